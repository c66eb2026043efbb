#include "quotestance/matches.hpp"

#include <algorithm>

namespace quotestance {
namespace {

constexpr std::size_t types = static_cast<std::size_t>(EntryType::count);

// The language decides for words of speech and stance; names and titles stand in texts of every language.
bool speaks(const Entry& e, Language language) noexcept {
    const bool name = e.type == EntryType::actor || e.type == EntryType::surname || e.type == EntryType::title ||
                      e.type == EntryType::abbreviation;
    return name || e.language == Language::unknown || language == Language::unknown || e.language == language;
}

bool written_as(const Entry& e, const Token& first, bool single) noexcept {
    if (e.all_upper && single) return first.all_upper || (first.upper && first.end - first.begin > 3);
    return !e.capitalised || first.upper;
}

}  // namespace

void Matches::assign(const Tokens& tokens, Language language) {
    for (auto& list : by_type_) list.clear();
    begins_.assign(tokens.size(), 0);
    const Lexicon& lexicon = tokens.lexicon();
    std::array<TokenId, types> busy{};                          // each kind's last match ends here
    std::array<std::pair<TokenId, std::uint32_t>, types> best;  // end and node of the longest from here
    for (TokenId t = 0; t < tokens.size(); ++t) {
        if (!tokens[t].word || !lexicon.starts_phrase(tokens[t].word)) continue;
        best.fill({0, 0});
        std::uint32_t node = 0;
        for (TokenId end = t; end < tokens.size() && tokens[end].word && tokens[end].line == tokens[t].line; ++end) {
            node = lexicon.step(node, tokens[end].word);
            if (node == none) break;
            for (const Entry& e : lexicon.entries(node))
                if (speaks(e, language) && written_as(e, tokens[t], end == t))
                    best[static_cast<std::size_t>(e.type)] = {end + 1, node};
        }
        auto& actor = best[static_cast<std::size_t>(EntryType::actor)];
        auto& surname = best[static_cast<std::size_t>(EntryType::surname)];
        if (actor.first && surname.first && actor.first >= surname.first) surname = {0, 0};
        for (std::size_t type = 0; type < types; ++type) {
            const auto [end, at] = best[type];
            if (!end || t < busy[type]) continue;
            for (const Entry& e : lexicon.entries(at))
                if (static_cast<std::size_t>(e.type) == type && speaks(e, language) &&
                    written_as(e, tokens[t], end == t + 1))
                    by_type_[type].push_back({{t, end}, &e}),
                        begins_[t] = static_cast<std::uint16_t>(begins_[t] | 1U << type);
            busy[type] = end;
            if (type == static_cast<std::size_t>(EntryType::actor))
                busy[static_cast<std::size_t>(EntryType::surname)] =
                    std::max(busy[static_cast<std::size_t>(EntryType::surname)], end);
        }
    }
}

std::span<const Match> Matches::of(EntryType type, Span within) const noexcept {
    const auto& list = by_type_[static_cast<std::size_t>(type)];
    const bool none_begins = within.size() == 1 && (within.first >= begins_.size() ||
                                                    !(begins_[within.first] >> static_cast<unsigned>(type) & 1U));
    if (none_begins) return {};  // most questions are about one token, and most answers are no
    const auto before = [](const Match& m, TokenId t) { return m.tokens.first < t; };
    const auto from = std::lower_bound(list.begin(), list.end(), within.first, before);
    const auto to = std::lower_bound(from, list.end(), std::max(within.first, within.last), before);
    return {list.data() + (from - list.begin()), static_cast<std::size_t>(to - from)};
}

const Match* Matches::at(EntryType type, TokenId first) const noexcept {
    const auto found = of(type, {first, first + 1});
    return found.empty() ? nullptr : &found.front();
}

const Match* Matches::covering(EntryType type, TokenId token) const noexcept {
    const auto& list = by_type_[static_cast<std::size_t>(type)];
    const auto after =
        std::upper_bound(list.begin(), list.end(), token, [](TokenId t, const Match& m) { return t < m.tokens.first; });
    if (after == list.begin()) return nullptr;
    const Match& m = *(after - 1);
    return m.tokens.contains(token) ? &m : nullptr;
}

const Match* Matches::ending(EntryType type, TokenId last) const noexcept {
    if (last == 0) return nullptr;
    const Match* m = covering(type, last - 1);
    return m && m->tokens.last == last ? m : nullptr;
}

}  // namespace quotestance
