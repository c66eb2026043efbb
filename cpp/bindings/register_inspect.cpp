// What the first stages make of one text, laid open, so that the reference in tests/reference can be compared with it.
#include "pybind.hpp"

#include "quotestance/reader.hpp"

namespace quotestance::python {
namespace {

using namespace py::literals;

constexpr std::size_t types = static_cast<std::size_t>(EntryType::count);
constexpr std::array<std::string_view, types> type_names{"actor",   "surname", "title",     "cue",         "concept",
                                                         "shifter", "words",   "furniture", "abbreviation"};
constexpr std::array<std::string_view, 6> kind_names{"word",         "number", "double_quote",
                                                     "single_quote", "mark",   "line_end"};

py::object name_of_language(Language l) {
    if (l == Language::unknown) return py::none();
    return py::str(l == Language::english ? "en" : "id");
}

// What a phrase leads to: type, number in the lexicon, language, and what else tells two entries of a phrase apart.
py::tuple describe(const Entry& e) {
    return py::make_tuple(type_names[static_cast<std::size_t>(e.type)], e.index, name_of_language(e.language),
                          bool{e.capitalised}, bool{e.all_upper}, static_cast<int>(e.voice), bool{e.after_quote},
                          bool{e.pronoun}, bool{e.gerund});
}

// Each phrase of the tables, its folded words joined by blanks, with the entries that it leads to.
py::list phrases(const Lexicon& lexicon) {
    py::list out;
    lexicon.phrases().each([&](std::string_view phrase, std::span<const Entry> entries) {
        if (entries.empty()) return;
        py::list described;
        for (const Entry& e : entries) described.append(describe(e));
        out.append(py::make_tuple(py::str(phrase.data(), phrase.size()), described));
    });
    return out;
}

class WordReader {
public:
    explicit WordReader(std::shared_ptr<Lexicon> lexicon) : lexicon_(std::move(lexicon)), reader_(*lexicon_) {}

    py::dict read(std::string_view text, std::string_view language) {
        const Language as = language == "id"   ? Language::indonesian
                            : language == "en" ? Language::english
                                               : Language::unknown;
        reader_.read_words(text, as);
        return py::dict("language"_a = name_of_language(reader_.language), "tokens"_a = tokens(), "lines"_a = lines(),
                        "sentences"_a = sentences(), "matches"_a = matches());
    }

private:
    py::list tokens() const {
        py::list out;
        const Tokens& all = reader_.tokens;
        for (TokenId t = 0; t < all.size(); ++t) {
            const Token& token = all[t];
            const std::string word = lexicon_->phrases().text(token.word);
            out.append(py::make_tuple(reader_.points(token.begin), reader_.points(token.end),
                                      kind_names[static_cast<std::size_t>(token.kind)], token.upper, token.all_upper,
                                      token.space_before, token.line,
                                      token.word ? py::object(py::str(word)) : py::none(),
                                      token.is_word() && all.stands_uncapitalised(t)));
        }
        return out;
    }

    py::list lines() const {
        py::list out;
        for (const Line& line : reader_.tokens.lines())
            out.append(py::make_tuple(line.tokens.first, line.tokens.last, line.after_blank));
        return out;
    }

    py::list sentences() const {
        py::list out;
        for (const Span s : reader_.tokens.sentences()) out.append(py::make_tuple(s.first, s.last));
        return out;
    }

    py::dict matches() const {
        py::dict out;
        for (std::size_t type = 0; type < types; ++type) {
            py::list list;
            for (const Match& m : reader_.matches.of(static_cast<EntryType>(type)))
                list.append(py::make_tuple(m.tokens.first, m.tokens.last, describe(*m.entry)));
            out[py::str(type_names[type].data(), type_names[type].size())] = list;
        }
        return out;
    }

    std::shared_ptr<Lexicon> lexicon_;
    Reader reader_;
};

}  // namespace

void register_inspect(py::module_& m) {
    m.def("phrases", &phrases, py::arg("lexicon"));
    py::class_<WordReader>(m, "WordReader")
        .def(py::init<std::shared_ptr<Lexicon>>(), py::arg("lexicon"))
        .def("read", &WordReader::read, py::arg("text"), py::arg("language") = "");
}

}  // namespace quotestance::python
