// Why two means of stance differ: by what was added to the statements on either side.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace quotestance {

struct DecompositionOptions {
    unsigned replicates = 1000;
    double level = 0.95;
    std::uint64_t seed = 0;
    unsigned threads = 1;
    // Called by the calling thread about every 50 ms; what it throws ends the work and is thrown.
    std::function<void()> watch = {};
};

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
        double low = 0, high = 0;                  // of the difference of the means
    };
    std::vector<Term> terms;
    double low = 0, high = 0;  // of the whole difference
};

// Intervals: percentiles of the Bayesian bootstrap (Rubin 1981) over articles, in which each weighs an exponential number, so that no
// side ever vanishes. They depend on the order of the articles' numbers, the seed and the number of replicates, not on the threads.
// O(replicates x (terms in articles)); memory: 8 bytes for each replicate and term, 64 for each article and thread. Throws
// InvalidOption for bad options, numbers out of range, and a side without a statement.
Decomposition decompose(const Additions& additions, std::size_t terms, const DecompositionOptions& options);

}  // namespace quotestance
