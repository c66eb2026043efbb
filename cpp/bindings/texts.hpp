// Texts where they lie in the memory of Python objects, for every binding that reads them.
#pragma once

#include "pybind.hpp"

#include "quotestance/batch.hpp"

namespace quotestance::python {

struct Texts {
    std::vector<TextView> views;
    std::vector<py::object> owners;  // whose memory the views look at
};

}  // namespace quotestance::python
