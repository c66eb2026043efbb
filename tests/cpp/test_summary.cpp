// Counts, means and shares by group, against plain loops.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "quotestance/errors.hpp"
#include "quotestance/summary.hpp"

using namespace quotestance;

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

struct Rows {
    std::vector<double> values;
    std::vector<std::int8_t> labels;
    std::vector<std::int64_t> groups;
};

void expect_like_plain_loops(const Rows& rows, std::size_t k) {
    const Summary s = summarize(rows.values, rows.labels, rows.groups, k);
    ASSERT_EQ(s.count.size(), k);
    ASSERT_EQ(s.scored.size(), k);
    ASSERT_EQ(s.mean.size(), k);
    ASSERT_EQ(s.shares.size(), 4 * k);
    for (std::size_t g = 0; g < k; ++g) {
        std::int64_t count = 0, scored = 0;
        double sum = 0, labels[4] = {};
        for (std::size_t i = 0; i < rows.groups.size(); ++i) {
            if (rows.groups[i] != static_cast<std::int64_t>(g)) continue;
            ++count;
            labels[rows.labels[i]] += 1;
            if (!std::isnan(rows.values[i])) ++scored, sum += rows.values[i];
        }
        EXPECT_EQ(s.count[g], count);
        EXPECT_EQ(s.scored[g], scored);
        if (scored) {
            EXPECT_DOUBLE_EQ(s.mean[g], sum / static_cast<double>(scored));
        } else {
            EXPECT_TRUE(std::isnan(s.mean[g]));
        }
        double total = 0;
        for (std::size_t l = 0; l < 4; ++l) {
            if (!count) {
                EXPECT_TRUE(std::isnan(s.shares[4 * g + l]));
                continue;
            }
            EXPECT_DOUBLE_EQ(s.shares[4 * g + l], labels[l] / static_cast<double>(count));
            total += s.shares[4 * g + l];
        }
        EXPECT_NEAR(total, count ? 1 : 0, 1e-15);
    }
}

}  // namespace

TEST(Summary, OfAFewRows) {
    const Rows rows{{-0.5, missing, 0.25, 1}, {0, 3, 1, 2}, {0, 0, 2, 0}};
    const Summary s = summarize(rows.values, rows.labels, rows.groups, 3);
    EXPECT_EQ(s.count, (std::vector<std::int64_t>{3, 0, 1}));
    EXPECT_EQ(s.scored, (std::vector<std::int64_t>{2, 0, 1}));
    EXPECT_EQ(s.mean[0], 0.25);
    EXPECT_TRUE(std::isnan(s.mean[1]));
    EXPECT_EQ(s.mean[2], 0.25);
    EXPECT_DOUBLE_EQ(s.shares[0], 1.0 / 3);
    EXPECT_EQ(s.shares[1], 0);
    EXPECT_EQ(s.shares[9], 1);
    expect_like_plain_loops(rows, 3);
}

// A lazy reducer with keep_dims reads out of bounds when it is an operand (xtensor 0.24.3 to 0.27.1): it gives wrong shares
// from the second group on, whatever the number of groups.
TEST(Summary, EveryGroupIsDividedByItsOwnTotal) {
    for (const std::size_t k : {1U, 2U, 3U, 4U, 5U, 7U, 16U, 63U, 64U, 65U}) {
        Rows rows;
        for (std::size_t g = 0; g < k; ++g)
            for (std::size_t i = 0; i <= g; ++i) {
                rows.groups.push_back(static_cast<std::int64_t>(g));
                rows.labels.push_back(static_cast<std::int8_t>((g + i * i) % 4));
                rows.values.push_back(i % 3 == 2 ? missing : static_cast<double>(i) / 8 - 0.5);
            }
        expect_like_plain_loops(rows, k);
    }
}

TEST(Summary, OfManyRowsInAnyOrder) {
    Rows rows;
    std::uint64_t state = 1;
    const auto next = [&] { return (state = state * 6364136223846793005ULL + 1442695040888963407ULL) >> 33; };
    for (int i = 0; i < 5000; ++i) {
        rows.groups.push_back(static_cast<std::int64_t>(next() % 37));
        rows.labels.push_back(static_cast<std::int8_t>(next() % 4));
        rows.values.push_back(next() % 5 == 0 ? missing : static_cast<double>(next() % 257) / 128 - 1);
    }
    expect_like_plain_loops(rows, 40);  // the last groups are empty
}

TEST(Summary, OfNothing) {
    const Summary s = summarize({}, {}, {}, 0);
    EXPECT_TRUE(s.count.empty());
    EXPECT_TRUE(s.mean.empty());
    EXPECT_TRUE(s.shares.empty());
    expect_like_plain_loops({}, 3);
}

TEST(Summary, BadInputIsRefused) {
    const std::vector<double> one{1};
    const std::vector<std::int8_t> label{0}, bad_label{4}, negative_label{-1};
    const std::vector<std::int64_t> zero{0}, two{2}, minus{-1};
    EXPECT_THROW(summarize({}, label, zero, 1), InvalidOption);
    EXPECT_THROW(summarize(one, {}, zero, 1), InvalidOption);
    EXPECT_THROW(summarize(one, label, {}, 1), InvalidOption);
    EXPECT_THROW(summarize(one, label, two, 2), InvalidOption);
    EXPECT_THROW(summarize(one, label, minus, 2), InvalidOption);
    EXPECT_THROW(summarize(one, label, zero, 0), InvalidOption);
    EXPECT_THROW(summarize(one, bad_label, zero, 1), InvalidOption);
    EXPECT_THROW(summarize(one, negative_label, zero, 1), InvalidOption);
}
