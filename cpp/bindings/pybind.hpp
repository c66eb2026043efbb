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
void register_texts(py::module_& m);
void register_analyzer(py::module_& m);
void register_learning(py::module_& m);
void register_numbering(py::module_& m);
void register_summary(py::module_& m);
void register_correction(py::module_& m);
void register_agreement(py::module_& m);
void register_trajectory(py::module_& m);
void register_tensor(py::module_& m);
void register_duplicates(py::module_& m);
void register_positions(py::module_& m);
void register_contrast(py::module_& m);
void register_inspect(py::module_& m);

// What long work calls now and then without the GIL: Ctrl-C ends it.
inline void stop_if_interrupted() {
    const py::gil_scoped_acquire gil;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
}

// A NumPy array that takes over a vector's memory: nothing is copied. Bytes of text become numbers.
template <typename T>
auto adopt(std::vector<T>&& values) {
    using Number = std::conditional_t<std::is_same_v<T, char>, std::uint8_t, T>;
    auto* owner = new std::vector<T>(std::move(values));
    const py::capsule free(owner, [](void* p) { delete static_cast<std::vector<T>*>(p); });
    return py::array_t<Number>(static_cast<py::ssize_t>(owner->size()), reinterpret_cast<const Number*>(owner->data()),
                               free);
}

}  // namespace quotestance::python
