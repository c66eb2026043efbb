#include "arrays.hpp"
#include "texts.hpp"

#include "quotestance/attribution.hpp"
#include "quotestance/contrast.hpp"
#include "quotestance/decomposition.hpp"
#include "quotestance/errors.hpp"

namespace quotestance::python {
namespace {

using namespace py::literals;

std::vector<WordCount> count(const Texts& texts, std::span<const std::int8_t> sides) {
    if (sides.size() != texts.views.size())
        throw InvalidOption("sides", std::to_string(sides.size()), "a side for each text is needed");
    Utf8 utf8;
    WordCounter counter;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (sides[i] < 0 || sides[i] > 2)
            throw InvalidOption("sides", std::to_string(sides[i]), "a side is 0, 1, or 2 for neither");
        if (texts.views[i].is_null()) continue;
        try {
            counter.add(utf8(texts.views[i], i), static_cast<std::int64_t>(i), static_cast<Side>(sides[i]));
        } catch (const InvalidText&) {
            // It cannot be read, so it has no words.
        }
    }
    return counter.take();
}

// The words as Arrow's `large_string` lays them out, how often each stands on either side and elsewhere, and its two examples.
py::dict count_words(const Texts& texts, const Array<std::int8_t>& sides) {
    std::vector<std::int64_t> offsets{0}, counts, examples;
    std::vector<char> bytes;
    {
        const py::gil_scoped_release release;
        for (const WordCount& found : count(texts, span_of(sides))) {
            bytes.insert(bytes.end(), found.word.begin(), found.word.end());
            offsets.push_back(static_cast<std::int64_t>(bytes.size()));
            counts.insert(counts.end(), found.counts.begin(), found.counts.end());
            examples.insert(examples.end(), found.examples.begin(), found.examples.end());
        }
    }
    const auto words = static_cast<py::ssize_t>(offsets.size()) - 1;
    return py::dict("offsets"_a = adopt(std::move(offsets)), "bytes"_a = adopt(std::move(bytes)),
                    "counts"_a = adopt(std::move(counts)).reshape({words, py::ssize_t{3}}),
                    "examples"_a = adopt(std::move(examples)).reshape({words, py::ssize_t{2}}));
}

py::tuple odds(const Array<double>& a, const Array<double>& b, const Array<double>& prior, double prior_total) {
    LogOdds found = log_odds(span_of(a), span_of(b), span_of(prior), prior_total);
    return py::make_tuple(adopt(std::move(found.ratio)), adopt(std::move(found.z)));
}

py::tuple attribute_evidence(const Array<std::int64_t>& statements, const Array<double>& against,
                             const Array<double>& in_favour, const Array<std::uint8_t>& base, std::size_t count) {
    Attribution found;
    {
        const py::gil_scoped_release release;
        found = attribute({span_of(statements), span_of(against), span_of(in_favour), span_of(base)}, count);
    }
    return py::make_tuple(adopt(std::move(found.pieces)), adopt(std::move(found.statements)));
}

py::dict to_python(const Decomposition& found) {
    std::vector<std::int64_t> statements, articles;
    std::vector<double> means, low, high;
    for (const Decomposition::Term& term : found.terms) {
        statements.insert(statements.end(), term.statements.begin(), term.statements.end());
        means.insert(means.end(), term.means.begin(), term.means.end());
        articles.push_back(term.articles), low.push_back(term.interval.low), high.push_back(term.interval.high);
    }
    const auto terms = static_cast<py::ssize_t>(found.terms.size());
    return py::dict("statements"_a = adopt(std::move(statements)).reshape({terms, py::ssize_t{2}}),
                    "means"_a = adopt(std::move(means)).reshape({terms, py::ssize_t{2}}),
                    "articles"_a = adopt(std::move(articles)), "low"_a = adopt(std::move(low)),
                    "high"_a = adopt(std::move(high)), "total_low"_a = found.interval.low,
                    "total_high"_a = found.interval.high);
}

py::dict decompose_means(const Array<std::int64_t>& statements, const Array<std::int64_t>& terms,
                         const Array<double>& values, const Array<std::int8_t>& sides,
                         const Array<std::int64_t>& articles, std::size_t k, unsigned replicates, double level,
                         std::uint64_t seed, unsigned threads) {
    const BootstrapOptions options{
        .replicates = replicates, .level = level, .seed = seed, .threads = threads, .watch = stop_if_interrupted};
    Decomposition found;
    {
        const py::gil_scoped_release release;
        found = decompose({span_of(statements), span_of(terms), span_of(values), span_of(sides), span_of(articles)}, k,
                          options);
    }
    return to_python(found);
}

}  // namespace

void register_contrast(py::module_& m) {
    m.def("count_words", &count_words, "texts"_a, "sides"_a);
    m.def("log_odds", &odds, "a"_a, "b"_a, "prior"_a, "prior_total"_a);
    m.def("attribute", &attribute_evidence, "statements"_a, "against"_a, "in_favour"_a, "base"_a, "count"_a);
    m.def("decompose", &decompose_means, "statements"_a, "terms"_a, "values"_a, "sides"_a, "articles"_a, "k"_a,
          py::kw_only(), "replicates"_a, "level"_a, "seed"_a, "threads"_a);
}

}  // namespace quotestance::python
