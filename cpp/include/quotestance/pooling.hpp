// Means of groups drawn to the mean of all groups, the more the less is known of a group.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quotestance/clusters.hpp"

namespace quotestance {

struct Pooled {
    std::vector<double> mean;    // of each group; NaN without statements, or where no spread within groups can be told
    std::vector<double> weight;  // the share of the group's own mean in it, from 0 to 1
    std::vector<double> whole;   // what it is drawn to
};

// Empirical Bayes in closed form: normal groups around a normal whole, the spread between them by the method of moments
// (DerSimonian & Laird 1986), with Morris's (1983) correction for few groups: three or fewer are not drawn together.
// The mean of an article is taken to vary as much in all groups of a whole, because few articles say too little of their own
// spread. `wholes` tells which whole a group belongs to, from 0 to k - 1. O(articles). Throws InvalidOption for other numbers.
Pooled pool(const Clusters& clusters, std::span<const std::int64_t> wholes, std::size_t k);

}  // namespace quotestance
