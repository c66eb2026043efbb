// How a level went over time, how sure that is, and where it jumped.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "quotestance/kalman.hpp"

namespace quotestance {

struct TrajectoryOptions {
    bool trend = false;           // the local linear trend in place of the local level
    double jump_deviation = 0.5;  // of jumps, before anything is seen: a normal one around 0
    double probable = 0.5;        // a jump is told where it is at least as probable
    double mass = 0.95;           // of a jump's probability lies between its earliest and its latest row
    unsigned threads = 1;
    // Called by the calling thread about every 50 ms; what it throws ends the work and is thrown.
    std::function<void()> watch = {};
};

// A jump between a row and the one before it.
struct Change {
    std::size_t series;
    std::size_t row, earliest, latest;  // counted in all rows
    double probability;                 // that there is a jump besides those that are more probable, whichever its row
    double before, after;               // the levels on both sides, if it is at `row`
};

struct Trajectories {
    // Of each row: the mean of the level and its variance given all rows of the series, with the variances below taken as known;
    // and its mean square distance from that mean, which takes in how little is known of these.
    std::vector<double> mean, variance, distance;
    // Of each series: the variances of the draws of the level and of the slope (NaN without one), and the log-likelihood.
    std::vector<double> level_variance, slope_variance, likelihood;
    std::vector<Change> changes;  // by series and row
};

// Fewer rows with a value don't tell how much a level wanders.
std::size_t fewest_observations(bool trend);

// The variances by maximum likelihood. All is NaN for a series with too few values. `ends` tells where in `rows` each series
// ends. O(rows) for each evaluation of the likelihood, of which there are some dozens (trend: some hundreds). Throws
// InvalidOption for rows that are no observations, and options out of range.
Trajectories trajectories(std::span<const Observation> rows, std::span<const std::size_t> ends,
                          const TrajectoryOptions& options);

}  // namespace quotestance
