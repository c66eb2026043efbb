#include "quotestance/clusters.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "quotestance/errors.hpp"

namespace quotestance {
namespace {

// The highest number of an article; checks the rows on the way.
std::int64_t last_article(std::span<const double> values, std::span<const std::int64_t> groups,
                          std::span<const std::int64_t> articles, std::size_t k) {
    if (values.size() != groups.size() || articles.size() != groups.size())
        throw InvalidOption("groups", std::to_string(groups.size()),
                            "values, groups and articles must have one length");
    std::int64_t last = -1;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i] < 0 || static_cast<std::size_t>(groups[i]) >= k)
            throw InvalidOption("groups", std::to_string(groups[i]), "a group must lie in 0 … k - 1");
        if (articles[i] < 0)
            throw InvalidOption("articles", std::to_string(articles[i]), "an article's number is 0 or more");
        if (std::isinf(values[i])) throw InvalidOption("values", "infinity", "a value must be finite, or NaN");
        last = std::max(last, articles[i]);
    }
    return last;
}

// The scored rows of group 0, then those of group 1, and so on; `ends` of the groups among them.
std::vector<std::size_t> by_group(std::span<const double> values, std::span<const std::int64_t> groups,
                                  std::vector<std::size_t>& ends) {
    std::size_t total = 0;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (!std::isnan(values[i])) ++ends[static_cast<std::size_t>(groups[i])], ++total;
    std::size_t before = 0;
    for (std::size_t& end : ends) before += std::exchange(end, before);
    std::vector<std::size_t> rows(total);
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (!std::isnan(values[i])) rows[ends[static_cast<std::size_t>(groups[i])]++] = i;
    return rows;
}

}  // namespace

Clusters::Clusters(std::span<const double> values, std::span<const std::int64_t> groups,
                   std::span<const std::int64_t> articles, std::size_t k) {
    // One more than where an article's cluster lies, if it lies in the group at hand.
    std::vector<std::size_t> place(static_cast<std::size_t>(last_article(values, groups, articles, k) + 1));
    std::vector<std::size_t> ends(k);
    const std::vector<std::size_t> rows = by_group(values, groups, ends);
    offsets_.reserve(k + 1);
    std::size_t r = 0;
    for (const std::size_t end : ends) {
        const std::size_t begin = rows_.size();
        for (; r < end; ++r) {
            std::size_t& at = place[static_cast<std::size_t>(articles[rows[r]])];
            if (at <= begin) rows_.emplace_back(), at = rows_.size();
            rows_[at - 1].sum += values[rows[r]];
            rows_[at - 1].count += 1;
        }
        std::sort(
            rows_.begin() + static_cast<std::ptrdiff_t>(begin), rows_.end(),
            [](const Cluster& a, const Cluster& b) { return a.count != b.count ? a.count < b.count : a.sum < b.sum; });
        offsets_.push_back(rows_.size());
    }
}

Spread spread_of(std::span<const Cluster> articles) {
    constexpr double rounding = 1e-24;  // of a square, relative to the squares of the sums
    Spread out;
    double sum = 0, scale = 0;
    for (const Cluster& a : articles) {
        sum += a.sum, out.count += a.count, scale += a.sum * a.sum;
        out.squares += a.count * a.count, out.cubes += a.count * a.count * a.count;
    }
    out.mean = out.count > 0 ? sum / out.count : std::numeric_limits<double>::quiet_NaN();
    for (const Cluster& a : articles) {
        const double residual = a.sum - out.mean * a.count;
        out.residuals += residual * residual;
    }
    if (out.residuals <= rounding * scale) out.residuals = 0;
    return out;
}

}  // namespace quotestance
