#include "quotestance/check.hpp"

#include <algorithm>
#include <tuple>

namespace quotestance {
namespace {

// A phrase as it would stand in a text: with the capitals that its entry asks for.
std::string written(std::string_view phrase, const Entry& e) {
    std::string out(phrase);
    const auto upper = [](char& c) { c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
    for (std::size_t i = 0; i + 1 < out.size(); ++i)  // initials are told by their capitals: U.S.
        if (out[i + 1] == '.' && (i == 0 || out[i - 1] == ' ' || out[i - 1] == '.')) upper(out[i]);
    if (e.all_upper) {
        std::for_each(out.begin(), out.end(), upper);
    } else if (e.capitalised) {
        upper(out.front());
    }
    return out;
}

bool found_alone(Tokens& tokens, Matches& matches, const std::string& text, const Entry& e) {
    tokens.assign(text);
    const Language language =
        tokens.settle_language(e.language == Language::unknown ? Language::indonesian : e.language);
    matches.assign(tokens, language);
    const auto found = matches.of(e.type, {0, 1});
    return std::any_of(found.begin(), found.end(),
                       [&](const Match& m) { return m.entry == &e && m.tokens.last == tokens.size(); });
}

}  // namespace

std::vector<Finding> check(const Lexicon& lexicon) {
    std::vector<Finding> out = lexicon.findings();
    Tokens tokens(lexicon);
    Matches matches;
    lexicon.phrases().each([&](std::string_view phrase, std::span<const Entry> entries) {
        for (const Entry& e : entries) {
            const bool plain = e.type != EntryType::surname && e.type != EntryType::abbreviation;
            if (!plain || phrase.front() == '.' ||
                (static_cast<unsigned char>(phrase.front()) >= 0x80 && e.capitalised))
                continue;
            if (!found_alone(tokens, matches, written(phrase, e), e))
                out.push_back({lexicon.file(lexicon.phrases().row(e)), lexicon.phrases().row(e).line, "unreachable",
                               "'" + std::string(phrase) + "' matches no text, not even itself"});
        }
    });
    std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
    return out;
}

}  // namespace quotestance
