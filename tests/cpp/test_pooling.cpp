// Means of groups drawn to their whole, worked out by hand where that can be done.
#include <gtest/gtest.h>

#include <cmath>

#include "quotestance/errors.hpp"
#include "quotestance/pooling.hpp"

using namespace quotestance;

namespace {

// Groups whose articles have one statement each.
Clusters clusters_of(const std::vector<std::vector<double>>& groups) {
    std::vector<double> values;
    std::vector<std::int64_t> numbers, articles;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const double value : groups[g]) {
            articles.push_back(static_cast<std::int64_t>(values.size()));
            values.push_back(value), numbers.push_back(static_cast<std::int64_t>(g));
        }
    return {values, numbers, articles, groups.size()};
}

}  // namespace

// Equal groups: the estimator of James & Stein around the mean, 1 - (k - 3) v / sum of squares.
TEST(Pooling, OfEqualGroupsIsThatOfJamesAndStein) {
    const std::vector<double> means{-0.6, -0.3, 0, 0.3, 0.6};
    std::vector<std::vector<double>> groups;
    for (const double mean : means) groups.push_back({mean - 0.2, mean + 0.2});
    const Pooled p = pool(clusters_of(groups), std::vector<std::int64_t>(5, 0), 1);
    const double variance = 0.08 / 2, squares = 2 * (0.36 + 0.09);
    for (std::size_t g = 0; g < means.size(); ++g) {
        EXPECT_NEAR(p.weight[g], 1 - 2 * variance / squares, 1e-12);
        EXPECT_NEAR(p.mean[g], p.weight[g] * means[g], 1e-12);
        EXPECT_NEAR(p.whole[g], 0, 1e-12);
    }
}

TEST(Pooling, DrawsSmallGroupsMore) {
    const Pooled p = pool(clusters_of({{0.9}, {0.1, 0.3, -0.1, 0.2}, {-0.5, -0.3}, {0.4, 0.5, 0.1}}),
                          std::vector<std::int64_t>(4, 0), 1);
    EXPECT_LT(p.weight[0], p.weight[2]);
    EXPECT_LT(p.weight[2], p.weight[3]);
    EXPECT_LT(p.weight[3], p.weight[1]);
    EXPECT_LT(p.mean[0], 0.9);
    EXPECT_GT(p.mean[0], p.whole[0]);
}

TEST(Pooling, LeavesThreeGroupsAlone) {
    const Pooled p = pool(clusters_of({{0.9}, {0.1, 0.3}, {-0.5}}), std::vector<std::int64_t>(3, 0), 1);
    EXPECT_EQ(p.mean, (std::vector<double>{0.9, 0.2, -0.5}));
    EXPECT_EQ(p.weight, (std::vector<double>{1, 1, 1}));
    const Pooled unknown = pool(clusters_of({{0.9}, {-0.5}}), std::vector<std::int64_t>(2, 0), 1);
    EXPECT_EQ(unknown.mean, (std::vector<double>{0.9, -0.5}));
    EXPECT_TRUE(std::isnan(unknown.whole[0]));
}

TEST(Pooling, KeepsWholesApart) {
    const std::vector<std::vector<double>> a{{0.9, 0.8}, {0.1, 0.3}, {-0.5, 0}, {0.4, 0.6}}, b{{-1, -0.9}};
    std::vector<std::vector<double>> both = a;
    both.insert(both.begin() + 2, b.begin(), b.end());
    const Pooled apart = pool(clusters_of(a), std::vector<std::int64_t>(4, 0), 1);
    const Pooled together = pool(clusters_of(both), std::vector<std::int64_t>{1, 1, 0, 1, 1}, 2);
    EXPECT_EQ(together.mean[0], apart.mean[0]);
    EXPECT_EQ(together.mean[4], apart.mean[3]);
    EXPECT_DOUBLE_EQ(together.whole[2], -0.95);
}

TEST(Pooling, WhereNoSpreadCanBeTold) {
    const std::vector<std::int64_t> one(4, 0);
    const Pooled single = pool(clusters_of({{0.9}, {0.1}, {-0.5}, {0.4}}), one, 1);
    EXPECT_TRUE(std::isnan(single.mean[0]));
    EXPECT_TRUE(std::isnan(single.weight[0]));
    const Pooled alike = pool(clusters_of({{0.5, 0.5}, {0.25, 0.25}, {0.5, 0.5}, {-0.25, -0.25}}), one, 1);
    EXPECT_EQ(alike.mean, (std::vector<double>{0.5, 0.25, 0.5, -0.25}));
    EXPECT_EQ(alike.whole[0], 0.25);
    EXPECT_TRUE(std::isnan(pool(clusters_of({{}, {0.5}}), std::vector<std::int64_t>(2, 0), 1).mean[0]));
}

TEST(Pooling, BadInputIsRefused) {
    const Clusters clusters = clusters_of({{0.5}});
    EXPECT_THROW(pool(clusters, std::vector<std::int64_t>{}, 1), InvalidOption);
    EXPECT_THROW(pool(clusters, std::vector<std::int64_t>{1}, 1), InvalidOption);
    EXPECT_THROW(pool(clusters, std::vector<std::int64_t>{-1}, 1), InvalidOption);
}
