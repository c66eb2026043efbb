#include "arrays.hpp"

#include <pybind11/eigen.h>

#include "quotestance/positions.hpp"

namespace quotestance::python {
namespace {

py::dict to_python(const LowRank& fit) {
    using namespace py::literals;
    return py::dict("rows"_a = fit.rows, "columns"_a = fit.columns, "base"_a = fit.base, "loss"_a = fit.loss,
                    "steps"_a = fit.steps, "converged"_a = fit.converged);
}

py::dict factorise_matrix(const Eigen::MatrixXd& values, const Eigen::MatrixXd& weights, unsigned dims, double ridge) {
    LowRank found;
    {
        const py::gil_scoped_release release;
        found = factorise(values, weights, {.dims = dims, .ridge = ridge});
    }
    return to_python(found);
}

py::dict positions(const Array<double>& values, const Array<std::int64_t>& rows, const Array<std::int64_t>& columns,
                   const Array<std::int64_t>& articles, unsigned dims, double ridge, unsigned replicates, double level,
                   const std::vector<std::int64_t>& anchors, std::uint64_t seed, unsigned threads) {
    const PositionOptions options{
        .dims = dims,
        .ridge = ridge,
        .anchors = anchors,
        .resampling = {
            .replicates = replicates, .level = level, .seed = seed, .threads = threads, .watch = stop_if_interrupted}};
    Positions found;
    {
        const py::gil_scoped_release release;
        found = find_positions({span_of(values), span_of(rows), span_of(columns), span_of(articles)}, options);
    }
    using namespace py::literals;
    py::dict out = to_python(found.fit);
    out["rows_low"] = found.rows_low, out["rows_high"] = found.rows_high;
    out["columns_low"] = found.columns_low, out["columns_high"] = found.columns_high;
    out["variance"] = found.variance, out["explained"] = found.explained, out["unfinished"] = found.unfinished;
    return out;
}

}  // namespace

void register_positions(py::module_& m) {
    m.def("factorise", &factorise_matrix, py::arg("values"), py::arg("weights"), py::kw_only(), py::arg("dims"),
          py::arg("ridge"));
    m.def("find_positions", &positions, py::arg("values"), py::arg("rows"), py::arg("columns"), py::arg("articles"),
          py::kw_only(), py::arg("dims"), py::arg("ridge"), py::arg("replicates"), py::arg("level"), py::arg("anchors"),
          py::arg("seed"), py::arg("threads"));
}

}  // namespace quotestance::python
