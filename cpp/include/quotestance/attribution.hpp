// Which of its evidence made a stance, and how much of it each: the stance is no sum, and is split up so that the parts are one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace quotestance {

// Evidence of many statements; all spans are of one length.
struct Pieces {
    std::span<const std::int64_t> statements;  // whose it is, from 0 on, in order
    std::span<const double> against, in_favour;
    std::span<const std::uint8_t> base;  // 1 for the baseline, which a statement on the target starts from
};

struct Attribution {
    std::vector<double> pieces;      // what each adds to the stance of its statement
    std::vector<double> statements;  // their stances: p(positive) - p(negative) of the sums; 0 without evidence
};

// Aumann-Shapley values of the stance (Aumann & Shapley 1974; integrated gradients: Sundararajan, Taly & Yan 2017) along the straight
// line from nothing to the baseline, then on to the sum of all. Those of a statement add up to its stance, to some 1e-14. Both
// integrals of a line by Gauss-Legendre, 16 nodes for each two units of log-odds. Linear in the log-odds: those of a statement must
// be below 10,000. Throws InvalidOption for spans of different lengths, statements out of order, and numbers that are not finite.
Attribution attribute(const Pieces& pieces, std::size_t statements);

}  // namespace quotestance
