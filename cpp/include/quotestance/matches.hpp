// Where the phrases of the tables stand in an article: for each kind the longest, from the left, without overlap.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "quotestance/tokens.hpp"

namespace quotestance {

struct Match {
    Span tokens;
    const Entry* entry;
};

// Things of an article, in the order in which they begin, asked for span by span in the order in which the spans begin: one
// pass in all, where a search for each would guess its way.
template <typename Thing>
class InOrder {
public:
    InOrder() = default;
    explicit InOrder(std::span<const Thing> all) : all_(all) {}
    // Those that begin inside a span.
    std::span<const Thing> in(Span span) noexcept {
        while (next_ < all_.size() && all_[next_].tokens.first < span.first) ++next_;
        std::size_t end = next_;
        while (end < all_.size() && all_[end].tokens.first < span.last) ++end;
        return all_.subspan(next_, end - next_);
    }

private:
    std::span<const Thing> all_;
    std::size_t next_ = 0;
};

class Matches {
public:
    // One pass over the tokens. `language` chooses among words that both languages have; unknown takes all.
    void assign(const Tokens& tokens, Language language);

    std::span<const Match> of(EntryType type) const noexcept {
        const List& list = by_type_[static_cast<std::size_t>(type)];
        return {list.room.data(), list.size};
    }
    // Those that begin inside a span.
    std::span<const Match> of(EntryType type, Span within) const noexcept;
    // Whether a match of one of several types begins at a token, or holds it.
    template <typename... Type>
    bool any_at(TokenId t, Type... several) const noexcept {
        return t < begins_.size() && (begins_[t] & ((1U << static_cast<unsigned>(several)) | ...));
    }
    template <typename... Type>
    bool any_covering(TokenId t, Type... several) const noexcept {
        return t < covered_.size() && (covered_[t] & ((1U << static_cast<unsigned>(several)) | ...));
    }
    // That begins at a token, or null; that holds a token, or null; that ends right before a token, or null. Constant time:
    // most answers are no, and a bit tells.
    const Match* at(EntryType type, TokenId first) const noexcept {
        return has(begins_, type, first) ? first_at(type, first) : nullptr;
    }
    const Match* covering(EntryType type, TokenId token) const noexcept {
        return has(covered_, type, token) ? last_over(type, token) : nullptr;
    }
    const Match* ending(EntryType type, TokenId last) const noexcept {
        const Match* m = last ? covering(type, last - 1) : nullptr;
        return m && m->tokens.last == last ? m : nullptr;
    }

private:
    using Types = std::uint16_t;  // a bit for each type
    static constexpr std::size_t types = static_cast<std::size_t>(EntryType::count);
    struct Longest {
        Types found = 0;                 // the types of phrases that begin at a token
        std::array<TokenId, types> end;  // of the longest of each
        std::array<const Branch*, types> branch;
    };

    // Written before it is known whether the match counts, so that no branch depends on it.
    struct List {
        Room<Match> room;
        std::size_t size = 0;
        void put(const Match& match, bool counts) {
            room.make(size + 1);
            room[size] = match;
            size += counts;
        }
    };

    static bool has(const std::vector<Types>& bits, EntryType type, TokenId t) noexcept {
        return t < bits.size() && bits[t] >> static_cast<unsigned>(type) & 1U;
    }
    const Match* first_at(EntryType type, TokenId first) const noexcept;
    const Match* last_over(EntryType type, TokenId token) const noexcept;
    unsigned lacking_at(TokenId first) const noexcept;
    void find_candidates();
    void match_word(const Entry& e, TokenId t);
    void match_phrases(TokenId t);
    void find_longest(TokenId first, Longest& longest) const noexcept;
    void add(std::size_t type, const Branch& branch, Span tokens, unsigned lacking);

    const Tokens* tokens_ = nullptr;
    unsigned lacking_ = 0;      // of the Needs that the language decides
    Room<TokenId> candidates_;  // where a phrase may begin; with `more_words` where one of several words may
    std::size_t candidates_found_ = 0;
    std::array<List, types> by_type_;
    std::array<TokenId, types> busy_{};  // each type's last match ends here
    std::vector<Types> begins_;          // by token: the types of which a match begins there
    std::vector<Types> covered_;         // by token: the types of which a match holds it
    Room<std::uint32_t> starts_;         // by token at which a match begins: the first of its `places_`
    Room<std::uint32_t> places_;         // for each type that begins at a token, in their order: where in by_type_
    std::uint32_t places_taken_ = 0;
};

}  // namespace quotestance
