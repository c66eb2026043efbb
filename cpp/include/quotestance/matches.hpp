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

class Matches {
public:
    // One pass over the tokens. `language` chooses among words that both languages have; unknown takes all.
    void assign(const Tokens& tokens, Language language);

    std::span<const Match> of(EntryType type) const noexcept { return by_type_[static_cast<std::size_t>(type)]; }
    // Those that begin inside a span.
    std::span<const Match> of(EntryType type, Span within) const noexcept;
    const Match* at(EntryType type, TokenId first) const noexcept;        // that begins at a token, or null
    const Match* covering(EntryType type, TokenId token) const noexcept;  // that holds a token, or null
    const Match* ending(EntryType type, TokenId last) const noexcept;     // that ends right before a token, or null

private:
    std::array<std::vector<Match>, static_cast<std::size_t>(EntryType::count)> by_type_;
    std::vector<std::uint16_t> begins_;  // by token: the types of which a match begins there, as bits
};

}  // namespace quotestance
