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

bool ends_like_text(const Tokens& tokens, Span line) noexcept {
    for (TokenId t = line.last; t-- > line.first;) {
        const Token& token = tokens[t];
        if (token.is_quote() || token.kind == TokenKind::single_quote || token.is_mark(')') || token.is_mark(']'))
            continue;
        return token.kind == TokenKind::mark &&
               (token.first == '.' || token.first == '!' || token.first == '?' || token.first == ',' ||
                token.first == ':' || token.first == ';' || token.first == 0x2026);
    }
    return false;
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
    std::uint32_t tail = static_cast<std::uint32_t>(roles_.size());
    for (const Match& m : matches.of(EntryType::furniture)) {
        const FurniturePattern& p = tokens.lexicon().furniture()[m.entry->index];
        const std::uint32_t line = tokens[m.tokens.first].line;
        Span text = tokens.lines()[line].tokens;
        while (!text.empty() && !tokens[text.first].is_word() && tokens[text.first].kind != TokenKind::number)
            ++text.first;
        while (!text.empty() && !tokens[text.last - 1].is_word() && tokens[text.last - 1].kind != TokenKind::number)
            --text.last;
        const bool begins = m.tokens.first <= text.first, ends = m.tokens.last >= text.last;
        const bool hit = p.where == FurnitureWhere::contains || (p.where == FurnitureWhere::start && begins) ||
                         (p.where == FurnitureWhere::end && ends) || (begins && ends);
        if (!hit || trails_text(tokens, m.tokens.first, text.first)) continue;
        if (p.effect == FurnitureEffect::tail) tail = std::min(tail, line);
        roles_[line] = p.effect == FurnitureEffect::caption ? LineRole::caption : LineRole::furniture;
    }
    // A marker of the page's end counts only behind the article: menus may stand before it.
    std::uint32_t first_text = 0;
    while (first_text < roles_.size() &&
           (roles_[first_text] != LineRole::body || !ends_like_text(tokens, tokens.lines()[first_text].tokens)))
        ++first_text;
    if (tail > first_text)
        for (std::uint32_t i = tail; i < roles_.size(); ++i) roles_[i] = LineRole::furniture;
}

void Furniture::mark_headings(const Tokens& tokens) {
    for (std::uint32_t i = 0; i < roles_.size(); ++i) {
        if (roles_[i] != LineRole::body) continue;
        const Span line = tokens.lines()[i].tokens;
        const bool quoted =
            std::any_of(&tokens[line.first], &tokens[line.last - 1] + 1, [](const Token& t) { return t.is_quote(); });
        TokenId lower = 0;
        for (TokenId t = line.first; t < line.last; ++t) lower += tokens[t].is_word() && !tokens[t].upper;
        const bool sentence =
            line.size() >= sentence_words && lower * 3 > line.size() * 2;  // a full stop was forgotten
        if (line.size() <= heading_words && !sentence && !ends_like_text(tokens, line) && !quoted)
            roles_[i] = LineRole::heading;
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
        const bool domain =
            token.is_word() && tokens.text(t).find('.') != std::string_view::npos;  // jpnn.com, MOSKOW -
        const bool part = (token.is_word() && token.upper) || domain || token.kind == TokenKind::number ||
                          token.is_mark(',') || token.is_mark('(') || token.is_mark(')') || token.is_mark('/') ||
                          token.is_mark('.');
        if (!part) return;
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
    for (TokenId t = 0; t < tokens.size() && date_ == unknown_date; ++t) {
        const bool begins = t == 0 || tokens[t].line != tokens[t - 1].line;
        paragraph += begins && roles_[tokens[t].line] == LineRole::body;
        if (paragraph > dated_paragraphs) return;
        if (tokens[t].kind != TokenKind::number || !dates_article(tokens, t, paragraph)) continue;
        date_ = parse_numeric_date(tokens.text(t));
        if (date_ != unknown_date) return;
        const int here = number(tokens.text(t));
        const auto month = [&](TokenId at) {  // the table lists each language's months in order
            if (at >= tokens.size() || !tokens.is(at, WordClass::month)) return 0;
            return tokens.lexicon().month_number(tokens[at].word);
        };
        if (here >= 1 && here <= 31 && month(t + 1)) {
            const TokenId year = t + 2 < tokens.size() && tokens[t + 2].is_mark(',') ? t + 3 : t + 2;
            if (year < tokens.size())
                date_ = day_of(here, month(t + 1), number(tokens.text(year)));  // 19 September 2023
            if (date_ == unknown_date && t + 2 < tokens.size()) continue;
        } else if (here >= 1 && here <= 31 && t > 0 && month(t - 1) && t + 1 < tokens.size()) {
            const TokenId year = tokens[t + 1].is_mark(',') ? t + 2 : t + 1;
            if (year < tokens.size())
                date_ = day_of(here, month(t - 1), number(tokens.text(year)));  // September 19, 2023
        }
    }
}

}  // namespace quotestance
