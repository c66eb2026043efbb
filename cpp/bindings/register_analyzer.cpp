#include "texts.hpp"

#include "quotestance/analyzer.hpp"
#include "quotestance/errors.hpp"

namespace quotestance::python {
namespace {

template <typename T>
using Array = py::array_t<T, py::array::c_style>;

std::shared_ptr<Analyzer> make_analyzer(std::shared_ptr<Lexicon> lexicon, std::vector<std::string> targets,
                                        const std::vector<std::string>& evidence_from, bool speaker_prior,
                                        double abstain_below) {
    unsigned origins = 0;
    for (const std::string& name : evidence_from) {
        if (name == "quoted")
            origins |= 1U;
        else if (name == "paraphrase")
            origins |= 2U;
        else if (name == "cue")
            origins |= 4U;
        else
            throw InvalidOption("evidence_from", name, "one of quoted, paraphrase, cue",
                                {"quoted", "paraphrase", "cue"});
    }
    if (!(abstain_below >= 0 && abstain_below <= 1))
        throw InvalidOption("abstain_below", std::to_string(abstain_below), "a probability lies between 0 and 1");
    const bool every = targets == std::vector<std::string>{"auto"};
    Weights weights(*lexicon);
    return std::make_shared<Analyzer>(
        std::move(lexicon), std::move(weights),
        AnalyzerOptions{.targets = every ? std::vector<std::string>{} : std::move(targets),
                        .every_actor = every,
                        .stance = {origins, speaker_prior, abstain_below}});
}

template <typename T>
std::span<const T> optional_span(const std::optional<Array<T>>& array, std::size_t n, const char* name) {
    if (!array) return {};
    if (static_cast<std::size_t>(array->size()) != n)
        throw InvalidOption(name, std::to_string(array->size()), "one value for each article is needed");
    return {array->data(), n};
}

struct ToPython {
    template <typename T>
    static py::object cast(std::vector<T>& column) {
        return adopt(std::move(column));
    }
    static py::object cast(StringColumn& column) {
        return py::make_tuple(adopt(std::move(column.offsets)), adopt(std::move(column.bytes)));
    }
};

// The tables of all parts, each a dictionary of arrays by column.
template <typename Table>
py::list to_python(std::vector<Table>&& parts) {
    py::list out;
    for (Table& part : parts) {
        py::dict columns;
        Table::each(part, [&](std::string_view name, auto& c) { columns[py::str(name)] = ToPython::cast(c); });
        out.append(columns);
    }
    return out;
}

// Lets Python hear of Ctrl-C, and the caller of how far the work is.
std::function<void(std::size_t)> watch_for(const py::object& progress) {
    return [&progress](std::size_t done) {
        stop_if_interrupted();
        const py::gil_scoped_acquire gil;
        if (!progress.is_none()) progress(done);
    };
}

// `work(run)` without the GIL: the tables of the parts, and the texts that could not be read, as (row, byte, reason).
template <typename Work>
py::tuple in_python(unsigned threads, bool strict, const py::object& progress, const Work& work) {
    std::vector<InvalidText> unread;
    const Run run{.threads = threads, .unread = strict ? nullptr : &unread, .watch = watch_for(progress)};
    decltype(work(run)) parts;
    {
        const py::gil_scoped_release release;
        parts = work(run);
    }
    py::list bad;
    for (const InvalidText& e : unread) bad.append(py::make_tuple(e.document, e.byte, e.reason));
    return py::make_tuple(to_python(std::move(parts)), bad);
}

py::tuple analyze(const Analyzer& analyzer, const Texts& texts, const std::optional<Array<std::int32_t>>& dates,
                  const std::optional<Array<std::int8_t>>& languages, unsigned threads, bool strict,
                  const py::object& progress) {
    const std::size_t n = texts.views.size();
    const Batch batch{texts.views, optional_span(dates, n, "dates"), optional_span(languages, n, "languages")};
    return in_python(threads, strict, progress, [&](const Run& run) { return analyzer.analyze_parts(batch, run); });
}

py::tuple score_targets(const Analyzer& analyzer, const Texts& texts, const Array<std::int64_t>& begins,
                        const Array<std::int64_t>& ends, const std::optional<Array<std::int8_t>>& languages,
                        unsigned threads, bool strict) {
    const std::size_t n = texts.views.size();
    const Batch batch{texts.views, {}, optional_span(languages, n, "languages")};
    const auto begin = optional_span(std::optional(begins), n, "begins");
    const auto end = optional_span(std::optional(ends), n, "ends");
    return in_python(threads, strict, py::none(),
                     [&](const Run& run) { return analyzer.score_parts(batch, begin, end, run); });
}

}  // namespace

void register_analyzer(py::module_& m) {
    py::class_<Analyzer, std::shared_ptr<Analyzer>>(m, "Analyzer")
        .def(py::init(&make_analyzer), py::arg("lexicon"), py::arg("targets") = std::vector<std::string>{"west"},
             py::arg("evidence_from") = std::vector<std::string>{"quoted", "paraphrase", "cue"},
             py::arg("speaker_prior") = false, py::arg("abstain_below") = 0.0)
        .def("analyze", &analyze, py::arg("texts"), py::arg("dates") = py::none(), py::arg("languages") = py::none(),
             py::arg("threads") = 1U, py::arg("strict") = true, py::arg("progress") = py::none())
        .def("score_targets", &score_targets, py::arg("texts"), py::arg("begins"), py::arg("ends"),
             py::arg("languages") = py::none(), py::arg("threads") = 1U, py::arg("strict") = true);
}

}  // namespace quotestance::python
