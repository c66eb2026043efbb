// Agreement of two people, against values worked out by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "quotestance/agreement.hpp"
#include "quotestance/errors.hpp"

using namespace quotestance;

namespace {

using Labels = std::vector<std::int8_t>;

std::array<Agreed, coefficient_count> agreed(const Labels& a, const Labels& b, unsigned threads = 1,
                                             std::size_t kinds = 3) {
    std::vector<std::int64_t> articles;
    for (std::size_t i = 0; i < a.size(); ++i) articles.push_back(static_cast<std::int64_t>(i));
    return agree(a, b, articles, kinds, {.replicates = 1000, .threads = threads});
}

}  // namespace

TEST(Agreement, ByHand) {
    const auto found = agreed({0, 0, 1, 1}, {0, 1, 1, 1});
    // Three of four alike. Urn of both: three 0, five 1. Each one's own: 2 and 1 of 0.
    EXPECT_DOUBLE_EQ(found[alpha_nominal].value, 1 - (2.0 / 8) / (2.0 * 15 / 56));
    EXPECT_DOUBLE_EQ(found[kappa_plain].value, (0.75 - 0.5) / (1 - 0.5));
    EXPECT_LE(found[kappa_plain].interval.low, found[kappa_plain].value);
    EXPECT_GE(found[kappa_plain].interval.high, found[kappa_plain].value);
}

TEST(Agreement, TheThreadsDoNotMatter) {
    Labels a, b;
    for (int i = 0; i < 200; ++i) {
        a.push_back(static_cast<std::int8_t>(i % 3));
        b.push_back(static_cast<std::int8_t>(i % 7 ? i % 3 : 1));
    }
    const auto once = agreed(a, b), again = agreed(a, b, 3);
    for (std::size_t i = 0; i < coefficient_count; ++i) {
        EXPECT_EQ(once[i].interval.low, again[i].interval.low);
        EXPECT_EQ(once[i].interval.high, again[i].interval.high);
    }
}

TEST(Agreement, OneLabelOrNothingHasNoValue) {
    for (const Labels& labels : {Labels{}, Labels{1}, Labels{1, 1, 1}})
        for (const Agreed& each : agreed(labels, labels)) {
            EXPECT_TRUE(std::isnan(each.value));
            EXPECT_TRUE(std::isnan(each.interval.low));
        }
}

TEST(Agreement, BadInputIsRefused) {
    EXPECT_THROW(agreed({0, 1}, {0, 1}, 1, 9), InvalidOption);
    EXPECT_THROW(agreed({0, 3}, {0, 1}), InvalidOption);
    EXPECT_THROW(agreed({0, -1}, {0, 1}), InvalidOption);
    EXPECT_THROW(agreed({0, 1}, {0}), InvalidOption);
    const Labels one{0};
    const std::vector<std::int64_t> article{0};
    EXPECT_THROW(agree(one, one, article, 3, {.replicates = 10}), InvalidOption);
}
