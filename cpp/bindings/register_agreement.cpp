#include "arrays.hpp"

#include "quotestance/agreement.hpp"

namespace quotestance::python {
namespace {

py::dict agree_arrays(const Array<std::int8_t>& a, const Array<std::int8_t>& b, const Array<std::int64_t>& articles,
                      std::size_t kinds, unsigned replicates, double level, std::uint64_t seed, unsigned threads) {
    const BootstrapOptions options{
        .replicates = replicates, .level = level, .seed = seed, .threads = threads, .watch = stop_if_interrupted};
    std::array<Agreed, coefficient_count> found;
    {
        const py::gil_scoped_release release;
        found = agree(span_of(a), span_of(b), span_of(articles), kinds, options);
    }
    std::vector<double> values, low, high;
    std::vector<std::int64_t> undefined;
    for (const Agreed& each : found) {
        values.push_back(each.value), low.push_back(each.interval.low), high.push_back(each.interval.high);
        undefined.push_back(each.undefined);
    }
    py::dict out;
    out["value"] = adopt(std::move(values));
    out["low"] = adopt(std::move(low));
    out["high"] = adopt(std::move(high));
    out["undefined"] = adopt(std::move(undefined));
    return out;
}

}  // namespace

void register_agreement(py::module_& m) {
    m.def("agree", &agree_arrays, py::arg("a"), py::arg("b"), py::arg("articles"), py::kw_only(), py::arg("kinds"),
          py::arg("replicates"), py::arg("level"), py::arg("seed"), py::arg("threads"));
}

}  // namespace quotestance::python
