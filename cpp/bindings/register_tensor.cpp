#include "arrays.hpp"
#include "buffers.hpp"

#include "quotestance/tensor.hpp"

namespace quotestance::python {
namespace {

// Of a dimension: the codes of the rows, what is taken off them, the place of each code, and the number of places.
using PyAxis = std::tuple<Array<std::int32_t>, std::int32_t, Array<std::int32_t>, std::size_t>;

Tensor make_tensor(const std::vector<PyAxis>& axes, const std::vector<PyNumbers>& values,
                   const std::optional<Array<double>>& weights) {
    std::vector<Axis> spans;
    for (const auto& [codes, base, lookup, size] : axes) spans.push_back({span_of(codes), base, span_of(lookup), size});
    const std::vector<NumberChunk> chunks = chunks_of(values);
    const std::span<const double> weights_span = weights ? span_of(*weights) : std::span<const double>();
    const py::gil_scoped_release release;
    return {spans, chunks, weights_span};
}

// The memory of the tensor as a NumPy array, which keeps the tensor alive and cannot be written to: nothing is copied.
template <auto Member>
py::array view(const py::object& self) {
    const auto& found = (self.cast<const Tensor&>().*Member)();
    using Value = typename std::decay_t<decltype(found)>::value_type;
    const std::vector<py::ssize_t> shape(found.shape().begin(), found.shape().end());
    py::array_t<Value> array(shape, found.data(), self);  // C order
    array.attr("setflags")(py::arg("write") = false);
    return array;
}

}  // namespace

void register_tensor(py::module_& m) {
    py::class_<Tensor>(m, "Tensor")
        .def(py::init(&make_tensor), py::arg("axes"), py::arg("values"), py::arg("weights") = py::none())
        .def_property_readonly("rows", &view<&Tensor::rows>)
        .def_property_readonly("count", &view<&Tensor::count>)
        .def_property_readonly("weight", &view<&Tensor::weight>)
        .def_property_readonly("squares", &view<&Tensor::squares>)
        .def_property_readonly("mean", &view<&Tensor::mean>)
        .def_property_readonly("variance", &view<&Tensor::variance>)
        .def_property_readonly("most", &Tensor::most)
        .def_static("most_cells", [] { return Tensor::most_cells; });
}

}  // namespace quotestance::python
