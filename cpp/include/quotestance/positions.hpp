// Where speakers stand in a space of few dimensions, by whom they are for and against, and how sure that is.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quotestance/bootstrap.hpp"
#include "quotestance/low_rank.hpp"

namespace quotestance {

struct PositionOptions {
    unsigned dims = 2;
    double ridge = 1;
    // Rows: the first axis goes through the first, the second plane holds the second, …
    std::vector<std::int64_t> anchors = {};
    BootstrapOptions resampling = {};
};

// Statements by row (speaker), column (target) and article, all numbered from 0; values that are NaN don't count.
struct Opinions {
    std::span<const double> values;
    std::span<const std::int64_t> rows, columns, articles;
};

struct Positions {
    LowRank fit;
    Eigen::MatrixXd rows_low, rows_high, columns_low, columns_high;
    double variance = 0;      // of a statement around the mean of its row and column
    double explained = 0;     // share of the weighted squares around the means of the columns
    unsigned unfinished = 0;  // replicates that had not converged
};

// The means of the cells, each weighing its number of statements over the variance of one, factorised. Intervals: percentiles of
// the Bayesian bootstrap (Rubin 1981), in which each article weighs an exponential number, so that no speaker ever vanishes; each
// replicate is rotated to the whole by its rows. The same on any number of threads. O(replicates x (statements + steps x cells)).
// Throws InvalidOption for bad options, numbers below 0, values that are all the same, and anchors that point one way.
Positions find_positions(const Opinions& opinions, const PositionOptions& options);

}  // namespace quotestance
