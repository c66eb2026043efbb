#include "arrays.hpp"

#include "quotestance/correction.hpp"
#include "quotestance/student.hpp"

namespace quotestance::python {
namespace {

// Groups x terms, or groups x terms x terms.
py::array_t<double> stacked(const std::vector<Corrected>& groups, std::size_t width, const auto& part, bool square) {
    std::vector<double> out;
    for (const Corrected& g : groups) {
        const auto& values = part(g);
        out.insert(out.end(), values.data(), values.data() + values.size());
    }
    const auto k = static_cast<py::ssize_t>(groups.size()), p = static_cast<py::ssize_t>(width);
    py::array_t<double> flat = adopt(std::move(out));
    return square ? flat.reshape({k, p, p}) : flat.reshape({k, p});
}

py::array counts(const std::vector<Corrected>& groups, const auto& part) {
    std::vector<std::int64_t> out;
    for (const Corrected& g : groups) out.push_back(part(g));
    return adopt(std::move(out));
}

py::dict to_python(const std::vector<Corrected>& groups, std::size_t width) {
    const auto vectors = [&](Eigen::VectorXd Corrected::* part) {
        return stacked(groups, width, [part](const Corrected& g) -> const Eigen::VectorXd& { return g.*part; }, false);
    };
    const auto matrices = [&](Eigen::MatrixXd Corrected::* part) {
        return stacked(groups, width, [part](const Corrected& g) -> const Eigen::MatrixXd& { return g.*part; }, true);
    };
    const auto numbers = [&](auto part) { return counts(groups, [part](const Corrected& g) { return g.*part; }); };
    py::dict out;
    out["rows"] = numbers(&Corrected::rows);
    out["scored"] = numbers(&Corrected::scored);
    out["labels"] = numbers(&Corrected::labels);
    out["speaking"] = numbers(&Corrected::speaking);
    out["articles"] = numbers(&Corrected::articles);
    out["labelled_articles"] = numbers(&Corrected::labelled_articles);
    out["naive"] = vectors(&Corrected::naive);
    out["value"] = vectors(&Corrected::value);
    out["tuning"] = vectors(&Corrected::tuning);
    out["freedom"] = vectors(&Corrected::freedom);
    out["naive_covariance"] = matrices(&Corrected::naive_covariance);
    out["covariance"] = matrices(&Corrected::covariance);
    out["unaided"] = matrices(&Corrected::unaided);
    return out;
}

py::dict correct_arrays(const Array<double>& predicted, const Array<double>& labelled, const Array<double>& weights,
                        const Array<std::int64_t>& cells, const Array<std::int64_t>& groups,
                        const Array<std::int64_t>& articles, const Array<double>& terms, std::size_t width,
                        std::size_t k, bool together) {
    const LabelledRows rows{span_of(predicted), span_of(labelled), span_of(weights),
                            span_of(cells),     span_of(groups),   span_of(articles)};
    std::vector<Corrected> found;
    {
        const py::gil_scoped_release release;
        found = correct(rows, span_of(terms), width, k, together ? Tuning::together : Tuning::each);
    }
    return to_python(found, width);
}

}  // namespace

void register_correction(py::module_& m) {
    m.def("correct", &correct_arrays, py::arg("predicted"), py::arg("labelled"), py::arg("weights"), py::arg("cells"),
          py::arg("groups"), py::arg("articles"), py::arg("terms"), py::kw_only(), py::arg("width"), py::arg("k"),
          py::arg("together"));
    m.def("student_distance", py::vectorize(&student_distance), py::arg("level"), py::arg("freedom"));
}

}  // namespace quotestance::python
