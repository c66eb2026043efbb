#include "quotestance/quotes.hpp"

#include <algorithm>

namespace quotestance {
namespace {

enum class Side : std::uint8_t { opens, closes, unclear };

// Which side a mark is on, by the blanks around it: the glyph is often wrong (”a” and „a“ and "a“), the blanks seldom.
Side side_by_space(const Tokens& tokens, TokenId t) noexcept {
    const bool blank_before = tokens[t].space_before || t == 0 || tokens[t - 1].is_mark('(') ||
                              tokens[t - 1].is_mark('[') || tokens[t - 1].is_mark(0x2014) ||
                              tokens[t - 1].is_mark(0x2013);
    const bool last = t + 1 >= tokens.size() || tokens[t + 1].line != tokens[t].line;
    const bool blank_after = last || tokens[t + 1].space_before;
    const bool punctuation_after = !last && tokens[t + 1].kind == TokenKind::mark && !tokens[t + 1].is_mark('(') &&
                                   !tokens[t + 1].is_mark('[') && tokens[t + 1].first != 0x2026 &&
                                   tokens[t + 1].first != '.';
    if (last && !blank_before) return Side::closes;
    if (blank_before && !blank_after && !punctuation_after) return Side::opens;
    if (!blank_before && (blank_after || punctuation_after)) return Side::closes;
    return Side::unclear;
}

Side side_by_glyph(char32_t c) noexcept {
    if (c == 0x201C || c == 0x201E || c == 0xAB || c == 0x301D) return Side::opens;
    if (c == 0x201D || c == 0xBB || c == 0x301E) return Side::closes;
    return Side::unclear;
}

bool says_after(const Tokens& tokens, const Matches& matches, TokenId t) noexcept {
    if (t >= tokens.size()) return false;
    for (const Match& m : matches.of(EntryType::cue, {t, t + 1}))
        if (m.entry->after_quote) return true;
    return false;
}

bool is_pause(const Tokens& tokens, TokenId t) noexcept {
    const char32_t c = tokens[t].first;
    return tokens[t].kind == TokenKind::mark && (c == ',' || c == '.' || c == '?' || c == '!' || c == 0x2026);
}

constexpr unsigned most_lines = 8;  // that a quotation may run over without a mark of its own
constexpr TokenId broken_gap = 4;   // words between the halves of a quotation that a stray pair of marks cut

}  // namespace

void Quotes::assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture) {
    quotes_.clear();
    find_marks(tokens);
    open_ = false;
    const auto lines = static_cast<std::uint32_t>(tokens.lines().size());
    auto next = marks_.begin();
    for (std::uint32_t i = 0; i < lines; ++i) {
        const auto first = next;
        while (next != marks_.end() && *next < tokens.lines()[i].tokens.last) ++next;
        if (first == next && !open_) continue;
        const bool body = furniture.role(i) == LineRole::body || (open_ && furniture.role(i) == LineRole::heading);
        if (body) read_line(tokens, matches, {first, next}, i, furniture.text_begin(i));
    }
    join_broken(tokens, matches);
    inside_.assign(tokens.size());
    for (const Quote& q : quotes_) inside_.put(q.open, q.after());
}

void Quotes::find_marks(const Tokens& tokens) {
    marks_.clear();
    const TokenSet& marks = tokens.quotation_marks();
    const TokenId size = tokens.size();
    for (TokenId t = marks.next(0, size); t < size; t = marks.next(t + 1, size)) marks_.push_back(t);
}

void Quotes::read_line(const Tokens& tokens, const Matches& matches, std::span<const TokenId> marks,
                       std::uint32_t index, TokenId text_begin) {
    const Line& line = tokens.lines()[index];
    const std::size_t before = quotes_.size();
    TokenId from = std::max(line.tokens.first, text_begin);
    const auto is_double = [&](TokenId t) { return t >= from && tokens[t].is_quote(); };
    if (open_) {
        // The mark of the line before is still open. A new opening mark continues the quotation in a paragraph of its own;
        // a closing mark within this line ends it, unless a blank line says that the mark was forgotten.
        const auto found = std::find_if(marks.begin(), marks.end(), is_double);
        const TokenId next = found == marks.end() ? line.tokens.last : *found;
        if (next == line.tokens.last && !line.after_blank && ++lines_open_ < most_lines)
            return;  // one sentence a line: go on
        const bool closes =
            next < line.tokens.last && next > from && side_by_space(tokens, next) != Side::opens && !line.after_blank;
        if (closes) {
            quotes_.back().close = next;
            quotes_.back().closed = true;
            from = next + 1;
        }
        open_ = false;
    }
    bool inside = false;
    unsigned nested = 0;          // pairs open inside the quotation
    TokenId last_closing = none;  // where a nested pair seemed to end: the outer end, if nothing closes after it
    for (const TokenId t : marks) {
        if (!is_double(t)) continue;
        Side side = side_by_space(tokens, t);
        const bool reported = inside && says_after(tokens, matches, t + 1) && t > 0 && is_pause(tokens, t - 1);
        if (reported) side = Side::closes, nested = 0;
        const bool paired = inside && tokens[quotes_.back().open].first == 0x201C && tokens[t].first == 0x201D;
        if (paired)
            side = Side::closes;  // where the glyphs are used as they should, a blank before the mark is the slip
        if (side == Side::unclear) side = side_by_glyph(tokens[t].first);
        if (side == Side::unclear) side = inside ? Side::closes : Side::opens;
        if (!inside && side == Side::closes && quotes_.size() == before && t == line.tokens.first) side = Side::opens;
        if (side == Side::opens && !inside) {
            quotes_.push_back({t, line.tokens.last, false, false});
            inside = true;
        } else if (side == Side::closes && nested) {
            --nested;
            last_closing = t;
        } else if (side == Side::closes && inside) {
            quotes_.back().close = t;
            quotes_.back().closed = true;
            inside = false;
        } else if (side == Side::opens && inside) {
            // Two openings: the first was never closed if a sentence ended before this one; otherwise this one is nested.
            const bool ended = t > 0 && is_pause(tokens, t - 1) && tokens[t].space_before;
            if (!ended) {
                ++nested;
                continue;
            }
            nested = 0;
            quotes_.back().close = t;
            quotes_.push_back({t, line.tokens.last, false, false});
        }
    }
    if (inside && last_closing != none && last_closing > quotes_.back().open) {
        quotes_.back().close = last_closing;
        quotes_.back().closed = true;
        inside = false;
    }
    open_ = inside;
    lines_open_ = 0;
    if (quotes_.size() == before) read_single(tokens, marks);
}

void Quotes::read_single(const Tokens& tokens, std::span<const TokenId> marks) {
    TokenId open = none;
    for (const TokenId t : marks) {
        if (tokens[t].kind != TokenKind::single_quote) continue;
        const Side side = side_by_space(tokens, t);
        if (side == Side::opens && open == none) {
            open = t;
        } else if (open != none && (side == Side::closes || side == Side::unclear)) {
            if (t - open > 1) quotes_.push_back({open, t, true, true});
            open = none;
        }
    }
}

// "…bantuan" dasar "dari pejabat…," kata X: two quotations with a few bare words between them, the first of which does not
// end like a quotation while the second is reported, are one whose inner marks look like outer ones.
void Quotes::join_broken(const Tokens& tokens, const Matches& matches) {
    std::size_t kept = 0;
    for (const Quote q : quotes_) {
        bool merges = false;
        if (kept && quotes_[kept - 1].closed && q.closed && !q.single && !quotes_[kept - 1].single) {
            const Quote& p = quotes_[kept - 1];
            const Span gap{p.close + 1, q.open};
            merges = gap.size() <= broken_gap && gap.first < gap.last && p.close > p.open + 1 &&
                     !is_pause(tokens, p.close - 1) && tokens[gap.first].line == tokens[q.open].line &&
                     tokens[p.open].line == tokens[q.open].line && is_pause(tokens, q.close - 1) &&
                     q.content().size() > 1;
            for (TokenId t = gap.first; merges && t < gap.last; ++t)
                merges = tokens[t].is_word() && !tokens[t].upper && !matches.covering(EntryType::cue, t) &&
                         !tokens.is(t, WordClass::conjunction);
        }
        if (merges) {
            quotes_[kept - 1].close = q.close;
        } else {
            quotes_[kept++] = q;
        }
    }
    quotes_.resize(kept);
}

std::span<const Quote> Quotes::opening_in(Span within) const noexcept {
    const auto before = [](const Quote& q, TokenId t) { return q.open < t; };
    const auto from = std::lower_bound(quotes_.begin(), quotes_.end(), within.first, before);
    const auto to = std::lower_bound(from, quotes_.end(), within.last, before);
    return {quotes_.data() + (from - quotes_.begin()), static_cast<std::size_t>(to - from)};
}

const Quote* Quotes::last_opened(TokenId t) const noexcept {
    const auto after =
        std::upper_bound(quotes_.begin(), quotes_.end(), t, [](TokenId x, const Quote& q) { return x < q.open; });
    if (after == quotes_.begin()) return nullptr;
    const Quote& q = *(after - 1);
    return t < q.after() ? &q : nullptr;
}

const Quote* Quotes::opening_at(TokenId t) const noexcept {
    const Quote* q = covering(t);
    return q && q->open == t ? q : nullptr;
}

const Quote* Quotes::closing_before(TokenId t) const noexcept {
    const Quote* q = t ? covering(t - 1) : nullptr;
    return q && q->after() == t ? q : nullptr;
}

}  // namespace quotestance
