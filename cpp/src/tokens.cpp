#include "quotestance/tokens.hpp"

#include <algorithm>

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

bool is_terminal(const Token& t) noexcept {
    return t.kind == TokenKind::mark &&
           (t.first == '.' || t.first == '!' || t.first == '?' || t.first == 0x2026 || t.first == 0x3002);
}

bool is_closing(const Token& t) noexcept {
    return t.kind == TokenKind::double_quote || t.kind == TokenKind::single_quote || t.is_mark(')') || t.is_mark(']');
}

constexpr TokenId longest_sentence = 400;    // tokens; bounds what later stages search through, whatever the text
constexpr std::uint32_t wrapped_width = 40;  // bytes; a shorter line that ends without a full stop is a heading

}  // namespace

void Tokens::assign(std::string_view text) {
    text_ = text;
    tokens_.clear();
    lines_.clear();
    sentences_.clear();
    std::size_t slots = 64;  // a word takes four bytes of text or more, nearly always
    while (slots < text.size() / 2) slots *= 2;
    lower_words_.assign(slots, 0);
    Scanner scanner(text);
    ScannedToken s;
    while (scanner.next(s, folded_)) {
        const bool looked_up = s.kind != TokenKind::double_quote && s.kind != TokenKind::line_end;
        if (s.kind == TokenKind::word && !s.upper) remember_lower_word(s.hash);
        tokens_.push_back({s.begin, s.end, looked_up ? lexicon_.find_word(folded_, s.hash) : 0, s.kind, s.upper,
                           s.all_upper, s.space_before, s.first, 0});
    }
    split_lines();
    for (const Line& line : lines_) split_sentences(line);
}

void Tokens::remember_lower_word(std::uint64_t hash) noexcept {
    const std::size_t mask = lower_words_.size() - 1;
    std::size_t at = hash >> 24 & mask;
    for (std::size_t tries = 0; tries <= mask; ++tries, at = (at + 1) & mask) {
        if (lower_words_[at] == hash) return;
        if (lower_words_[at] == 0) {
            lower_words_[at] = hash;
            return;
        }
    }
}

bool Tokens::stands_uncapitalised(std::string_view folded) const noexcept {
    const std::uint64_t hash = hash_of(folded);
    const std::size_t mask = lower_words_.size() - 1;
    std::size_t at = hash >> 24 & mask;
    for (std::size_t tries = 0; tries <= mask && lower_words_[at] != 0; ++tries, at = (at + 1) & mask)
        if (lower_words_[at] == hash) return true;
    return false;
}

std::string_view Tokens::text(Span s) const noexcept {
    if (s.empty()) return {};
    return text_.substr(tokens_[s.first].begin, tokens_[s.last - 1].end - tokens_[s.first].begin);
}

void Tokens::split_lines() {
    bool blank = true;
    TokenId at = 0;
    std::vector<Token> kept;
    kept.reserve(tokens_.size());
    while (at < tokens_.size()) {
        if (tokens_[at].kind == TokenKind::line_end) {
            blank = true;
            ++at;
            continue;
        }
        TokenId end = at;
        while (end < tokens_.size() && tokens_[end].kind != TokenKind::line_end) ++end;
        const Token& first = tokens_[at];
        const bool wrapped = !blank && !lines_.empty() && first.is_word() && !first.upper &&
                             !is_terminal(kept.back()) && !is_closing(kept.back()) &&
                             kept.back().end - kept[lines_.back().tokens.first].begin > wrapped_width;
        if (!wrapped) lines_.push_back({{static_cast<TokenId>(kept.size()), 0}, blank});
        kept.insert(kept.end(), tokens_.begin() + at, tokens_.begin() + end);
        lines_.back().tokens.last = static_cast<TokenId>(kept.size());
        blank = false;
        at = end + 1;
    }
    tokens_.swap(kept);
    for (std::uint32_t i = 0; i < lines_.size(); ++i)
        for (TokenId t = lines_[i].tokens.first; t < lines_[i].tokens.last; ++t) tokens_[t].line = i;
}

bool Tokens::is_abbreviation(TokenId t) const noexcept {
    const Token& token = tokens_[t];
    if (!token.is_word()) return false;
    if (token.upper && token.end - token.begin == 1) return true;  // an initial: George W. Bush
    const std::uint32_t node = lexicon_.step(0, token.word);
    if (token.word == 0 || node == none) return false;
    const auto entries = lexicon_.entries(node);
    return std::any_of(entries.begin(), entries.end(),
                       [](const Entry& e) { return e.type == EntryType::abbreviation; });
}

bool Tokens::ends_sentence(TokenId t, TokenId line_end) const noexcept {
    if (!is_terminal(tokens_[t])) return false;
    if (tokens_[t].first == '.' && t > 0 && glued(t) && is_abbreviation(t - 1)) return false;
    TokenId next = t + 1;
    while (next < line_end && (is_closing(tokens_[next]) || is_terminal(tokens_[next])) && glued(next)) ++next;
    if (next >= line_end) return true;
    const Token& after = tokens_[next];
    const bool begins = after.upper || after.kind == TokenKind::number || after.is_quote() ||
                        after.kind == TokenKind::single_quote || after.is_mark('(') || after.is_mark('[') ||
                        after.is_mark(0x2014) || after.is_mark(0x2013);
    return begins && (after.space_before || tokens_[t].first != '.' || after.upper || after.is_quote());
}

void Tokens::split_sentences(const Line& line) {
    TokenId first = line.tokens.first;
    for (TokenId t = first; t < line.tokens.last; ++t) {
        if (!ends_sentence(t, line.tokens.last) && t - first < longest_sentence) continue;
        TokenId last = t + 1;
        while (last < line.tokens.last && (is_closing(tokens_[last]) || is_terminal(tokens_[last])) && glued(last))
            ++last;
        sentences_.push_back({first, last});
        first = last;
        t = last - 1;
    }
    if (first < line.tokens.last) sentences_.push_back({first, line.tokens.last});
}

std::uint32_t Tokens::sentence_of(TokenId t) const noexcept {
    const auto it =
        std::upper_bound(sentences_.begin(), sentences_.end(), t, [](TokenId x, const Span& s) { return x < s.first; });
    return static_cast<std::uint32_t>(it - sentences_.begin()) - 1;
}

Language Tokens::settle_language(Language language) {
    if (language != Language::unknown) return language_ = language;
    std::uint32_t indonesian = 0, english = 0;
    for (const Token& t : tokens_) {
        indonesian += lexicon_.classes(t.word, Language::indonesian) != 0;
        english += lexicon_.classes(t.word, Language::english) != 0;
    }
    return language_ = english > indonesian ? Language::english : Language::indonesian;
}

}  // namespace quotestance
