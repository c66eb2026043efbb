// Quotation marks, paired. Tolerates every glyph, same-glyph pairs, marks set off by a space, marks that never close and
// quotations over several paragraphs; never fails. Linear.
#pragma once

#include <vector>

#include "quotestance/furniture.hpp"

namespace quotestance {

struct Quote {
    TokenId open;   // the opening mark
    TokenId close;  // the closing mark, or one past the content where the mark is missing
    bool closed;
    bool single;  // '...' outside any double marks
    Span content() const noexcept { return {open + 1, close}; }
    TokenId after() const noexcept { return closed ? close + 1 : close; }
};

class Quotes {
public:
    void assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture);

    std::span<const Quote> all() const noexcept { return quotes_; }  // in the order of the text, not nested
    std::span<const Quote> opening_in(Span within) const noexcept;
    const Quote* covering(TokenId t) const noexcept {  // that holds a token, marks included
        return inside_.has(t) ? last_opened(t) : nullptr;
    }
    const Quote* opening_at(TokenId t) const noexcept;
    const Quote* closing_before(TokenId t) const noexcept;  // whose closing mark stands right before a token

private:
    void find_marks(const Tokens& tokens);
    void read_line(const Tokens& tokens, const Matches& matches, std::span<const TokenId> marks, std::uint32_t line,
                   TokenId text_begin);
    void read_single(const Tokens& tokens, std::span<const TokenId> marks);
    void join_broken(const Tokens& tokens, const Matches& matches);
    const Quote* last_opened(TokenId t) const noexcept;  // at or before a token, if it holds it

    std::vector<Quote> quotes_;
    std::vector<TokenId> marks_;  // of quotation, double and single
    TokenSet inside_;             // what a quotation holds
    unsigned lines_open_ = 0;
    bool open_ = false;  // a double mark is open at the end of the line read last
};

}  // namespace quotestance
