// Texts that are nearly the same, such as one wire story in ten outlets.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "quotestance/shingles.hpp"

namespace quotestance {

struct DuplicateOptions {
    double threshold = 0.6;  // texts are linked from this share of common shingles on; 0.2 to 1
    int window = 7;          // days that may lie between two linked texts
    std::uint64_t seed = 0;
    unsigned threads = 1;
    // Called by the calling thread about every 50 ms; what it throws ends the work and is thrown.
    std::function<void()> watch = {};
};

constexpr std::int32_t undated = std::numeric_limits<std::int32_t>::min();

// By text the one that stands for it: the earliest of those that it is linked with, directly or through others; the first among
// those of one day; texts without a date come last. Texts are linked only within their group, and undated ones with any day.
// Links are looked for by MinHash and banding (Broder 1997; Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, ch. 3), and
// every pair that is found is compared in full: none is linked below the threshold, and fewer than one pair in a thousand is
// missed at it, fewer above. In a band a text is compared with the 64 before it at most, so the time is linear in the texts.
// Memory: the sets, and 24 bytes a text and thread. Throws InvalidOption for bad options and spans of different lengths.
std::vector<std::int64_t> find_duplicates(const ShingleSets& sets, std::span<const std::int64_t> groups,
                                          std::span<const std::int32_t> days, const DuplicateOptions& options);

}  // namespace quotestance
