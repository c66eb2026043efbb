// Intervals by resampling articles: what they depend on, and what they don't.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "quotestance/bootstrap.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/random.hpp"

using namespace quotestance;

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

struct Rows {
    std::vector<double> values;
    std::vector<std::int64_t> groups, articles;
    void add(double value, std::int64_t group, std::int64_t article) {
        values.push_back(value), groups.push_back(group), articles.push_back(article);
    }
    Clusters clusters(std::size_t k) const { return {values, groups, articles, k}; }
};

// Groups of 2, 4, 8, … articles, of one to four statements each.
Rows some_rows(std::size_t groups) {
    Rows out;
    RandomStream random(1, 2);
    for (std::size_t g = 0; g < groups; ++g)
        for (std::int64_t a = 0; a < std::int64_t{2} << g; ++a) {
            const double lean = static_cast<double>(random() % 1024) / 1024 - 0.5;
            for (std::uint64_t i = 0, last = random() % 4; i <= last; ++i)
                out.add(lean + static_cast<double>(random() % 256) / 1024, static_cast<std::int64_t>(g), a);
        }
    return out;
}

void expect_same(const std::vector<Interval>& a, const std::vector<Interval>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t g = 0; g < a.size(); ++g) {
        EXPECT_EQ(a[g].low, b[g].low) << g;
        EXPECT_EQ(a[g].high, b[g].high) << g;
    }
}

}  // namespace

TEST(Clusters, SumTheScoredRowsOfAnArticleInAGroup) {
    Rows rows;
    rows.add(0.5, 1, 7), rows.add(-1, 0, 7), rows.add(missing, 1, 3), rows.add(0.25, 1, 7), rows.add(1, 1, 0);
    const Clusters clusters = rows.clusters(3);
    ASSERT_EQ(clusters.groups(), 3U);
    ASSERT_EQ(clusters.of(0).size(), 1U);
    ASSERT_EQ(clusters.of(1).size(), 2U);
    EXPECT_TRUE(clusters.of(2).empty());
    EXPECT_EQ(clusters.of(0)[0].sum, -1);
    EXPECT_EQ(clusters.of(1)[0].sum, 1);  // the smaller one first
    EXPECT_EQ(clusters.of(1)[1].sum, 0.75);
    EXPECT_EQ(clusters.of(1)[1].count, 2);
}

TEST(Clusters, TheirSpread) {
    const Spread s = spread_of(std::vector<Cluster>{{1, 1}, {-0.5, 3}});
    EXPECT_EQ(s.count, 4);
    EXPECT_EQ(s.mean, 0.125);
    EXPECT_EQ(s.squares, 10);
    EXPECT_EQ(s.cubes, 28);
    EXPECT_DOUBLE_EQ(s.residuals, 2 * 0.875 * 0.875);
    EXPECT_DOUBLE_EQ(s.effective_articles(), 1.6);
    EXPECT_EQ(spread_of({}).effective_articles(), 0);
    EXPECT_TRUE(std::isnan(spread_of({}).mean));
    EXPECT_EQ(spread_of(std::vector<Cluster>{{0.1, 1}, {0.1 * 3, 3}}).residuals, 0);  // but for rounding
}

TEST(Clusters, BadInputIsRefused) {
    const std::vector<double> one{1}, infinite{std::numeric_limits<double>::infinity()};
    const std::vector<std::int64_t> zero{0}, two{2}, minus{-1};
    EXPECT_THROW(Clusters({}, zero, zero, 1), InvalidOption);
    EXPECT_THROW(Clusters(one, zero, {}, 1), InvalidOption);
    EXPECT_THROW(Clusters(one, two, zero, 2), InvalidOption);
    EXPECT_THROW(Clusters(one, minus, zero, 1), InvalidOption);
    EXPECT_THROW(Clusters(one, zero, minus, 1), InvalidOption);
    EXPECT_THROW(Clusters(infinite, zero, zero, 1), InvalidOption);
    EXPECT_EQ(Clusters({}, {}, {}, 0).groups(), 0U);
}

TEST(RandomStream, IsEvenAndOfItsNumber) {
    std::vector<int> seen(7);
    RandomStream random(3, 4);
    for (int i = 0; i < 70'000; ++i) {
        const RandomStream::Pair p = random.below(7);
        ++seen[p.first], ++seen[p.second];
    }
    for (const int n : seen) EXPECT_NEAR(n, 20'000, 600);
    EXPECT_EQ(RandomStream(3, 4)(), RandomStream(3, 4)());
    EXPECT_NE(RandomStream(3, 4)(), RandomStream(3, 5)());
    EXPECT_NE(RandomStream(3, 4)(), RandomStream(4, 3)());
}

TEST(Bootstrap, DoesNotDependOnThreads) {
    const Clusters clusters = some_rows(12).clusters(12);
    const std::vector<Interval> one = bootstrap(clusters, {.replicates = 500});
    for (const unsigned threads : {2U, 3U, 8U})
        expect_same(one, bootstrap(clusters, {.replicates = 500, .threads = threads}));
}

TEST(Bootstrap, DependsNeitherOnTheOrderOfRowsNorOnOtherGroups) {
    Rows rows = some_rows(6);
    const std::vector<Interval> all = bootstrap(rows.clusters(6), {});
    Rows turned, alone;
    for (std::size_t i = rows.values.size(); i-- > 0;) {
        turned.add(rows.values[i], 5 - rows.groups[i], 1000 - rows.articles[i]);
        if (rows.groups[i] == 4) alone.add(rows.values[i], 0, rows.articles[i]);
    }
    std::vector<Interval> back = bootstrap(turned.clusters(6), {});
    std::reverse(back.begin(), back.end());
    for (std::size_t g = 1; g < 6; ++g) {
        EXPECT_NEAR(all[g].low, back[g].low, 1e-6);
        EXPECT_NEAR(all[g].high, back[g].high, 1e-6);
    }
    EXPECT_NEAR(bootstrap(alone.clusters(1), {})[0].low, all[4].low, 1e-6);
}

TEST(Bootstrap, DependsOnTheSeedALittle) {
    const Clusters clusters = some_rows(6).clusters(6);
    const Interval a = bootstrap(clusters, {})[5], b = bootstrap(clusters, {.seed = 1})[5];
    EXPECT_NE(a.low, b.low);
    EXPECT_NEAR(a.low, b.low, 0.1 * (a.high - a.low));
    EXPECT_NEAR(a.high, b.high, 0.1 * (a.high - a.low));
}

TEST(Bootstrap, IsWiderAtAHigherLevelAndHoldsTheMean) {
    const Clusters clusters = some_rows(7).clusters(7);
    const std::vector<Interval> narrow = bootstrap(clusters, {.level = 0.5}),
                                wide = bootstrap(clusters, {.level = 0.99});
    for (std::size_t g = 3; g < 7; ++g) {
        const double mean = spread_of(clusters.of(g)).mean;
        EXPECT_LT(wide[g].low, narrow[g].low);
        EXPECT_LT(narrow[g].low, mean);
        EXPECT_LT(mean, narrow[g].high);
        EXPECT_LT(narrow[g].high, wide[g].high);
    }
}

TEST(Bootstrap, SaysWhereThereIsNothingToResample) {
    Rows rows;
    rows.add(0.5, 0, 0), rows.add(0.25, 0, 0);                              // one article
    for (int a = 0; a < 30; ++a) rows.add(0.1, 2, a), rows.add(0.1, 2, a);  // all alike; group 1 has nothing
    rows.add(0.5, 3, 0), rows.add(-0.5, 3, 1), rows.add(0, 3, 2);           // one in nine resamples is of one article
    for (int a = 0; a < 20; ++a) rows.add(a < 18 ? -0.25 : 0.75, 4, a);     // one in eight lacks the odd ones
    const std::vector<Interval> found = bootstrap(rows.clusters(5), {});
    for (std::size_t g = 0; g < 3; ++g) {
        EXPECT_TRUE(std::isnan(found[g].low));
        EXPECT_TRUE(std::isnan(found[g].high));
    }
    EXPECT_EQ(found[3].low, -std::numeric_limits<double>::infinity());
    EXPECT_EQ(found[3].high, std::numeric_limits<double>::infinity());
    EXPECT_GT(found[4].low, -0.3);
    EXPECT_EQ(found[4].high, std::numeric_limits<double>::infinity());
}

TEST(Bootstrap, OfNothing) { EXPECT_TRUE(bootstrap(Clusters({}, {}, {}, 0), {}).empty()); }

TEST(Bootstrap, BadOptionsAreRefused) {
    const Clusters clusters = some_rows(2).clusters(2);
    for (const double level : {0.0, 1.0, -0.5, missing})
        EXPECT_THROW(bootstrap(clusters, {.level = level}), InvalidOption) << level;
    EXPECT_EQ(fewest_replicates(0.95), 400U);
    EXPECT_THROW(bootstrap(clusters, {.replicates = 399}), InvalidOption);
    EXPECT_EQ(bootstrap(clusters, {.replicates = 400}).size(), 2U);
    EXPECT_EQ(bootstrap(clusters, {.replicates = fewest_replicates(1e-9), .level = 1e-9}).size(), 2U);
}

TEST(Bootstrap, StopsWhenItsCallerSaysSo) {
    struct Enough {};
    const Clusters clusters = some_rows(14).clusters(14);
    for (const unsigned threads : {1U, 3U}) {
        const BootstrapOptions endless{.replicates = 1'000'000, .threads = threads, .watch = [] { throw Enough(); }};
        EXPECT_THROW(bootstrap(clusters, endless), Enough);
    }
}
