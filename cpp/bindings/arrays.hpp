// NumPy arrays as the core takes them, for every binding that is given columns of numbers.
#pragma once

#include <span>

#include "pybind.hpp"

namespace quotestance::python {

// Contiguous; of another type, it is converted.
template <typename T>
using Array = py::array_t<T, py::array::c_style | py::array::forcecast>;

// Valid while the array lives; of several dimensions, in C order.
template <typename T>
std::span<const T> span_of(const Array<T>& a) {
    return {a.data(), static_cast<std::size_t>(a.size())};
}

}  // namespace quotestance::python
