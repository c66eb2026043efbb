// Why two means of stance differ: by what was added to the statements on either side.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "quotestance/bootstrap.hpp"

namespace quotestance {

// What terms add to the statements on two sides. Each statement stands on side 0 or 1 and in an article, both numbered from 0.
struct Additions {
    std::span<const std::int64_t> statements, terms;  // of each piece
    std::span<const double> values;                   // of each piece
    std::span<const std::int8_t> sides;               // of each statement
    std::span<const std::int64_t> articles;           // of each statement
};

struct Decomposition {
    struct Term {
        std::array<std::int64_t, 2> statements{};  // that have it, by side
        std::array<double, 2> means{};             // added to the mean stance of the side
        std::int64_t articles = 0;                 // that have it, on either side
        Interval interval{};                       // of the difference of the means
    };
    std::vector<Term> terms;
    Interval interval{};  // of the whole difference
};

// Intervals: percentiles of the Bayesian bootstrap (Rubin 1981) over articles, in which each weighs an exponential number, so that no
// side ever vanishes. They depend on the order of the articles' numbers, the seed and the number of replicates, not on the threads.
// O(replicates x (terms in articles)); memory: 8 bytes for each replicate and term, 64 for each article and thread. Throws
// InvalidOption for bad options, numbers out of range, and a side without a statement.
Decomposition decompose(const Additions& additions, std::size_t terms, const BootstrapOptions& options);

}  // namespace quotestance
