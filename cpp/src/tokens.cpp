#include "quotestance/tokens.hpp"

#include <algorithm>
#include <bit>

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
constexpr unsigned few_questions = 4;        // about words without a capital, before they are collected
constexpr std::uint32_t wrapped_width = 40;  // bytes; a shorter line that ends without a full stop is a heading

}  // namespace

void Tokens::assign(std::string_view text) {
    text_ = text;
    size_ = 0;
    lines_.clear();
    sentences_.clear();
    terminals_.clear();
    lower_words_.clear();
    lower_questions_ = 0;
    lower_bits_.assign(std::bit_ceil(text.size() / 64 + 1), 0);  // some six bits for each word
    Scanner scanner(text);
    ScannedToken s;
    std::uint32_t line_ends = 0;
    while (scanner.next(s)) {
        if (s.kind == TokenKind::line_end) {
            ++line_ends;
            continue;
        }
        if (size_ == 0 || line_ends) begin_line(s, line_ends);
        line_ends = 0;
        push(s, scanner.long_word());
    }
    if (!lines_.empty()) lines_.back().tokens.last = size();
    split_sentences();
}

void Tokens::push(const ScannedToken& s, std::string_view long_word) {
    const std::uint64_t lower = s.kind == TokenKind::word && !s.upper;
    lower_bits_[s.key.hash >> 6 & (lower_bits_.size() - 1)] |= lower << (s.key.hash & 63U);
    const bool looked_up = s.kind != TokenKind::double_quote;
    const WordId word = looked_up ? lexicon_.phrases().find_word(s.key, long_word) : 0;
    if (size_ == tokens_.size()) grow();
    Token& token = tokens_[size_];
    token = {s.begin,
             s.end,
             word,
             s.kind,
             s.upper,
             s.all_upper,
             s.space_before,
             s.first,
             static_cast<std::uint32_t>(lines_.size()) - 1,
             0};
    branches_[size_] = lexicon_.phrases().first(word);
    hashes_[size_] = s.key.hash;
    if (is_terminal(token)) terminals_.push_back(size_);
    ++size_;
}

void Tokens::grow() {
    tokens_.make(size_ + 1), branches_.make(tokens_.size()), hashes_.make(tokens_.size()),
        classes_.make(tokens_.size());
}

// A line that goes on in small letters after a wide one without a full stop is the same, wrapped.
void Tokens::begin_line(const ScannedToken& first, std::uint32_t line_ends) {
    const bool blank = size_ == 0 || line_ends > 1;
    if (!blank && first.kind == TokenKind::word && !first.upper) {
        const Token& before = tokens_[size_ - 1];
        const std::uint32_t width = before.end - tokens_[lines_.back().tokens.first].begin;
        if (!is_terminal(before) && !is_closing(before) && width > wrapped_width) return;
    }
    if (!lines_.empty()) lines_.back().tokens.last = size();
    lines_.push_back({{size(), size()}, blank});
}

bool Tokens::stands_uncapitalised(TokenId t) const {
    const std::uint64_t hash = hashes_[t];
    if (!(lower_bits_[hash >> 6 & (lower_bits_.size() - 1)] >> (hash & 63U) & 1U)) return false;
    const auto stands_here = [&](TokenId k) { return hashes_[k] == hash && tokens_[k].is_word() && !tokens_[k].upper; };
    if (lower_words_.empty() && ++lower_questions_ <= few_questions) {  // a set costs more than a few looks
        for (TokenId k = 0, last = size(); k < last; ++k)
            if (stands_here(k)) return true;
        return false;
    }
    if (lower_words_.empty()) collect_lower_words();
    return lower_words_.contains(hash);
}

void Tokens::collect_lower_words() const {
    for (TokenId t = 0; t < size(); ++t)
        if (tokens_[t].is_word() && !tokens_[t].upper) lower_words_.insert(hashes_[t]);
}

std::string_view Tokens::text(Span s) const noexcept {
    if (s.empty()) return {};
    return text_.substr(tokens_[s.first].begin, tokens_[s.last - 1].end - tokens_[s.first].begin);
}

bool Tokens::is_abbreviation(TokenId t) const noexcept {
    const Token& token = tokens_[t];
    if (!token.is_word()) return false;
    if (token.upper && token.end - token.begin == 1) return true;  // an initial: George W. Bush
    const auto entries = lexicon_.phrases().entries(branches_[t]);
    return std::any_of(entries.begin(), entries.end(),
                       [](const Entry& e) { return e.type == EntryType::abbreviation; });
}

// Behind the marks that close with a full stop: quotation marks, brackets, more full stops. A long run is walked once.
TokenId Tokens::behind_closing(TokenId t, TokenId line_end) noexcept {
    if (closing_.contains(t)) return closing_.last;
    TokenId end = t;
    while (end < line_end && (is_closing(tokens_[end]) || is_terminal(tokens_[end])) && glued(end)) ++end;
    closing_ = {t, end};
    return end;
}

// Of a full stop, or the like.
bool Tokens::ends_sentence(TokenId t, TokenId line_end) noexcept {
    if (tokens_[t].first == '.' && t > 0 && glued(t) && is_abbreviation(t - 1)) return false;
    const TokenId next = behind_closing(t + 1, line_end);
    if (next >= line_end) return true;
    const Token& after = tokens_[next];
    const bool begins = after.upper || after.kind == TokenKind::number || after.is_quote() ||
                        after.kind == TokenKind::single_quote || after.is_mark('(') || after.is_mark('[') ||
                        after.is_mark(0x2014) || after.is_mark(0x2013);
    return begins && (after.space_before || tokens_[t].first != '.' || after.upper || after.is_quote());
}

void Tokens::split_sentences() {
    closing_ = {};
    auto terminal = terminals_.begin();
    for (const Line& line : lines_) {
        TokenId first = line.tokens.first;
        while (first < line.tokens.last) {
            while (terminal != terminals_.end() && *terminal < first) ++terminal;
            while (terminal != terminals_.end() && *terminal < line.tokens.last &&
                   *terminal - first < longest_sentence && !ends_sentence(*terminal, line.tokens.last))
                ++terminal;
            const TokenId stop = terminal == terminals_.end() ? line.tokens.last : *terminal;
            const TokenId last = std::min(stop, first + longest_sentence);
            add_sentence(
                {first, last < line.tokens.last ? behind_closing(last + 1, line.tokens.last) : line.tokens.last});
            first = sentences_.back().last;
        }
    }
}

void Tokens::add_sentence(Span sentence) {
    for (TokenId t = sentence.first; t < sentence.last; ++t)
        tokens_[t].sentence = static_cast<std::uint32_t>(sentences_.size());
    sentences_.push_back(sentence);
}

Language Tokens::settle_language(Language language) {
    if (language == Language::unknown) {
        std::uint32_t indonesian = 0, english = 0;
        for (TokenId t = 0; t < size_; ++t) {
            const FunctionWord& word = lexicon_.phrases().function(branches_[t]);
            indonesian += word.classes[0] != 0;
            english += word.classes[1] != 0;
        }
        language = english > indonesian ? Language::english : Language::indonesian;
    }
    language_ = language;
    for (TokenId t = 0; t < size_; ++t)
        classes_[t] = lexicon_.phrases().function(branches_[t]).classes[language == Language::english];
    list_kinds();
    return language;
}

void Tokens::list_kinds() {
    constexpr auto word = static_cast<unsigned>(TokenKind::word);
    constexpr unsigned quotation =
        1U << static_cast<unsigned>(TokenKind::double_quote) | 1U << static_cast<unsigned>(TokenKind::single_quote);
    capitals_.assign(size());
    no_words_.assign(size());
    quotation_marks_.assign(size());
    for (TokenId first = 0; first < size(); first += 64) {
        std::uint64_t capitals = 0, words = 0, marks = 0;
        for (TokenId t = std::min(size(), first + 64); t-- > first;) {  // without a branch: a kind is as good as random
            const auto kind = static_cast<unsigned>(tokens_[t].kind);
            capitals = capitals << 1 | tokens_[t].upper;
            words = words << 1 | (kind == word);
            marks = marks << 1 | (quotation >> kind & 1U);
        }
        capitals_.put_block(first, capitals);
        no_words_.put_block(first, ~words);
        quotation_marks_.put_block(first, marks);
    }
}

}  // namespace quotestance
