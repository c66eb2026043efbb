#include "quotestance/text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace quotestance {
namespace {

// Latin-1 Supplement and Latin Extended-A/B without their accents, and Vietnamese; 0 where there is no base letter.
constexpr std::string_view latin1 =
    "aaaaaaaceeeeiiiidnooooo ouuuuyts"   // U+00C0..U+00DF
    "aaaaaaaceeeeiiiidnooooo ouuuuyty";  // U+00E0..U+00FF
constexpr std::string_view extended_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuu"
    "uuwwyyyzzzzzzs";

constexpr bool between(char32_t c, char32_t low, char32_t high) { return c >= low && c <= high; }

char32_t fold_vietnamese(char32_t c) noexcept {  // U+1EA0..U+1EF9
    if (c <= 0x1EB7) return U'a';
    if (c <= 0x1EC7) return U'e';
    if (c <= 0x1ECB) return U'i';
    if (c <= 0x1EE3) return U'o';
    if (c <= 0x1EF1) return U'u';
    return U'y';
}

}  // namespace

std::int64_t first_invalid_byte(std::string_view text) noexcept {
    std::size_t i = 0;
    const std::size_t n = text.size();
    while (i < n) {
        if (i + 8 <= n) {  // eight ascii bytes at once: most of the text
            std::uint64_t word;
            std::memcpy(&word, text.data() + i, 8);
            if (!(word & 0x8080808080808080ULL)) {
                i += 8;
                continue;
            }
        }
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
        if (c < 0xC2 || c > 0xF4 || i + length > n) return static_cast<std::int64_t>(i);
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return static_cast<std::int64_t>(i);
        const auto second = static_cast<unsigned char>(text[i + 1]);
        const bool overlong = (c == 0xE0 && second < 0xA0) || (c == 0xF0 && second < 0x90);
        const bool surrogate = c == 0xED && second > 0x9F;
        if (overlong || surrogate || (c == 0xF4 && second > 0x8F)) return static_cast<std::int64_t>(i);
        i += length;
    }
    return -1;
}

CodePoint decode(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t k) {
        return at + k < text.size() ? static_cast<unsigned char>(text[at + k]) : 0U;
    };
    const unsigned c = byte(0);
    if (c < 0x80) return {c, 1};
    const auto follows = [&](std::size_t k) { return (byte(k) & 0xC0) == 0x80; };
    if (c >= 0xC2 && c < 0xE0 && follows(1)) return {((c & 0x1F) << 6) | (byte(1) & 0x3F), 2};
    if (c >= 0xE0 && c < 0xF0 && follows(1) && follows(2))
        return {((c & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F), 3};
    if (c >= 0xF0 && c < 0xF5 && follows(1) && follows(2) && follows(3))
        return {((c & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F), 4};
    return {0xFFFD, 1};
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    }
}

char32_t fold(char32_t c) noexcept {
    if (c < 0x80) return between(c, U'A', U'Z') ? c + 32 : c;
    if (is_skipped(c)) return 0;
    if (between(c, 0xC0, 0xFF)) {
        const char base = latin1[c - 0xC0];
        return base == ' ' ? c : static_cast<char32_t>(base);
    }
    if (between(c, 0x100, 0x17F)) return static_cast<char32_t>(extended_a[c - 0x100]);
    if (between(c, 0x1EA0, 0x1EF9)) return fold_vietnamese(c);
    if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02BB || c == 0x2032) return U'\'';
    if (c == 0x01A0 || c == 0x01A1) return U'o';
    if (c == 0x01AF || c == 0x01B0) return U'u';
    if (c == 0x0259 || c == 0x018F) return U'e';
    if (between(c, 0x218, 0x219)) return U's';
    if (between(c, 0x21A, 0x21B)) return U't';
    if (between(c, 0x410, 0x42F)) return c + 32;  // Cyrillic capitals
    if (between(c, 0x391, 0x3A9)) return c + 32;  // Greek capitals
    return c;
}

std::string fold(std::string_view text) {
    std::size_t plain = 0;
    while (plain < text.size() && between(static_cast<unsigned char>(text[plain]), 1, 0x7F)) ++plain;  // not NUL
    std::string out(text.substr(0, plain));
    for (char& c : out) c = between(static_cast<unsigned char>(c), 'A', 'Z') ? static_cast<char>(c | 32) : c;
    for (std::size_t i = plain; i < text.size();) {
        const CodePoint c = decode(text, i);
        if (const char32_t folded = fold(c.value)) append_utf8(out, folded);
        i += c.length;
    }
    return out;
}

FoldedWord::FoldedWord(std::string_view word) {
    if (word.size() <= room_.size()) {
        unsigned other = 0;  // its highest bit: a byte that is no ASCII, or NUL
        for (std::size_t i = 0; i < word.size(); ++i) {
            const auto c = static_cast<unsigned char>(word[i]);
            other |= c | (c - 1U);
            room_[i] = static_cast<char>(c | (between(c, 'A', 'Z') ? 32 : 0));
        }
        view_ = {room_.data(), word.size()};
        if (!(other & 0x80U)) return;
    }
    other_ = fold(word);
    view_ = other_;
}

bool is_skipped(char32_t c) noexcept {
    return between(c, 0x300, 0x36F) || c == 0xAD || between(c, 0x200C, 0x200D) || c == 0x2060 || c == 0xFEFF ||
           between(c, 0xFE00, 0xFE0F);
}

bool is_space(char32_t c) noexcept {
    return c == ' ' || c == '\t' || c == 0xA0 || between(c, 0x2000, 0x200B) || c == 0x200E || c == 0x200F ||
           between(c, 0x202A, 0x202F) || between(c, 0x2066, 0x2069) || c == 0x205F || c == 0x3000 || c == '\v' ||
           c == '\f' || c == 0;
}

bool is_letter(char32_t c) noexcept {
    if (c < 0x80) return between(c | 32, 'a', 'z');
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c == 0xD7 || c == 0xF7) return false;
    if (c < 0x2000) return !between(c, 0x2C2, 0x2DF) && !between(c, 0x300, 0x36F) && c != 0x37E && c != 0x387;
    if (between(c, 0x2000, 0x2BFF)) return false;  // punctuation, symbols, arrows
    if (between(c, 0x2E00, 0x2E7F) || between(c, 0x3000, 0x303F)) return false;
    if (between(c, 0xFE00, 0xFE6F) || between(c, 0xFEFF, 0xFF20) || c == 0xFFFD) return false;
    return c < 0x1F000 || c > 0x1FAFF;  // emoji
}

bool is_upper(char32_t c) noexcept {
    if (c < 0x80) return between(c, 'A', 'Z');
    if (between(c, 0xC0, 0xDE)) return c != 0xD7;
    if (between(c, 0x100, 0x137) || between(c, 0x14A, 0x177)) return c % 2 == 0;
    if (between(c, 0x139, 0x148) || between(c, 0x179, 0x17E)) return c % 2 == 1;
    return c == 0x178 || between(c, 0x400, 0x42F) || between(c, 0x391, 0x3A9) || c == 0x1A0 || c == 0x1AF ||
           c == 0x18F || c == 0x218 || c == 0x21A || (between(c, 0x1EA0, 0x1EF9) && c % 2 == 0);
}

std::string slug(std::string_view text) {
    std::string out;
    for (const char c : fold(text)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (kept) {
            out.push_back(c);
        } else if (c != '\'' && c != '.' && !out.empty() && out.back() != '_') {
            out.push_back('_');
        }
    }
    while (!out.empty() && out.back() == '_') out.pop_back();
    return out;
}

namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080ULL;

// Which of up to 64 bytes continue a code point, as bits.
std::uint64_t continuations(const char* bytes, std::size_t count) noexcept {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < count; ++i)
        out |= std::uint64_t{(static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80} << i;
    return out;
}

bool is_ascii(const char* block) noexcept {
    std::array<std::uint64_t, 8> words;
    std::memcpy(words.data(), block, sizeof words);
    std::uint64_t all = 0;
    for (const std::uint64_t word : words) all |= word;
    return !(all & high_bits);
}

}  // namespace

void CodePoints::assign(std::string_view text) {
    blocks_.clear();
    std::size_t continued = 0;
    for (std::size_t i = 0; i <= text.size(); i += stride) {
        const std::size_t count = std::min(stride, text.size() - i);
        const bool plain = count == stride && is_ascii(text.data() + i);
        const std::uint64_t bits = plain ? 0 : continuations(text.data() + i, count);
        blocks_.push_back({static_cast<std::uint32_t>(i - continued), bits});
        continued += static_cast<std::size_t>(std::popcount(bits));
    }
    ascii_ = continued == 0;
}

}  // namespace quotestance
