// A folded word as the look-up sees it: its first 16 bytes in two registers and its hash. Words of 16 bytes or fewer, which
// are nearly all, are told apart by these alone; only longer ones are compared by their text.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace quotestance {

struct WordKey {
    static constexpr std::size_t width =
        16;  // bytes held; the rest of a shorter word is 0, and no folded word holds a 0

    std::uint64_t low = 0;  // the first eight bytes as the machine loads them
    std::uint64_t high = 0;
    std::uint64_t hash = 0;

    WordKey() = default;
    // A word of at most 16 bytes.
    WordKey(std::uint64_t first, std::uint64_t second) noexcept : low(first), high(second), hash(mix(first, second)) {}
    explicit WordKey(std::string_view folded) noexcept {
        std::memcpy(&low, folded.data(), folded.size() < 8 ? folded.size() : 8);
        if (folded.size() > 8) std::memcpy(&high, folded.data() + 8, folded.size() < width ? folded.size() - 8 : 8);
        hash = mix(low, high);
        for (std::size_t at = width; at < folded.size(); at += 8) {
            std::uint64_t more = 0;
            std::memcpy(&more, folded.data() + at, folded.size() - at < 8 ? folded.size() - at : 8);
            hash = mix(hash, more);
        }
    }

private:
    // Two multiplications spread every bit of both halves over the upper bits, and the shifts bring them down again.
    static std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
        std::uint64_t h = a * 0x9E3779B97F4A7C15ULL;
        h = ((h ^ h >> 32) + b) * 0xD6E8FEB86659FD93ULL;
        return h ^ h >> 32;
    }
};

}  // namespace quotestance
