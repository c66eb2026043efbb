// How well the mean of each period of a series is known.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quotestance/clusters.hpp"

namespace quotestance {

// Where a variance comes from. The period's own articles where they are enough, else an article's variance around the mean of
// its period, taken as the same in all periods of the series; where they say too little of it, in all series of the whole.
enum class Known : std::int8_t { not_at_all, by_period, by_series, by_whole };

struct Measurement {
    std::vector<double> mean;      // of each cell; NaN without statements
    std::vector<double> variance;  // of the mean; NaN without statements, or where no spread of articles can be told
    std::vector<std::int64_t> articles;
    std::vector<Known> known;
};

// The cells of `clusters` are the periods of series; `series` tells which one each belongs to, `wholes` to which whole each
// series. A period is enough where its articles count as `enough` (Kish), a series where its periods have as many degrees of
// freedom. O(articles). Throws InvalidOption for numbers out of range.
Measurement measure(const Clusters& clusters, std::span<const std::int64_t> series,
                    std::span<const std::int64_t> wholes, double enough);

}  // namespace quotestance
