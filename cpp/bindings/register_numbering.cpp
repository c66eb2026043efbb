#include "buffers.hpp"

#include "quotestance/numbering.hpp"

namespace quotestance::python {
namespace {

template <typename T>
using Array = py::array_t<T, py::array::c_style>;

// Of a chunk of Arrow texts: the bits of those that are there (or None), offsets, bytes (or None), first text and how many.
using PyTexts = std::tuple<py::object, py::object, py::object, std::size_t, std::size_t>;

py::tuple to_python(Numbered&& found) {
    return py::make_tuple(adopt(std::move(found.numbers)), adopt(std::move(found.first)));
}

template <typename Offset>
py::tuple number_texts(const std::vector<PyTexts>& chunks) {
    std::vector<TextChunk<Offset>> views;
    for (const auto& [valid, offsets, bytes, first, rows] : chunks)
        views.push_back(
            {buffer_of<Offset>(offsets), buffer_of<std::byte>(bytes), buffer_of<std::byte>(valid), first, rows});
    TextNumbering numbering;
    {
        const py::gil_scoped_release release;
        for (const TextChunk<Offset>& chunk : views) numbering.add(chunk);
    }
    return to_python(std::move(numbering).take());
}

template <typename T>
py::tuple number_integers(const Array<T>& values) {
    Numbered found;
    {
        const std::span<const T> span{values.data(), static_cast<std::size_t>(values.size())};
        const py::gil_scoped_release release;
        found = number(span);
    }
    return to_python(std::move(found));
}

auto present_codes(const Array<std::int32_t>& codes, std::size_t count) {
    return adopt(present({codes.data(), static_cast<std::size_t>(codes.size())}, count));
}

// One array, and the largest distance from 0.
py::tuple fill_numbers(const std::vector<PyNumbers>& chunks) {
    const std::vector<NumberChunk> views = chunks_of(chunks);
    std::size_t rows = 0;
    for (const NumberChunk& chunk : views) rows += chunk.rows;
    py::array_t<double> array(static_cast<py::ssize_t>(rows));
    std::span<double> to{array.mutable_data(), rows};
    double most = 0;
    {
        const py::gil_scoped_release release;
        for (const NumberChunk& chunk : views) {
            most = std::max(most, fill(chunk, to));
            to = to.subspan(chunk.rows);
        }
    }
    return py::make_tuple(array, most);
}

}  // namespace

void register_numbering(py::module_& m) {
    m.def("fill_numbers", &fill_numbers, py::arg("chunks"));
    m.def("number_strings", &number_texts<std::int32_t>, py::arg("chunks"));
    m.def("number_large_strings", &number_texts<std::int64_t>, py::arg("chunks"));
    m.def("present", &present_codes, py::arg("codes"), py::arg("count"));
    m.def("number_integers", &number_integers<std::int32_t>, py::arg("values").noconvert());
    m.def("number_integers", &number_integers<std::int64_t>, py::arg("values"));
}

}  // namespace quotestance::python
