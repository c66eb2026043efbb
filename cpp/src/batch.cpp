#include "quotestance/batch.hpp"

#include <algorithm>
#include <limits>

#include "quotestance/errors.hpp"
#include "quotestance/text.hpp"

namespace quotestance {
namespace {

constexpr std::size_t block = 16;  // units that are narrowed at once where all of them are ASCII

template <typename Unit>
char* write_unit(char* out, Unit unit) {
    const auto c = static_cast<char32_t>(unit);
    const auto tail = [c](unsigned shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        *out++ = static_cast<char>(c);
    } else if (c < 0x800) {
        *out++ = static_cast<char>(0xC0 | (c >> 6)), *out++ = tail(0);
    } else if (c < 0x10000) {
        *out++ = static_cast<char>(0xE0 | (c >> 12)), *out++ = tail(6), *out++ = tail(0);
    } else {
        *out++ = static_cast<char>(0xF0 | (c >> 18)), *out++ = tail(12), *out++ = tail(6), *out++ = tail(0);
    }
    return out;
}

// The position of the first lone surrogate is returned, or the number of units; `out` has room for `longest` bytes a unit.
template <typename Unit>
std::size_t rewrite(const Unit* in, std::size_t units, char*& out) {
    std::size_t i = 0;
    while (i < units) {
        const std::size_t stop = std::min(units, i + block);
        Unit all = 0;
        for (std::size_t k = i; k < stop; ++k) all |= in[k];
        if (all < 0x80) {
            for (; i < stop; ++i) *out++ = static_cast<char>(in[i]);
            continue;
        }
        for (; i < stop; ++i) {
            if constexpr (sizeof(Unit) > 1)
                if (in[i] >= 0xD800 && in[i] < 0xE000) return i;
            out = write_unit(out, in[i]);
        }
    }
    return units;
}

[[noreturn]] void refuse_surrogate(std::size_t document, std::size_t at, unsigned code) {
    std::string shown;
    for (unsigned shift = 16; shift; shift -= 4) shown += "0123456789ABCDEF"[(code >> (shift - 4)) & 0xF];
    throw InvalidText(
        static_cast<std::int64_t>(document), -1,
        "character " + std::to_string(at) + " is the lone surrogate U+" + shown + ", half of a character");
}

template <typename Unit>
std::string_view rewritten(TextView text, std::size_t document, std::vector<char>& bytes) {
    constexpr std::size_t longest = sizeof(Unit) == 1 ? 2 : sizeof(Unit) == 2 ? 3 : 4;
    const auto* in = static_cast<const Unit*>(text.data());
    if (bytes.size() < text.units() * longest) bytes.resize(text.units() * longest);
    char* out = bytes.data();
    const std::size_t read = rewrite(in, text.units(), out);
    if (read < text.units()) refuse_surrogate(document, read, static_cast<unsigned>(in[read]));
    return {bytes.data(), static_cast<std::size_t>(out - bytes.data())};
}

}  // namespace

std::string_view Utf8::operator()(TextView text, std::size_t document) {
    std::string_view out;
    switch (text.encoding()) {
        case Encoding::latin1: out = rewritten<std::uint8_t>(text, document, bytes_); break;
        case Encoding::ucs2: out = rewritten<std::uint16_t>(text, document, bytes_); break;
        case Encoding::ucs4: out = rewritten<std::uint32_t>(text, document, bytes_); break;
        case Encoding::utf8:
            out = {static_cast<const char*>(text.data()), text.units()};
            if (const std::int64_t bad = first_invalid_byte(out); bad >= 0)
                throw InvalidText(static_cast<std::int64_t>(document), bad, "invalid UTF-8");
    }
    if (out.size() >= std::size_t{std::numeric_limits<std::int32_t>::max()})
        throw InvalidText(static_cast<std::int64_t>(document), 0, "the article is longer than 2 GiB");
    return out;
}

}  // namespace quotestance
