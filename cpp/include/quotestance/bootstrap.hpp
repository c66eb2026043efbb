// Intervals of the means of groups, by resampling articles.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "quotestance/clusters.hpp"

namespace quotestance {

// Of every interval that is made by resampling.
struct BootstrapOptions {
    unsigned replicates = 10'000;
    double level = 0.95;
    std::uint64_t seed = 0;
    unsigned threads = 1;
    // Called by the calling thread about every 50 ms; what it throws ends the work and is thrown.
    std::function<void()> watch = {};
};

// Both ends are NaN where there is nothing to resample: fewer than two articles, or all of one mean. An end is infinite where
// too many resamples hold only articles that are alike, and so say nothing of how far the mean may lie on that side.
struct Interval {
    double low;
    double high;
};

// Studentised bootstrap of a ratio of sums. An interval depends on nothing but the articles of its group, the seed, the level
// and the number of replicates. O(replicates x articles); memory: 8 bytes for each article and group, and 8 for each
// replicate of the groups at work. Throws InvalidOption for a level outside (0, 1) or too few replicates for it.
std::vector<Interval> bootstrap(const Clusters& clusters, const BootstrapOptions& options);

// Throws InvalidOption for a level outside (0, 1) or too few replicates for it.
void check(const BootstrapOptions& options);

// The replicates that leave as many beyond them on either side as the level does; one at least. There must be one; their order
// is lost.
Interval ends_of(std::span<double> replicates, double level);

// With fewer replicates the ends of an interval would hang on a handful of them.
unsigned fewest_replicates(double level);

}  // namespace quotestance
