// What is known of the mean of a period, worked out by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "quotestance/errors.hpp"
#include "quotestance/measurement.hpp"

using namespace quotestance;

namespace {

// Periods whose articles have one statement each.
Clusters clusters_of(const std::vector<std::vector<double>>& periods) {
    std::vector<double> values;
    std::vector<std::int64_t> numbers, articles;
    for (std::size_t p = 0; p < periods.size(); ++p)
        for (const double value : periods[p]) {
            articles.push_back(static_cast<std::int64_t>(values.size()));
            values.push_back(value), numbers.push_back(static_cast<std::int64_t>(p));
        }
    return {values, numbers, articles, periods.size()};
}

}  // namespace

TEST(Measurement, TakesThePeriodsOwnArticlesWhereTheyAreEnough) {
    const Clusters clusters = clusters_of({{0.1, 0.3, 0.5}, {0.2}, {0.4, 0.6}});
    const Measurement m = measure(clusters, std::vector<std::int64_t>{0, 0, 0}, std::vector<std::int64_t>{0}, 3);
    EXPECT_EQ(m.known, (std::vector{Known::by_period, Known::by_series, Known::by_series}));
    EXPECT_NEAR(m.variance[0], 0.04 / 3, 1e-12);
    const double articles = (0.08 + 0.02) / 3;  // squares over degrees of freedom
    EXPECT_NEAR(m.variance[1], articles, 1e-12);
    EXPECT_NEAR(m.variance[2], articles / 2, 1e-12);
    EXPECT_EQ(m.articles, (std::vector<std::int64_t>{3, 1, 2}));
    EXPECT_NEAR(m.mean[2], 0.5, 1e-12);
}

TEST(Measurement, TakesThoseOfAllSeriesWhereItsOwnAreTooFew) {
    const Clusters clusters = clusters_of({{0.1, 0.3}, {0.5}, {0.4, 0.8}, {0.2, 0.2}, {}});
    const std::vector<std::int64_t> series{0, 1, 1, 2, 2}, wholes{0, 0, 1};
    const Measurement m = measure(clusters, series, wholes, 3);
    for (const std::size_t c : {0U, 1U, 2U}) EXPECT_EQ(m.known[c], Known::by_whole);
    EXPECT_NEAR(m.variance[1], (0.02 + 0.08) / 2, 1e-12);
    EXPECT_EQ(m.known[3], Known::not_at_all);  // articles that agree tell no spread, and its whole has no others
    EXPECT_TRUE(std::isnan(m.variance[3]));
    EXPECT_TRUE(std::isnan(m.variance[4]));
    EXPECT_TRUE(std::isnan(m.mean[4]));
}

TEST(Measurement, BadInputIsRefused) {
    const Clusters clusters = clusters_of({{0.5}});
    const std::vector<std::int64_t> none, one{0}, two{1};
    EXPECT_THROW(measure(clusters, none, one, 1), InvalidOption);
    EXPECT_THROW(measure(clusters, two, one, 1), InvalidOption);
    EXPECT_THROW(measure(clusters, one, two, 1), InvalidOption);
}
