// Counts and means by group, over a tensor of groups x labels.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace quotestance {

struct Summary {
    std::vector<std::int64_t> count;   // rows of each group
    std::vector<std::int64_t> scored;  // rows whose value is not NaN
    std::vector<double> mean;          // of those; NaN where there is none
    std::vector<double> shares;        // groups x 4 (negative, neutral, positive, none), each row adding up to 1
};

// `groups` holds numbers from 0 to k - 1. All spans are of one length; throws InvalidOption otherwise.
Summary summarize(std::span<const double> values, std::span<const std::int8_t> labels,
                  std::span<const std::int64_t> groups, std::size_t k);

}  // namespace quotestance
