#include "ceiling.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define CEILING_AVX2 __attribute__((target("avx2,bmi,bmi2")))
#endif

namespace ceiling {
namespace {

constexpr std::uint64_t fnv_offset = 0xcbf29ce484222325U, fnv_prime = 0x100000001b3U;

// The byte in lower case where it belongs to a word, else 0.
constexpr std::array<std::uint8_t, 256> word_bytes = [] {
    std::array<std::uint8_t, 256> bytes{};
    for (unsigned c = 0; c < 256; ++c) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool word = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
        bytes[c] = static_cast<std::uint8_t>(upper ? c + 32 : word ? c : 0);
    }
    return bytes;
}();

}  // namespace

Words tokenise_and_hash(std::string_view text) {
    Words words;
    std::uint64_t hash = fnv_offset;
    bool inside = false;
    for (const char c : text) {
        const std::uint8_t byte = word_bytes[static_cast<std::uint8_t>(c)];
        if (byte) {
            hash = (hash ^ byte) * fnv_prime;
            inside = true;
        } else if (inside) {
            ++words.count;
            words.hashes += hash;
            hash = fnv_offset;
            inside = false;
        }
    }
    if (inside) ++words.count, words.hashes += hash;
    return words;
}

#ifdef CEILING_AVX2
namespace {

constexpr std::size_t width = 32;

CEILING_AVX2 inline __m256i between(__m256i bytes, char first, char last) {
    const __m256i above = _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(static_cast<char>(first - 1)));
    return _mm256_andnot_si256(_mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(last)), above);
}

// A bit for each of 32 bytes that belongs to a word.
CEILING_AVX2 inline std::uint32_t word_mask(const char* at) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    const __m256i lower = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
    const __m256i word = _mm256_or_si256(_mm256_or_si256(between(lower, 'a', 'z'), between(bytes, '0', '9')), bytes);
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(word));  // bytes >= 0x80 have the top bit already
}

// Eight bytes at a time, each in lower case where it is a letter; what lies behind the end does not count.
inline std::uint64_t hash_of(const char* at, std::size_t length, std::size_t readable) {
    std::uint64_t hash = length;
    for (std::size_t done = 0; done < length; done += 8) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, at + done, readable - done < 8 ? readable - done : 8);
        if (length - done < 8) bytes &= (std::uint64_t{1} << (8 * (length - done))) - 1;
        hash = std::rotl((hash ^ (bytes | 0x2020202020202020U)) * 0x9e3779b97f4a7c15U, 29);
    }
    return hash;
}

}  // namespace

CEILING_AVX2 Words tokenise_and_hash_vectors(std::string_view text) {
    Words words;
    std::size_t begin = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); at += width) {
        std::uint32_t mask;
        if (text.size() - at >= width) {
            mask = word_mask(text.data() + at);
        } else {
            std::array<char, width> rest{};
            std::memcpy(rest.data(), text.data() + at, text.size() - at);
            mask = word_mask(rest.data());
        }
        // Where words begin and end: where a bit differs from the one before it.
        for (std::uint32_t turns = mask ^ (mask << 1 | (inside ? 1U : 0U)); turns; turns &= turns - 1) {
            const std::size_t turn = at + static_cast<std::size_t>(std::countr_zero(turns));
            if (inside) {
                ++words.count;
                words.hashes += hash_of(text.data() + begin, turn - begin, text.size() - begin);
            }
            begin = turn;
            inside = !inside;
        }
    }
    if (inside) ++words.count, words.hashes += hash_of(text.data() + begin, text.size() - begin, text.size() - begin);
    return words;
}

bool have_vectors() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"); }
#else
Words tokenise_and_hash_vectors(std::string_view text) { return tokenise_and_hash(text); }
bool have_vectors() { return false; }
#endif

}  // namespace ceiling
