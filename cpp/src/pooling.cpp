#include "quotestance/pooling.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "quotestance/errors.hpp"

namespace quotestance {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Group {
    std::size_t number;
    Spread spread;
    double variance = 0;  // of its mean
};

// The variance of an article's mean around its group's; NaN where no group has two articles.
double variance_of_articles(const std::vector<Group>& groups) {
    double residuals = 0, expected = 0;
    for (const Group& g : groups) {
        if (g.spread.squares == g.spread.count * g.spread.count) continue;  // one article
        residuals += g.spread.residuals;
        expected += g.spread.expected_residuals();
    }
    return expected > 0 ? residuals / expected : missing;
}

// The mean of the groups, each by its precision, with this variance between them.
double mean_of(const std::vector<Group>& groups, double between) {
    double sum = 0, weights = 0;
    for (const Group& g : groups) {
        const double weight = 1 / (g.variance + between);
        sum += weight * g.spread.mean, weights += weight;
    }
    return sum / weights;
}

double variance_between(const std::vector<Group>& groups) {
    const double mean = mean_of(groups, 0);
    double distances = 0, weights = 0, squares = 0;
    for (const Group& g : groups) {
        const double weight = 1 / g.variance, distance = g.spread.mean - mean;
        distances += weight * distance * distance, weights += weight, squares += weight * weight;
    }
    return std::max(0.0, (distances - static_cast<double>(groups.size() - 1)) / (weights - squares / weights));
}

void pool_one(std::vector<Group>& groups, Pooled& out) {
    const double articles = variance_of_articles(groups), k = static_cast<double>(groups.size());
    const bool alone = k <= 3;
    if (std::isnan(articles) && !alone) return;
    for (Group& g : groups) g.variance = articles / g.spread.effective_articles();
    // Where all articles of a group are alike, its mean is known, and the groups count alike in the whole.
    const double between = articles > 0 && k > 1 ? variance_between(groups) : 1;
    const double whole = mean_of(groups, between);
    for (const Group& g : groups) {
        const double drawn = alone ? 0 : (k - 3) / (k - 1) * g.variance / (g.variance + between);
        out.weight[g.number] = 1 - drawn;
        out.whole[g.number] = whole;
        out.mean[g.number] = alone ? g.spread.mean : (1 - drawn) * g.spread.mean + drawn * whole;
    }
}

}  // namespace

Pooled pool(const Clusters& clusters, std::span<const std::int64_t> wholes, std::size_t k) {
    if (wholes.size() != clusters.groups())
        throw InvalidOption("wholes", std::to_string(wholes.size()), "one number for each group is needed");
    std::vector<std::vector<Group>> by_whole(k);
    for (std::size_t g = 0; g < wholes.size(); ++g) {
        if (wholes[g] < 0 || static_cast<std::size_t>(wholes[g]) >= k)
            throw InvalidOption("wholes", std::to_string(wholes[g]), "a whole must lie in 0 … k - 1");
        const Spread spread = spread_of(clusters.of(g));
        if (spread.count > 0) by_whole[static_cast<std::size_t>(wholes[g])].push_back({g, spread});
    }
    const std::vector<double> none(wholes.size(), missing);
    Pooled out{none, none, none};
    for (std::vector<Group>& groups : by_whole) pool_one(groups, out);
    return out;
}

}  // namespace quotestance
