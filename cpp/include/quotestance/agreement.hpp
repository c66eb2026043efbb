// How far two people who label the same rows agree, beyond what chance would bring.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "quotestance/bootstrap.hpp"

namespace quotestance {

// In the order of the results.
enum Coefficient : std::size_t {
    alpha_nominal,
    alpha_ordinal,
    alpha_interval,
    kappa_plain,
    kappa_linear,
    kappa_quadratic,
    coefficient_count
};

struct Agreed {
    double value = 0;             // 1 is full agreement, 0 that of chance; NaN where all labels are one
    Interval interval{0, 0};      // percentiles of the resamples; NaN with fewer than two articles
    std::uint32_t undefined = 0;  // resamples in which all labels are one: they are left out
};

// Labels are numbers from 0 to `kinds` - 1, in their order; at most 8 kinds. Articles are resampled with all their rows. O(rows +
// replicates x articles). Throws InvalidOption for spans of different lengths, numbers out of range, or options out of range.
std::array<Agreed, coefficient_count> agree(std::span<const std::int8_t> a, std::span<const std::int8_t> b,
                                            std::span<const std::int64_t> articles, std::size_t kinds,
                                            const BootstrapOptions& options);

}  // namespace quotestance
