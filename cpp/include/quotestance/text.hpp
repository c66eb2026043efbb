// Bytes and code points: checking, folding for look-up, and offsets at the boundary.
// Inside the core every position is a byte; CodePoints turns bytes into the code points that users see.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quotestance {

// The offset of the first byte that is not valid UTF-8, or -1. Linear, no allocation.
std::int64_t first_invalid_byte(std::string_view text) noexcept;

// One code point and its length in bytes; a byte that begins none reads as U+FFFD of length 1, so that reading never stops.
struct CodePoint {
    char32_t value;
    std::uint32_t length;
};
CodePoint decode(std::string_view text, std::size_t at) noexcept;

void append_utf8(std::string& out, char32_t c);

// What a look-up sees of a code point: lower case without accents; 0 for marks that are skipped (combining accents,
// soft hyphens, direction marks); curly apostrophes become '. Letters outside the Latin script stay as they are.
char32_t fold(char32_t c) noexcept;
std::string fold(std::string_view text);

// A folded word, without an allocation where it is ASCII of usual length. Not to be moved: the view is of itself.
class FoldedWord {
public:
    explicit FoldedWord(std::string_view word);
    FoldedWord(const FoldedWord&) = delete;
    FoldedWord& operator=(const FoldedWord&) = delete;
    std::string_view view() const noexcept { return view_; }

private:
    std::array<char, 32> room_;
    std::string other_;
    std::string_view view_;
};

bool is_letter(char32_t c) noexcept;
bool is_upper(char32_t c) noexcept;
bool is_space(char32_t c) noexcept;    // blanks of every width, and direction marks; not line ends
bool is_skipped(char32_t c) noexcept;  // joins the word it stands in: combining marks, soft hyphens, joiners

// "Mao Ning" -> "mao_ning": the letters and digits of the folded text, words joined by `_`; ascii for names in the Latin script.
std::string slug(std::string_view text);

// Byte offsets to code points, in O(1) after one linear pass.
class CodePoints {
public:
    void assign(std::string_view text);  // reuses its memory
    std::int64_t operator()(std::size_t byte) const noexcept {
        if (ascii_) return static_cast<std::int64_t>(byte);
        const Block& block = blocks_[byte / stride];
        const std::size_t inside = byte % stride;
        const std::uint64_t before = block.continued & ((std::uint64_t{1} << inside) - 1);
        return block.before + static_cast<std::int64_t>(inside) - std::popcount(before);
    }

private:
    static constexpr std::size_t stride = 64;
    struct Block {
        std::uint32_t before;     // code points before its first byte
        std::uint64_t continued;  // by byte: belongs to the code point of the byte before
    };

    bool ascii_ = true;
    std::vector<Block> blocks_;  // of 64 bytes, and one behind the text
};

}  // namespace quotestance
