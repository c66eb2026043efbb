#include "arrays.hpp"

#include "quotestance/errors.hpp"
#include "quotestance/measurement.hpp"
#include "quotestance/trajectory.hpp"

namespace quotestance::python {
namespace {

py::dict measure_periods(const Array<double>& values, const Array<std::int64_t>& cells,
                         const Array<std::int64_t>& articles, const Array<std::int64_t>& series,
                         const Array<std::int64_t>& wholes, double enough) {
    Measurement m;
    std::vector<std::int8_t> known;
    {
        const py::gil_scoped_release release;
        const Clusters clusters(span_of(values), span_of(cells), span_of(articles),
                                static_cast<std::size_t>(series.size()));
        m = measure(clusters, span_of(series), span_of(wholes), enough);
        for (const Known k : m.known) known.push_back(static_cast<std::int8_t>(k));
    }
    using namespace py::literals;
    return py::dict("mean"_a = adopt(std::move(m.mean)), "variance"_a = adopt(std::move(m.variance)),
                    "articles"_a = adopt(std::move(m.articles)), "known"_a = adopt(std::move(known)));
}

std::vector<Observation> observations_of(std::span<const double> values, std::span<const double> variances,
                                         std::span<const std::int64_t> steps) {
    if (values.size() != variances.size() || values.size() != steps.size())
        throw InvalidOption("values", std::to_string(values.size()),
                            "values, variances and steps must have one length");
    std::vector<Observation> rows;
    rows.reserve(values.size());
    for (std::size_t t = 0; t < values.size(); ++t)
        rows.push_back({.value = values[t], .variance = variances[t], .step = static_cast<double>(steps[t])});
    return rows;
}

py::list to_python(const std::vector<Change>& changes) {
    py::list out;
    for (const Change& c : changes)
        out.append(py::make_tuple(c.series, c.row, c.earliest, c.latest, c.probability, c.before, c.after));
    return out;
}

py::dict follow_levels(const Array<double>& values, const Array<double>& variances, const Array<std::int64_t>& steps,
                       const Array<std::int64_t>& ends, bool trend, double jump_deviation, double probable, double mass,
                       unsigned threads) {
    const TrajectoryOptions options{.trend = trend,
                                    .jump_deviation = jump_deviation,
                                    .probable = probable,
                                    .mass = mass,
                                    .threads = threads,
                                    .watch = stop_if_interrupted};
    Trajectories t;
    {
        const py::gil_scoped_release release;
        const std::vector<std::size_t> last(ends.data(), ends.data() + ends.size());
        t = trajectories(observations_of(span_of(values), span_of(variances), span_of(steps)), last, options);
    }
    using namespace py::literals;
    return py::dict("mean"_a = adopt(std::move(t.mean)), "variance"_a = adopt(std::move(t.variance)),
                    "distance"_a = adopt(std::move(t.distance)),
                    "level_variance"_a = adopt(std::move(t.level_variance)),
                    "slope_variance"_a = adopt(std::move(t.slope_variance)),
                    "likelihood"_a = adopt(std::move(t.likelihood)), "changes"_a = to_python(t.changes));
}

}  // namespace

void register_trajectory(py::module_& m) {
    m.def("measure_periods", &measure_periods, py::arg("values"), py::arg("cells"), py::arg("articles"),
          py::arg("series"), py::arg("wholes"), py::kw_only(), py::arg("enough"));
    m.def("follow_levels", &follow_levels, py::arg("values"), py::arg("variances"), py::arg("steps"), py::arg("ends"),
          py::kw_only(), py::arg("trend"), py::arg("jump_deviation"), py::arg("probable"), py::arg("mass"),
          py::arg("threads"));
    m.def("fewest_observations", &fewest_observations, py::arg("trend"));
}

}  // namespace quotestance::python
