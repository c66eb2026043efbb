#include "quotestance/matches.hpp"

#include <algorithm>
#include <bit>

namespace quotestance {
namespace {

constexpr TokenId more_words = 1U << 31;  // no token has such a number: texts are shorter than 2 GiB

constexpr TokenId short_span = 32;  // is walked: a binary search guesses wrong at every step

// Of the numbers up to 255: not every machine that a build must serve counts bits by an instruction.
constexpr auto bit_counts = [] {
    std::array<std::uint8_t, 1U << (static_cast<unsigned>(EntryType::count) - 1)> out{};
    for (unsigned n = 0; n < out.size(); ++n) out[n] = static_cast<std::uint8_t>(std::popcount(n));
    return out;
}();

}  // namespace

// The needs of entries that a phrase does not meet which begins at a token.
unsigned Matches::lacking_at(TokenId t) const noexcept {
    const Token& first = (*tokens_)[t];
    const bool in_capitals = first.all_upper | (first.upper & (first.end - first.begin > 3));
    return lacking_ | (first.upper ? 0U : Need::capital) | (in_capitals ? 0U : Need::all_capitals);
}

// Walks the trie behind the first word as far as the text goes along.
void Matches::find_longest(TokenId first, Longest& longest) const noexcept {
    const Tokens& tokens = *tokens_;
    const Phrases& phrases = tokens.lexicon().phrases();
    longest.found = 0;
    const unsigned lacking = lacking_at(first);
    const Branch* branch = &tokens.branch(first);
    for (TokenId end = first + 1;; ++end) {
        for (const Entry& e : phrases.entries(*branch)) {
            if (e.needs & lacking) continue;
            const auto type = static_cast<std::size_t>(e.type);
            longest.found = static_cast<Types>(longest.found | 1U << type);
            longest.end[type] = end;
            longest.branch[type] = branch;
        }
        if (!branch->children || end == tokens.size() || tokens[end].line != tokens[first].line) return;
        branch = phrases.next(*branch, tokens[end].word);
        if (!branch) return;
    }
}

void Matches::assign(const Tokens& tokens, Language language) {
    tokens_ = &tokens;
    lacking_ = language == Language::indonesian ? Need::not_indonesian
               : language == Language::english  ? Need::not_english
                                                : 0U;
    for (List& list : by_type_) list.size = 0;
    busy_.fill(0);
    begins_.assign(tokens.size(), 0);
    covered_.assign(tokens.size(), 0);
    starts_.make(tokens.size());
    places_taken_ = 0;
    const Phrases& phrases = tokens.lexicon().phrases();
    find_candidates();
    for (std::size_t i = 0; i < candidates_found_; ++i) {
        const TokenId candidate = candidates_[i], t = candidate & ~more_words;
        const Branch& branch = tokens.branch(t);
        const Entry* entry = branch.entries == none ? nullptr : phrases.entries(branch).data();
        if (candidate & more_words || !entry->last) {
            match_phrases(t);
        } else {
            match_word(*entry, t);
        }
    }
}

// Which tokens begin a phrase is as good as random: chosen without a branch, and nearly all of the rest need none either.
void Matches::find_candidates() {
    const Tokens& tokens = *tokens_;
    const Phrases& phrases = tokens.lexicon().phrases();
    candidates_.make(tokens.size());
    std::size_t found = 0;
    for (TokenId t = 0; t < tokens.size(); ++t) {
        const Branch& branch = tokens.branch(t);
        const Token& next = tokens[t + 1 < tokens.size() ? t + 1 : t];
        const bool more =
            (next.line == tokens[t].line) & (t + 1 < tokens.size()) & phrases.may_go_on(branch, next.word);
        candidates_[found] = t | (more ? more_words : 0);
        found += more | (branch.entries != none);
    }
    candidates_found_ = found;
}

// One word that leads to one thing.
void Matches::match_word(const Entry& e, TokenId t) {
    const auto type = static_cast<unsigned>(e.type);
    const bool counts = !(e.needs & lacking_at(t)) & (t >= busy_[type]);
    places_.make(places_taken_ + 1);
    starts_[t] = places_taken_;
    places_[places_taken_] = static_cast<std::uint32_t>(by_type_[type].size);
    places_taken_ += counts;
    by_type_[type].put({{t, t + 1}, &e}, counts);
    const auto bit = static_cast<Types>(unsigned{counts} << type);
    begins_[t] |= bit;
    covered_[t] |= bit;
}

void Matches::match_phrases(TokenId t) {
    constexpr auto actor = static_cast<std::size_t>(EntryType::actor);
    constexpr auto surname = static_cast<std::size_t>(EntryType::surname);
    Longest longest;
    find_longest(t, longest);
    unsigned found = longest.found;
    const bool both = (found >> actor & 1U) && (found >> surname & 1U);
    if (both && longest.end[actor] >= longest.end[surname]) found &= ~(1U << surname);
    starts_[t] = places_taken_;
    for (; found; found &= found - 1) {
        const auto type = static_cast<std::size_t>(std::countr_zero(found));
        if (t < busy_[type]) continue;
        add(type, *longest.branch[type], {t, longest.end[type]}, lacking_at(t));
        if (type == actor) busy_[surname] = std::max(busy_[surname], longest.end[actor]);
    }
}

void Matches::add(std::size_t type, const Branch& branch, Span span, unsigned lacking) {
    const auto bit = static_cast<Types>(1U << type);
    List& list = by_type_[type];
    places_.make(places_taken_ + 1);
    places_[places_taken_++] = static_cast<std::uint32_t>(list.size);
    begins_[span.first] |= bit;
    for (TokenId t = span.first; t < span.last; ++t) covered_[t] |= bit;
    busy_[type] = span.last;
    const auto entries = tokens_->lexicon().phrases().entries(branch);
    if (entries.size() == 1) return list.put({span, entries.data()}, true);  // the one by which the branch was chosen
    for (const Entry& e : entries)
        list.put({span, &e}, static_cast<std::size_t>(e.type) == type && !(e.needs & lacking));
}

const Match* Matches::first_at(EntryType type, TokenId first) const noexcept {
    const auto k = static_cast<unsigned>(type);
    const auto lower = static_cast<unsigned>(begins_[first] & ((1U << k) - 1));
    return &by_type_[k].room[places_[starts_[first] + bit_counts[lower]]];
}

const Match* Matches::last_over(EntryType type, TokenId token) const noexcept {
    while (!has(begins_, type, token)) --token;
    const auto list = of(type);
    const Match* m = first_at(type, token);
    while (m + 1 < list.data() + list.size() && m[1].tokens.first == token) ++m;
    return m;
}

std::span<const Match> Matches::of(EntryType type, Span within) const noexcept {
    const auto list = of(type);
    if (within.size() == 1) {  // most questions are about one token
        const Match* from = at(type, within.first);
        if (!from) return {};
        const Match* to = from + 1;
        while (to < list.data() + list.size() && to->tokens.first == within.first) ++to;
        return {from, to};
    }
    if (within.size() <= short_span) {
        while (within.first < within.last && !has(begins_, type, within.first)) ++within.first;
        if (within.empty()) return {};
        const Match *from = first_at(type, within.first), *to = from + 1, *last = list.data() + list.size();
        while (to < last && to->tokens.first < within.last) ++to;
        return {from, to};
    }
    const auto before = [](const Match& m, TokenId t) { return m.tokens.first < t; };
    const auto from = std::lower_bound(list.begin(), list.end(), within.first, before);
    const auto to = std::lower_bound(from, list.end(), std::max(within.first, within.last), before);
    return list.subspan(static_cast<std::size_t>(from - list.begin()), static_cast<std::size_t>(to - from));
}

}  // namespace quotestance
