#include "pybind.hpp"

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
        std::vector<std::uint8_t> bytes(column.bytes.begin(), column.bytes.end());
        return py::make_tuple(adopt(std::move(column.offsets)), adopt(std::move(bytes)));
    }
};

// The caller's buffers as a batch; they must outlive it.
Batch batch_of(const Array<std::int64_t>& offsets, const py::buffer_info& bytes,
               const std::optional<Array<std::uint8_t>>& valid, const std::optional<Array<std::int32_t>>& dates,
               const std::optional<Array<std::int8_t>>& languages) {
    const std::size_t length = static_cast<std::size_t>(bytes.size * bytes.itemsize);
    Batch batch;
    batch.offsets = {offsets.data(), static_cast<std::size_t>(offsets.size())};
    batch.data = {static_cast<const char*>(bytes.ptr), length};
    const std::size_t n = batch.size();
    for (std::size_t i = 0; i < batch.offsets.size(); ++i)
        if (batch.offsets[i] < (i ? batch.offsets[i - 1] : 0) || batch.offsets[i] > static_cast<std::int64_t>(length))
            throw InvalidOption("offsets", std::to_string(batch.offsets[i]),
                                "offsets must grow and stay within the data");
    batch.valid = optional_span(valid, n, "valid");
    batch.dates = optional_span(dates, n, "dates");
    batch.languages = optional_span(languages, n, "languages");
    return batch;
}

template <typename Table>
py::dict to_python(Table& table) {
    py::dict out;
    Table::each(table, [&](std::string_view name, auto& column) { out[py::str(name)] = ToPython::cast(column); });
    return out;
}

py::dict analyze(const Analyzer& analyzer, const Array<std::int64_t>& offsets, const py::buffer& data,
                 const std::optional<Array<std::uint8_t>>& valid, const std::optional<Array<std::int32_t>>& dates,
                 const std::optional<Array<std::int8_t>>& languages, unsigned threads) {
    const py::buffer_info bytes = data.request();
    const Batch batch = batch_of(offsets, bytes, valid, dates, languages);
    Columns columns;
    {
        const py::gil_scoped_release release;
        columns = analyzer.analyze(batch, threads);
    }
    return to_python(columns);
}

py::dict score_targets(const Analyzer& analyzer, const Array<std::int64_t>& offsets, const py::buffer& data,
                       const Array<std::int64_t>& begins, const Array<std::int64_t>& ends,
                       const std::optional<Array<std::uint8_t>>& valid,
                       const std::optional<Array<std::int8_t>>& languages, unsigned threads) {
    const py::buffer_info bytes = data.request();
    const Batch batch = batch_of(offsets, bytes, valid, std::nullopt, languages);
    const auto begin = optional_span(std::optional(begins), batch.size(), "begins");
    const auto end = optional_span(std::optional(ends), batch.size(), "ends");
    SpanColumns columns;
    {
        const py::gil_scoped_release release;
        columns = analyzer.score_targets(batch, begin, end, threads);
    }
    return to_python(columns);
}

}  // namespace

void register_analyzer(py::module_& m) {
    py::class_<Analyzer, std::shared_ptr<Analyzer>>(m, "Analyzer")
        .def(py::init(&make_analyzer), py::arg("lexicon"), py::arg("targets") = std::vector<std::string>{"west"},
             py::arg("evidence_from") = std::vector<std::string>{"quoted", "paraphrase", "cue"},
             py::arg("speaker_prior") = false, py::arg("abstain_below") = 0.0)
        .def("analyze", &analyze, py::arg("offsets"), py::arg("data"), py::arg("valid") = py::none(),
             py::arg("dates") = py::none(), py::arg("languages") = py::none(), py::arg("threads") = 1U)
        .def("score_targets", &score_targets, py::arg("offsets"), py::arg("data"), py::arg("begins"), py::arg("ends"),
             py::arg("valid") = py::none(), py::arg("languages") = py::none(), py::arg("threads") = 1U);
}

}  // namespace quotestance::python
