// Cuts text into words, numbers, marks and line ends, and folds each word for look-up, in one pass.
// The same cut serves articles and the phrases of the tables, so that what is written in a table is what is found.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "quotestance/letters.hpp"
#include "quotestance/text.hpp"
#include "quotestance/word_key.hpp"

namespace quotestance {

enum class TokenKind : std::uint8_t { word, number, double_quote, single_quote, mark, line_end };

struct ScannedToken {
    std::uint32_t begin = 0;  // bytes
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::mark;
    bool upper = false;         // begins with a capital
    bool all_upper = false;     // all its letters are capitals, and it has two letters or digits or more: AS, G7
    bool space_before = false;  // blank, line end or the beginning of the text before it
    char32_t first = 0;         // its first code point: which mark it is
    WordKey key;                // of the folded text
};

// Texts must be shorter than 2 GiB. The view must outlive the scanner. Words of up to 15 plain letters, nearly all, are read
// 16 bytes at a time; the others sign by sign.
class Scanner {
public:
    explicit Scanner(std::string_view text) noexcept : text_(text) {}

    // The next token, or false at the end.
    bool next(ScannedToken& token) { return next_plain_word(token) || next_of_any_kind(token); }
    // The look-up form of the token last read, valid until the next; that of a longer word than its key holds, else nothing.
    std::string_view folded() noexcept;
    std::string_view long_word() const noexcept {
        return !plain_size_ && folded_.size() > WordKey::width ? std::string_view(folded_) : std::string_view{};
    }

private:
    bool next_plain_word(ScannedToken& token) noexcept;
    bool next_of_any_kind(ScannedToken& token);
    void skip_blanks() noexcept;
    bool scan_plain_word(ScannedToken& token) noexcept;
    void take(const LetterRun& run, ScannedToken& token) noexcept;
    bool ends_word(std::size_t at) const noexcept;
    void scan_word(ScannedToken& token);
    void scan_initials(std::size_t& letters, std::size_t& capitals);
    void scan_number(ScannedToken& token);
    void scan_mark(ScannedToken& token, CodePoint c);
    bool continues_word(std::size_t at) const noexcept;

    std::string_view text_;
    std::size_t at_ = 0;
    bool line_begins_ = true;
    std::string folded_;  // of words that are not plain
    std::array<std::uint64_t, 2> plain_{};
    unsigned plain_size_ = 0;
};

// Bytes behind which a word ends for sure: all of ASCII but letters, digits and what may stand inside a word.
inline constexpr std::array<bool, 256> ends_words = [] {
    std::array<bool, 256> out{};
    for (unsigned c = 0; c < 0x80; ++c) {
        const bool letter = (c | 32) >= 'a' && (c | 32) <= 'z', digit = c >= '0' && c <= '9';
        out[c] = !letter && !digit && c != '.' && c != '\'' && c != '`';
    }
    return out;
}();

// The usual case, of nine tokens in ten: behind a blank or none, a word of plain letters that surely ends. False for all others.
inline bool Scanner::next_plain_word(ScannedToken& token) noexcept {
    if (at_ + WordKey::width + 1 >= text_.size()) return false;
    const bool blank = text_[at_] == ' ';
    const LetterRun run = letter_run(text_.data() + at_ + blank);
    const auto behind = static_cast<unsigned char>(text_[at_ + blank + run.length]);
    if (run.length == 0 || run.length == WordKey::width || !ends_words[behind]) return false;
    at_ += blank;
    token.space_before = blank | line_begins_;
    take(run, token);
    return true;
}

inline void Scanner::take(const LetterRun& run, ScannedToken& token) noexcept {
    token.begin = static_cast<std::uint32_t>(at_);
    token.first = static_cast<unsigned char>(text_[at_]);
    at_ += run.length;
    token.end = static_cast<std::uint32_t>(at_);
    token.kind = TokenKind::word;
    token.upper = run.capitals & 1U;
    token.all_upper = (run.length >= 2) & (run.capitals == (1U << run.length) - 1);
    token.key = WordKey(run.low, run.high);
    plain_ = {run.low, run.high};
    plain_size_ = run.length;
    line_begins_ = false;
}

}  // namespace quotestance
