#include "pybind.hpp"

#include <memory>

#include "quotestance/errors.hpp"
#include "quotestance/learning.hpp"
#include "quotestance/terms.hpp"

namespace quotestance::python {
namespace {

template <typename T>
using Array = py::array_t<T, py::array::c_style>;

// Weights with the lexicon that names them.
struct NamedWeights {
    std::shared_ptr<Lexicon> lexicon;
    Weights weights;
};

std::string_view name_of_idea(const Lexicon& lexicon, const Weights& weights, WeightId id) {
    return name_of({{}, weights.idea_of(id), weights.role_of(id), Origin::nobody, 0}, lexicon);
}

Reading reading_named(const std::string& name) {
    if (name == name_of(Reading::statement)) return Reading::statement;
    if (name == name_of(Reading::span)) return Reading::span;
    throw InvalidOption("reading", name, "a reading is statement or span", {"statement", "span"});
}

// Every weight of a reading: of what, in which role, by hand and as it is now.
py::dict rows(const NamedWeights& named, const std::string& reading) {
    const Reading r = reading_named(reading);
    const Weights& w = named.weights;
    py::list ideas, roles, priors, against, in_favour, hand_against, hand_for;
    for (WeightId id = 0; id < w.size(); ++id) {
        ideas.append(name_of_idea(*named.lexicon, w, id));
        roles.append(name_of(w.role_of(id)));
        priors.append(w.prior(id));
        against.append(w.at(id, r).against), in_favour.append(w.at(id, r).in_favour);
        hand_against.append(w.hand_set(id).against), hand_for.append(w.hand_set(id).in_favour);
    }
    using namespace py::literals;
    return py::dict("concept"_a = ideas, "role"_a = roles, "prior"_a = priors, "against"_a = against,
                    "for"_a = in_favour, "hand_against"_a = hand_against, "hand_for"_a = hand_for);
}

// Terms as the evidence of a table names them: `ideas` and `roles` by term, as numbers of `names` and of Role.
Examples examples_of(const NamedWeights& named, const Array<std::int64_t>& offsets,
                     const std::vector<std::string>& names, const Array<std::int32_t>& ideas,
                     const Array<std::int8_t>& roles, const Array<double>& amounts, const Array<std::int8_t>& labels,
                     const Array<std::int64_t>& groups) {
    const IdeaNames index(*named.lexicon);
    Examples out;
    const std::size_t n = static_cast<std::size_t>(labels.size());
    if (static_cast<std::size_t>(offsets.size()) != n + 1 || static_cast<std::size_t>(groups.size()) != n)
        throw InvalidOption("labels", std::to_string(n), "one label and one group for each row are needed");
    out.offsets.assign(offsets.data(), offsets.data() + offsets.size());
    out.labels.assign(labels.data(), labels.data() + n);
    out.groups.assign(groups.data(), groups.data() + n);
    out.amounts.assign(amounts.data(), amounts.data() + amounts.size());
    for (py::ssize_t j = 0; j < ideas.size(); ++j) {
        const std::string& name = names[static_cast<std::size_t>(ideas.at(j))];
        const auto role = static_cast<Role>(roles.at(j));
        const std::uint32_t idea = index.find(name, role);
        if (idea == none)
            throw InvalidOption("statements", name,
                                "the evidence names '" + name + "' in the role '" + std::string(name_of(role)) +
                                    "', which this lexicon does not have; it was made with another one");
        out.weights.push_back(named.weights.of(idea, role));
    }
    return out;
}

py::tuple learn_weights(const NamedWeights& prior, const Array<std::int64_t>& offsets,
                        const std::vector<std::string>& names, const Array<std::int32_t>& ideas,
                        const Array<std::int8_t>& roles, const Array<double>& amounts, const Array<std::int8_t>& labels,
                        const Array<std::int64_t>& groups, const LearningOptions& options, const std::string& reading) {
    const Examples examples = examples_of(prior, offsets, names, ideas, roles, amounts, labels, groups);
    const Reading r = reading_named(reading);
    Learned learned;
    {
        const py::gil_scoped_release release;
        learned = learn(prior.weights, r, examples, options);
    }
    NamedWeights out = prior;
    out.weights.replace(std::move(learned.weights), r);
    using namespace py::literals;
    return py::make_tuple(std::move(out), py::dict("loss"_a = learned.loss, "steps"_a = learned.steps,
                                                   "converged"_a = learned.converged, "scales"_a = learned.scales));
}

py::array_t<double> held_out(const NamedWeights& prior, const Array<std::int64_t>& offsets,
                             const std::vector<std::string>& names, const Array<std::int32_t>& ideas,
                             const Array<std::int8_t>& roles, const Array<double>& amounts,
                             const Array<std::int8_t>& labels, const Array<std::int64_t>& groups,
                             const LearningOptions& options, const std::string& reading, unsigned folds) {
    const Examples examples = examples_of(prior, offsets, names, ideas, roles, amounts, labels, groups);
    const Reading r = reading_named(reading);
    std::vector<double> out;
    {
        const py::gil_scoped_release release;
        out = cross_validate(prior.weights, r, examples, folds, options);
    }
    return adopt(std::move(out)).reshape({-1, 3});
}

NamedWeights learn_tones_of(const NamedWeights& prior, const Array<std::int64_t>& offsets,
                            const Array<std::uint32_t>& concepts, const Array<double>& amounts,
                            const Array<double>& ratings, double spread, double noise) {
    RatedTexts texts;
    texts.offsets.assign(offsets.data(), offsets.data() + offsets.size());
    texts.concepts.assign(concepts.data(), concepts.data() + concepts.size());
    texts.amounts.assign(amounts.data(), amounts.data() + amounts.size());
    texts.ratings.assign(ratings.data(), ratings.data() + ratings.size());
    if (texts.offsets.size() != texts.ratings.size() + 1)
        throw InvalidOption("ratings", std::to_string(texts.ratings.size()), "one rating for each text is needed");
    NamedWeights out = prior;
    const py::gil_scoped_release release;
    out.weights.replace_tones(learn_tones(prior.weights, texts, spread, noise));
    return out;
}

}  // namespace

void register_learning(py::module_& m) {
    py::class_<LearningOptions>(m, "LearningOptions")
        .def(py::init([](double spread, double free_spread, double scale_spread, unsigned steps) {
                 return LearningOptions{
                     .spread = spread, .free_spread = free_spread, .scale_spread = scale_spread, .steps = steps};
             }),
             py::kw_only(), py::arg("spread") = 0.5, py::arg("free_spread") = 2.0, py::arg("scale_spread") = 1.0,
             py::arg("steps") = 300U);
    py::class_<NamedWeights>(m, "Weights")
        .def(py::init([](std::shared_ptr<Lexicon> lexicon) {
                 Weights weights(*lexicon);
                 return NamedWeights{std::move(lexicon), std::move(weights)};
             }),
             py::arg("lexicon"))
        .def("rows", &rows, py::arg("reading"))
        .def("tones",
             [](const NamedWeights& w) {
                 return adopt(std::vector<double>(w.weights.tones().begin(), w.weights.tones().end()));
             })
        .def("learn_tones", &learn_tones_of, py::arg("offsets"), py::arg("concepts"), py::arg("amounts"),
             py::arg("ratings"), py::arg("spread"), py::arg("noise"))
        .def("learn", &learn_weights, py::arg("offsets"), py::arg("names"), py::arg("ideas"), py::arg("roles"),
             py::arg("amounts"), py::arg("labels"), py::arg("groups"), py::arg("options"), py::arg("reading"))
        .def("cross_validate", &held_out, py::arg("offsets"), py::arg("names"), py::arg("ideas"), py::arg("roles"),
             py::arg("amounts"), py::arg("labels"), py::arg("groups"), py::arg("options"), py::arg("reading"),
             py::arg("folds") = 5U);
}

}  // namespace quotestance::python
