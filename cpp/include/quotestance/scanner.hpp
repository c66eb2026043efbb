// Cuts text into words, numbers, marks and line ends, and folds each word for look-up, in one pass.
// The same cut serves articles and the phrases of the tables, so that what is written in a table is what is found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace quotestance {

enum class TokenKind : std::uint8_t { word, number, double_quote, single_quote, mark, line_end };

struct ScannedToken {
    std::uint32_t begin;  // bytes
    std::uint32_t end;
    TokenKind kind;
    bool upper;          // begins with a capital
    bool all_upper;      // all its letters are capitals, and it has two letters or digits or more: AS, G7
    bool space_before;   // blank, line end or the beginning of the text before it
    char32_t first;      // its first code point: which mark it is
    std::uint64_t hash;  // of the folded text
};

std::uint64_t hash_of(std::string_view folded) noexcept;

// Texts must be shorter than 4 GiB. The view must outlive the scanner.
class Scanner {
public:
    explicit Scanner(std::string_view text) noexcept : text_(text) {}

    // The next token, or false at the end; `folded` receives its look-up form.
    bool next(ScannedToken& token, std::string& folded);

private:
    void scan_word(ScannedToken& token, std::string& folded);
    void scan_number(ScannedToken& token, std::string& folded);
    bool continues_word(std::size_t at) const noexcept;

    std::string_view text_;
    std::size_t at_ = 0;
    bool line_begins_ = true;
};

}  // namespace quotestance
