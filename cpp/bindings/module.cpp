#include "pybind.hpp"

PYBIND11_MODULE(_core, m, pybind11::mod_gil_not_used()) {
    m.doc() = "The compiled core of quotestance: lexicon, texts, analyzer, summaries.";
    quotestance::python::register_errors(m);
    quotestance::python::register_lexicon(m);
    quotestance::python::register_learning(m);
    quotestance::python::register_texts(m);
    quotestance::python::register_analyzer(m);
    quotestance::python::register_numbering(m);
    quotestance::python::register_summary(m);
    quotestance::python::register_correction(m);
    quotestance::python::register_agreement(m);
    quotestance::python::register_trajectory(m);
    quotestance::python::register_tensor(m);
    quotestance::python::register_duplicates(m);
    quotestance::python::register_positions(m);
    quotestance::python::register_contrast(m);
    quotestance::python::register_inspect(m);
}
