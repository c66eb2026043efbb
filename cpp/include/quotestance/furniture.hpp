// Which lines are article, and which are the page around it: related links, captions, menus, bylines, comment boxes.
#pragma once

#include <vector>

#include "quotestance/matches.hpp"

namespace quotestance {

enum class LineRole : std::uint8_t { body, heading, caption, furniture };

class Furniture {
public:
    void assign(const Tokens& tokens, const Matches& matches);

    LineRole role(std::uint32_t line) const noexcept { return roles_[line]; }
    bool is_body(const Tokens& tokens, TokenId t) const noexcept { return roles_[tokens[t].line] == LineRole::body; }
    // Where the article's own words begin in a line: after `Jakarta, CNN Indonesia --`.
    TokenId text_begin(std::uint32_t line) const noexcept { return text_begin_[line]; }
    // Days since 1970 of the first full date of the text (byline, dateline), or unknown_date.
    std::int32_t date() const noexcept { return date_; }

private:
    static bool trails_text(const Tokens& tokens, TokenId pattern, TokenId line_begin);
    void mark_patterns(const Tokens& tokens, const Matches& matches);
    void mark_headings(const Tokens& tokens);
    void find_dateline(const Tokens& tokens, const Matches& matches, std::uint32_t line);
    bool dates_article(const Tokens& tokens, TokenId t, unsigned paragraph) const;
    void find_date(const Tokens& tokens);

    std::vector<LineRole> roles_;
    std::vector<TokenId> text_begin_;
    std::int32_t date_ = unknown_date;
};

}  // namespace quotestance
