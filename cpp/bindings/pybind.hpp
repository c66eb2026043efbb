// Included first by every binding file.
#pragma once

#include <pybind11/native_enum.h>
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

namespace quotestance::python {

namespace py = pybind11;

void register_errors(py::module_& m);
void register_lexicon(py::module_& m);
void register_analyzer(py::module_& m);
void register_learning(py::module_& m);
void register_summary(py::module_& m);
void register_inspect(py::module_& m);

// A NumPy array that takes over a vector's memory: nothing is copied.
template <typename T>
py::array_t<T> adopt(std::vector<T>&& values) {
    auto* owner = new std::vector<T>(std::move(values));
    const py::capsule free(owner, [](void* p) { delete static_cast<std::vector<T>*>(p); });
    return py::array_t<T>(static_cast<py::ssize_t>(owner->size()), owner->data(), free);
}

}  // namespace quotestance::python
