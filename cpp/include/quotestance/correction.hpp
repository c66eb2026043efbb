// Means and regressions of what people would label, where a scorer has a value for every row and people have labelled some.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <Eigen/Core>

namespace quotestance {

// All of one length. NaN among the values means that the row doesn't speak of its target: that too is what a scorer may get wrong.
struct LabelledRows {
    std::span<const double> predicted;
    std::span<const double> labelled;      // read where the weight is above 0
    std::span<const double> weights;       // the inverse of the probability to be labelled; 0 of a row that isn't
    std::span<const std::int64_t> cells;   // numbers of the sets within which labels were drawn; each in one group
    std::span<const std::int64_t> groups;  // from 0 to k - 1, or -1 for rows that are left out
    std::span<const std::int64_t> articles;
};

// How much of the scorer is used: as much in each term as serves it, or one amount for all terms of a group.
enum class Tuning { each, together };

// Of one group, with a number for each term. What cannot be told is NaN: a design that is singular, or a cell without a label.
struct Corrected {
    std::int64_t rows = 0, scored = 0, labels = 0, speaking = 0, articles = 0, labelled_articles = 0;
    bool covered = true;               // every cell has a label
    Eigen::VectorXd naive;             // from the scorer alone
    Eigen::VectorXd value;             // corrected
    Eigen::VectorXd tuning;            // from 0, the scorer isn't used, to 1, its values count as they are
    Eigen::VectorXd freedom;           // degrees of freedom of the corrected values' variances
    Eigen::MatrixXd naive_covariance;  // if the scorer never erred
    Eigen::MatrixXd covariance;        // of the corrected values
    Eigen::MatrixXd unaided;           // of what labels alone would give
};

// Solves, for each group, the sum of x (value - x'b) over the rows that speak = 0, where the sums over what people would label are
// those of the scorer, tuned, and of its errors on the labelled rows, weighted. `terms` are the x of the rows, `width` for each; empty,
// with the width 1, for means. Prediction-powered inference with labels drawn by a known design
// (Angelopoulos et al. 2023; Egami et al. 2023); assumptions, and what makes it fail, are told at `Statements.estimate`. O(rows x width²), memory 8 x (2 x width + 3)
// bytes for each row at most. Throws InvalidOption for spans of different lengths, numbers out of range, or values not finite.
std::vector<Corrected> correct(const LabelledRows& rows, std::span<const double> terms, std::size_t width,
                               std::size_t k, Tuning tuning);

}  // namespace quotestance
