// Columns as they lie in Arrow's memory, for every binding that takes them without a copy.
#pragma once

#include <span>

#include "pybind.hpp"
#include "quotestance/filling.hpp"

namespace quotestance::python {

// Of a chunk of Arrow numbers: the bits, the numbers, the first one and how many.
using PyNumbers = std::tuple<py::object, py::object, std::size_t, std::size_t>;

// An Arrow buffer, or nothing for None; the Python object keeps it alive.
template <typename T>
std::span<const T> buffer_of(const py::object& buffer) {
    if (buffer.is_none()) return {};
    const py::buffer_info info = py::reinterpret_borrow<py::buffer>(buffer).request();
    return {static_cast<const T*>(info.ptr), static_cast<std::size_t>(info.size * info.itemsize) / sizeof(T)};
}

inline std::vector<NumberChunk> chunks_of(const std::vector<PyNumbers>& chunks) {
    std::vector<NumberChunk> out;
    for (const auto& [valid, values, first, rows] : chunks)
        out.push_back({buffer_of<double>(values), buffer_of<std::byte>(valid), first, rows});
    return out;
}

}  // namespace quotestance::python
