#include "arrays.hpp"

#include "quotestance/bootstrap.hpp"
#include "quotestance/pooling.hpp"
#include "quotestance/summary.hpp"

namespace quotestance::python {
namespace {

py::dict summarize_arrays(const Array<double>& values, const Array<std::int8_t>& labels,
                          const Array<std::int64_t>& groups, std::size_t k) {
    Summary s;
    {
        const py::gil_scoped_release release;
        s = summarize(span_of(values), span_of(labels), span_of(groups), k);
    }
    using namespace py::literals;
    const py::array_t<double> shares =
        adopt(std::move(s.shares)).reshape({static_cast<py::ssize_t>(k), py::ssize_t{4}});
    return py::dict("count"_a = adopt(std::move(s.count)), "scored"_a = adopt(std::move(s.scored)),
                    "mean"_a = adopt(std::move(s.mean)), "shares"_a = shares);
}

// What all articles of each group come to.
struct Sizes {
    std::vector<std::int64_t> articles;
    std::vector<double> effective;
    explicit Sizes(const Clusters& clusters) {
        for (std::size_t g = 0; g < clusters.groups(); ++g) {
            articles.push_back(static_cast<std::int64_t>(clusters.of(g).size()));
            effective.push_back(spread_of(clusters.of(g)).effective_articles());
        }
    }
};

py::dict to_python(Sizes&& sizes, const std::vector<Interval>& intervals, Pooled&& pooled) {
    std::vector<double> low, high;
    for (const Interval& i : intervals) low.push_back(i.low), high.push_back(i.high);
    using namespace py::literals;
    return py::dict("articles"_a = adopt(std::move(sizes.articles)),
                    "effective_articles"_a = adopt(std::move(sizes.effective)), "low"_a = adopt(std::move(low)),
                    "high"_a = adopt(std::move(high)), "pooled"_a = adopt(std::move(pooled.mean)),
                    "weight"_a = adopt(std::move(pooled.weight)), "whole"_a = adopt(std::move(pooled.whole)));
}

py::dict estimate_means(const Array<double>& values, const Array<std::int64_t>& groups,
                        const Array<std::int64_t>& articles, const Array<std::int64_t>& wholes, unsigned replicates,
                        double level, std::uint64_t seed, unsigned threads) {
    const auto k = static_cast<std::size_t>(wholes.size());
    const BootstrapOptions options{
        .replicates = replicates, .level = level, .seed = seed, .threads = threads, .watch = stop_if_interrupted};
    std::vector<Interval> intervals;
    Pooled pooled;
    std::optional<Sizes> sizes;
    {
        const py::gil_scoped_release release;
        const Clusters clusters(span_of(values), span_of(groups), span_of(articles), k);
        sizes.emplace(clusters);
        pooled = pool(clusters, span_of(wholes), k);
        intervals = bootstrap(clusters, options);
    }
    return to_python(std::move(*sizes), intervals, std::move(pooled));
}

}  // namespace

void register_summary(py::module_& m) {
    m.def("summarize", &summarize_arrays, py::arg("values"), py::arg("labels"), py::arg("groups"), py::arg("k"));
    m.def("estimate_means", &estimate_means, py::arg("values"), py::arg("groups"), py::arg("articles"),
          py::arg("wholes"), py::kw_only(), py::arg("replicates"), py::arg("level"), py::arg("seed"),
          py::arg("threads"));
    m.def("fewest_replicates", &fewest_replicates, py::arg("level"));
}

}  // namespace quotestance::python
