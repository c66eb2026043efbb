// Weights as Python holds them: with the lexicon that names them.
#pragma once

#include <memory>

#include "pybind.hpp"

#include "quotestance/weights.hpp"

namespace quotestance::python {

struct NamedWeights {
    std::shared_ptr<Lexicon> lexicon;
    Weights weights;
};

}  // namespace quotestance::python
