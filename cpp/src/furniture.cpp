#include "quotestance/furniture.hpp"

#include <algorithm>
#include <charconv>

namespace quotestance {
namespace {

constexpr TokenId heading_words = 24;     // a longer line without a full stop is text all the same
constexpr TokenId sentence_words = 10;    // so long and in lower case for two thirds, a line is a sentence
constexpr unsigned dated_paragraphs = 3;  // of the text, that may say when it was written
constexpr TokenId dateline_tokens = 16;   // where a dateline must have ended

bool ends_dateline(const Token& t) noexcept {
    return t.is_mark('|') || t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2014) || t.is_mark(0x2015);
}

// Where a credit or initials in brackets, at the end of a line, begin; the end itself where there are none.
TokenId before_credit(const Tokens& tokens, Span line) noexcept {
    constexpr TokenId longest = 8;
    TokenId t = line.last;
    if (t == line.first || !(tokens[t - 1].is_mark(')') || tokens[t - 1].is_mark(']'))) return line.last;
    while (t > line.first && line.last - t < longest)
        if (const Token& token = tokens[--t]; token.is_mark('(') || token.is_mark('[')) return t;
    return line.last;
}

bool ends_sentence(const Token& token) noexcept {
    return token.first == '.' || token.first == '!' || token.first == '?' || token.first == ',' || token.first == ':' ||
           token.first == ';' || token.first == 0x2026;
}

// Text ends with a full stop or the like; quotation marks, a credit, an emoji may come behind it.
bool ends_like_text(const Tokens& tokens, Span line) noexcept {
    for (TokenId t = before_credit(tokens, line); t-- > line.first;) {
        const Token& token = tokens[t];
        if (token.kind == TokenKind::mark && ends_sentence(token)) return true;
        if (token.is_word() || token.kind == TokenKind::number) return false;
    }
    return false;
}

// From the first word or number of a line to the last one.
Span without_outer_marks(const Tokens& tokens, Span line) noexcept {
    const auto is_text = [&](TokenId t) { return tokens[t].is_word() || tokens[t].kind == TokenKind::number; };
    while (!line.empty() && !is_text(line.first)) ++line.first;
    while (!line.empty() && !is_text(line.last - 1)) --line.last;
    return line;
}

int number(std::string_view text) noexcept {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

bool is_year(int y) noexcept { return y >= 1950 && y <= 2100; }
std::int32_t day_of(int d, int m, int y) noexcept {
    const bool good = is_year(y) && m >= 1 && m <= 12 && d >= 1 && d <= days_in_month(y, m);
    return good ? days_from_civil(y, static_cast<unsigned>(m), static_cast<unsigned>(d)) : unknown_date;
}

// 5/7/2022 in one token; 31.12.2022 too.
std::int32_t parse_numeric_date(std::string_view text) noexcept {
    const std::size_t a = text.find_first_of("/."), b = a == text.npos ? a : text.find(text[a], a + 1);
    if (b == text.npos) return unknown_date;
    return day_of(number(text.substr(0, a)), number(text.substr(a + 1, b - a - 1)), number(text.substr(b + 1)));
}

// A whole date of which a token is the day.
std::int32_t date_at(const Tokens& tokens, TokenId t) noexcept {
    const std::int32_t numeric = parse_numeric_date(tokens.text(t));
    const int day = number(tokens.text(t));
    if (numeric != unknown_date || day < 1 || day > 31) return numeric;
    const auto month = [&](TokenId at) {  // the table lists each language's months in order
        return tokens.is(at, WordClass::month) ? tokens.lexicon().month_number(tokens[at].word) : 0;
    };
    const auto year_from = [&](TokenId at) {
        if (at < tokens.size() && tokens[at].is_mark(',')) ++at;
        return at < tokens.size() ? number(tokens.text(at)) : 0;
    };
    if (const int m = month(t + 1)) return day_of(day, m, year_from(t + 2));              // 19 September 2023
    if (const int m = t > 0 ? month(t - 1) : 0) return day_of(day, m, year_from(t + 1));  // September 19, 2023
    return unknown_date;
}

}  // namespace

void Furniture::assign(const Tokens& tokens, const Matches& matches) {
    const auto lines = static_cast<std::uint32_t>(tokens.lines().size());
    roles_.assign(lines, LineRole::body);
    text_begin_.resize(lines);
    for (std::uint32_t i = 0; i < lines; ++i) text_begin_[i] = tokens.lines()[i].tokens.first;
    mark_patterns(tokens, matches);
    mark_headings(tokens);
    std::uint32_t seen = 0;
    for (std::uint32_t i = 0; i < lines && seen < 3; ++i) {
        if (roles_[i] != LineRole::body) continue;
        find_dateline(tokens, matches, i);
        ++seen;
    }
    find_date(tokens);
}

// `… independence.” (Reporting by …)`: a credit in brackets behind text of the article makes no line of the page.
bool Furniture::trails_text(const Tokens& tokens, TokenId pattern, TokenId line_begin) {
    constexpr TokenId longest_credit = 24, shortest_text = 8;
    for (TokenId k = pattern; k > line_begin && pattern - k < longest_credit; --k)
        if (tokens[k - 1].is_mark('(')) return k - 1 - line_begin >= shortest_text;
    return false;
}

void Furniture::mark_patterns(const Tokens& tokens, const Matches& matches) {
    const auto lines = static_cast<std::uint32_t>(roles_.size());
    std::uint32_t tail = lines, line = lines;
    Span text;  // of the line
    for (const Match& m : matches.of(EntryType::furniture)) {
        const FurniturePattern& p = tokens.lexicon().furniture()[m.entry->index];
        if (tokens[m.tokens.first].line != line) {
            line = tokens[m.tokens.first].line;
            text = without_outer_marks(tokens, tokens.lines()[line].tokens);
        }
        const bool begins = m.tokens.first <= text.first, ends = m.tokens.last >= text.last;
        const bool hit = p.where == FurnitureWhere::contains || (p.where == FurnitureWhere::start && begins) ||
                         (p.where == FurnitureWhere::end && ends) || (begins && ends);
        if (!hit || trails_text(tokens, m.tokens.first, text.first)) continue;
        if (p.effect == FurnitureEffect::tail) tail = std::min(tail, line);
        roles_[line] = p.effect == FurnitureEffect::caption ? LineRole::caption : LineRole::furniture;
    }
    if (tail == lines) return;
    // A marker of the page's end counts only behind the article: menus may stand before it.
    std::uint32_t first_text = 0;
    while (first_text < lines &&
           (roles_[first_text] != LineRole::body || !ends_like_text(tokens, tokens.lines()[first_text].tokens)))
        ++first_text;
    if (tail > first_text) std::fill(roles_.begin() + tail, roles_.end(), LineRole::furniture);
}

void Furniture::mark_headings(const Tokens& tokens) {
    for (std::uint32_t i = 0; i < roles_.size(); ++i) {
        const Span line = tokens.lines()[i].tokens;
        if (roles_[i] != LineRole::body || line.size() > heading_words || ends_like_text(tokens, line)) continue;
        bool quoted = false;
        TokenId lower = 0;
        for (TokenId t = line.first; t < line.last; ++t) {
            quoted |= tokens[t].is_quote();
            lower += tokens[t].is_word() && !tokens[t].upper;
        }
        const bool sentence =
            line.size() >= sentence_words && lower * 3 > line.size() * 2;  // a full stop was forgotten
        if (!sentence && !quoted) roles_[i] = LineRole::heading;
    }
}

void Furniture::find_dateline(const Tokens& tokens, const Matches& matches, std::uint32_t index) {
    const Span line = tokens.lines()[index].tokens;
    const TokenId limit = std::min(line.last, line.first + dateline_tokens);
    for (TokenId t = line.first; t < limit; ++t) {
        const Token& token = tokens[t];
        if (ends_dateline(token) && t > line.first) {
            const bool glued = !token.space_before && tokens.glued(t + 1);
            const Match* medium = matches.ending(EntryType::actor, t);
            const bool credited = medium && tokens.lexicon().actors()[medium->entry->index].kind == ActorKind::medium;
            const bool shouted = t > line.first + 1 && tokens[t - 1].all_upper && t + 1 < line.last &&
                                 tokens[t + 1].upper;      // BEIJING-Menteri
            if (glued && !credited && !shouted) continue;  // a hyphen inside a word
            while (t + 1 < line.last && ends_dateline(tokens[t + 1])) ++t;
            text_begin_[index] = t + 1;
            return;
        }
        if (token.is_mark(':') && t == line.first + 1 && tokens[line.first].upper && line.size() > heading_words) {
            const Match* place = matches.at(EntryType::actor, line.first);
            if (place && tokens.lexicon().actors()[place->entry->index].kind != ActorKind::person)
                text_begin_[index] = t + 1;
            return;
        }
        const bool part = token.kind == TokenKind::number || token.is_mark(',') || token.is_mark('(') ||
                          token.is_mark(')') || token.is_mark('/') || token.is_mark('.');
        const bool name = token.is_word() &&
                          (token.upper || tokens.text(t).find('.') != std::string_view::npos);  // jpnn.com, MOSKOW -
        if (!part && !name) return;
    }
}

// Whether a date at a token tells when the article was written: in the lines above the text, in the dateline, or behind a
// weekday in the first paragraphs (`Selasa (5/7/2022)`). A date further down tells of something else.
bool Furniture::dates_article(const Tokens& tokens, TokenId t, unsigned paragraph) const {
    const std::uint32_t line = tokens[t].line;
    if (roles_[line] != LineRole::body) return paragraph == 0;
    if (t < text_begin_[line]) return true;
    const bool after_weekday =
        t >= 2 && (tokens[t - 1].is_mark('(') || tokens[t - 1].is_mark(',')) && tokens.is(t - 2, WordClass::weekday);
    return paragraph <= dated_paragraphs && after_weekday;
}

void Furniture::find_date(const Tokens& tokens) {
    date_ = unknown_date;
    unsigned paragraph = 0;  // of the text, from 1; 0 above it
    for (std::uint32_t i = 0; i < roles_.size(); ++i) {
        paragraph += roles_[i] == LineRole::body;
        if (paragraph > dated_paragraphs) return;
        const Span line = tokens.lines()[i].tokens;
        const auto next = [&](TokenId from) { return tokens.no_words().next(from, line.last); };
        for (TokenId t = next(line.first); t < line.last; t = next(t + 1)) {
            if (tokens[t].kind != TokenKind::number || !dates_article(tokens, t, paragraph)) continue;
            date_ = date_at(tokens, t);
            if (date_ != unknown_date) return;
        }
    }
}

}  // namespace quotestance
