#include "pybind.hpp"

#include "quotestance/summary.hpp"

namespace quotestance::python {
namespace {

template <typename T>
using Array = py::array_t<T, py::array::c_style | py::array::forcecast>;

py::dict summarize_arrays(const Array<double>& values, const Array<std::int8_t>& labels,
                          const Array<std::int64_t>& groups, std::size_t k) {
    const auto span = [](const auto& a) { return std::span(a.data(), static_cast<std::size_t>(a.size())); };
    Summary s;
    {
        const py::gil_scoped_release release;
        s = summarize(span(values), span(labels), span(groups), k);
    }
    using namespace py::literals;
    const py::array_t<double> shares =
        adopt(std::move(s.shares)).reshape({static_cast<py::ssize_t>(k), py::ssize_t{4}});
    return py::dict("count"_a = adopt(std::move(s.count)), "scored"_a = adopt(std::move(s.scored)),
                    "mean"_a = adopt(std::move(s.mean)), "shares"_a = shares);
}

}  // namespace

void register_summary(py::module_& m) {
    m.def("summarize", &summarize_arrays, py::arg("values"), py::arg("labels"), py::arg("groups"), py::arg("k"));
}

}  // namespace quotestance::python
