// The run of Latin letters at the beginning of 16 bytes, in lower case: how nearly every word of the news is read.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__) || (defined(_M_X64) && !defined(_M_ARM64EC))
#define QUOTESTANCE_SSE2 1  // part of every x86-64: there is nothing to choose at run time
#include <emmintrin.h>
#endif

namespace quotestance {

struct LetterRun {
    std::uint64_t low = 0, high = 0;  // the letters in lower case, as the machine loads them; 0 behind the last one
    unsigned length = 0;              // 0 to 16
    unsigned capitals = 0;            // a bit for each capital
};

// Eight bytes in each step. Reads 16 bytes. Finds nothing where the first byte loaded is not the lowest: such machines read
// letter by letter.
inline LetterRun letter_run_portable(const char* at) noexcept {
    if constexpr (std::endian::native != std::endian::little) return {};
    constexpr std::uint64_t ones = 0x0101010101010101ULL, tops = 0x80 * ones;
    LetterRun run;
    for (unsigned half = 0; half < 2; ++half) {
        std::uint64_t word = 0;
        std::memcpy(&word, at + 8 * half, 8);
        const std::uint64_t lower = word | 0x20 * ones, plain = lower & ~tops;
        // Bytes from 'a' to 'z': the top bit is set by adding 0x80 - 'a', and not yet by adding 0x80 - 'z' - 1.
        const std::uint64_t letters =
            ((plain + (0x80 - 'a') * ones) ^ (plain + (0x80 - 'z' - 1) * ones)) & tops & ~word;
        const auto n = static_cast<unsigned>(std::countr_one((letters >> 7) * 0xFF)) / 8;
        const std::uint64_t mask = n == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * n)) - 1;
        const std::uint64_t upper = letters & mask & ~(word << 2);  // bit 5 is clear in capitals
        for (unsigned k = 0; k < n; ++k)
            run.capitals |= static_cast<unsigned>(upper >> (8 * k + 7) & 1U) << (8 * half + k);
        (half ? run.high : run.low) = lower & mask;
        run.length += n;
        if (n < 8) break;
    }
    return run;
}

// Reads 16 bytes.
#if defined(QUOTESTANCE_SSE2)
inline LetterRun letter_run(const char* at) noexcept {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    // Signed comparison: bytes from 0x80 on are negative and never letters.
    const __m128i letters =
        _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1)));
    const auto run_of = static_cast<unsigned>(_mm_movemask_epi8(letters));
    const auto n = static_cast<unsigned>(std::countr_one(run_of));
    const auto small = static_cast<unsigned>(_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)));  // bit 5 of each byte
    alignas(16) static constexpr unsigned char ramp[32] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                           0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    const __m128i kept = _mm_and_si128(lower, _mm_loadu_si128(reinterpret_cast<const __m128i*>(ramp + 16 - n)));
    LetterRun run;
    run.low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(kept));
    run.high = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(kept, kept)));
    run.length = n;
    run.capitals = ~small & ((1U << n) - 1);
    return run;
}
#else
inline LetterRun letter_run(const char* at) noexcept { return letter_run_portable(at); }
#endif

}  // namespace quotestance
