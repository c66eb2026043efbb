// What each article adds to the mean of a group: all that resampling by article needs to know of the statements.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace quotestance {

// The scored statements of one article in one group.
struct Cluster {
    double sum = 0;
    double count = 0;
};

class Clusters {
public:
    // Rows whose value is NaN don't count. `groups` holds numbers from 0 to k - 1, `articles` from 0 on. O(rows + articles), and a
    // sort of each group's articles, so that what is made of them depends neither on the order of the rows nor on their numbers.
    // Throws InvalidOption for spans of different lengths, for numbers out of range, and for values that are not finite.
    Clusters(std::span<const double> values, std::span<const std::int64_t> groups,
             std::span<const std::int64_t> articles, std::size_t k);

    std::size_t groups() const noexcept { return offsets_.size() - 1; }
    std::span<const Cluster> of(std::size_t group) const noexcept {
        return std::span(rows_).subspan(offsets_[group], offsets_[group + 1] - offsets_[group]);
    }

private:
    std::vector<std::size_t> offsets_{0};
    std::vector<Cluster> rows_;
};

// Sums over the articles of a group. With a residual of an article is meant its sum less what the group's mean lets expect.
struct Spread {
    double count = 0;      // statements
    double mean = 0;       // NaN without statements
    double squares = 0;    // of the articles' counts
    double cubes = 0;      // of the articles' counts
    double residuals = 0;  // squares of the residuals
    // As many articles of equal size would know the mean as well as these do, if the statements of one article agree (Kish 1965).
    double effective_articles() const noexcept { return squares > 0 ? count * count / squares : 0; }
    // What `residuals` comes to on average if the mean of an article has the variance 1.
    double expected_residuals() const noexcept {
        return squares - 2 * cubes / count + squares * squares / (count * count);
    }
};

// Residuals that are nothing but rounding are 0.
Spread spread_of(std::span<const Cluster> articles);

}  // namespace quotestance
