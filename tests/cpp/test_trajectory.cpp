// Levels over time: their variances, bands and jumps, and what they must not depend on.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "quotestance/errors.hpp"
#include "quotestance/random.hpp"
#include "quotestance/trajectory.hpp"

using namespace quotestance;

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

// Noise of a variance near 0.02 around a level that goes from `before` to `after` in the middle.
std::vector<Observation> step_at_half(std::size_t n, double before, double after) {
    RandomStream random(5, n);
    std::vector<Observation> rows;
    for (std::size_t t = 0; t < n; ++t) {
        const double noise = static_cast<double>(random() % 1024) / 2048 - 0.25;
        rows.push_back({.value = (2 * t < n ? before : after) + noise, .variance = 0.02});
    }
    return rows;
}

}  // namespace

TEST(Trajectory, FindsAJumpAndOnlyThat) {
    const std::vector<Observation> rows = step_at_half(60, 0.2, -0.4);
    const Trajectories t = trajectories(rows, std::vector<std::size_t>{60}, {});
    ASSERT_EQ(t.changes.size(), 1U);
    EXPECT_EQ(t.changes[0].row, 30U);
    EXPECT_GT(t.changes[0].probability, 0.9);
    EXPECT_NEAR(t.changes[0].before, 0.2, 0.1);
    EXPECT_NEAR(t.changes[0].after, -0.4, 0.1);
    EXPECT_LE(t.changes[0].earliest, 30U);
    EXPECT_GE(t.changes[0].latest, 30U);
    EXPECT_TRUE(
        trajectories(step_at_half(60, 0.2, 0.2), std::vector<std::size_t>{60}, {.probable = 0.8}).changes.empty());
}

TEST(Trajectory, AJumpWhileNothingIsSeenMayBeAnywhereThere) {
    std::vector<Observation> rows = step_at_half(60, 0.4, -0.4);
    for (std::size_t t = 25; t < 35; ++t) rows[t].value = missing;
    const Trajectories t = trajectories(rows, std::vector<std::size_t>{60}, {});
    ASSERT_EQ(t.changes.size(), 1U);
    EXPECT_EQ(t.changes[0].row, 35U);
    EXPECT_LE(t.changes[0].earliest, 25U);
}

TEST(Trajectory, TheBandTakesInWhatIsNotKnownOfTheVariances) {
    const std::vector<Observation> rows = step_at_half(20, 0, 0);
    const Trajectories t = trajectories(rows, std::vector<std::size_t>{20}, {});
    EXPECT_EQ(t.level_variance[0], 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_NEAR(t.variance[i], 0.02 / 20, 1e-12);
        EXPECT_GT(t.distance[i], t.variance[i]);
    }
}

TEST(Trajectory, ASeriesDependsOnItsRowsAlone) {
    std::vector<Observation> rows;
    std::vector<std::size_t> ends;
    for (const std::size_t n : {40U, 2U, 25U, 60U}) {
        const std::vector<Observation> its = step_at_half(n, 0.1 * static_cast<double>(n % 7), -0.3);
        rows.insert(rows.end(), its.begin(), its.end());
        ends.push_back(rows.size());
    }
    for (const bool trend : {false, true}) {
        const Trajectories one = trajectories(rows, ends, {.trend = trend, .threads = 1});
        const Trajectories two = trajectories(rows, ends, {.trend = trend, .threads = 2});
        const Trajectories alone =
            trajectories(std::span(rows).subspan(42, 25), std::vector<std::size_t>{25}, {.trend = trend});
        EXPECT_TRUE(std::isnan(one.mean[40]));
        EXPECT_TRUE(std::isnan(one.likelihood[1]));
        EXPECT_EQ(one.changes.size(), two.changes.size());
        for (std::size_t i = 42; i < 67; ++i) {
            EXPECT_EQ(one.mean[i], two.mean[i]);
            EXPECT_EQ(one.distance[i], two.distance[i]);
            EXPECT_EQ(one.mean[i], alone.mean[i - 42]);
        }
    }
}

TEST(Trajectory, ValuesThatAreAllTheSame) {
    std::vector<Observation> rows(10, {.value = 0.5, .variance = 0.1});
    for (const bool trend : {false, true}) {
        const Trajectories t = trajectories(rows, std::vector<std::size_t>{10}, {.trend = trend});
        EXPECT_EQ(t.level_variance[0], 0);
        EXPECT_NEAR(t.mean[3], 0.5, 1e-12);
        EXPECT_GT(t.distance[3], 0);
        EXPECT_TRUE(t.changes.empty());
    }
}

TEST(Trajectory, NothingToFollow) { EXPECT_TRUE(trajectories({}, {}, {}).mean.empty()); }

TEST(Trajectory, BadInputIsRefused) {
    const std::vector<Observation> good = step_at_half(5, 0, 0);
    const std::vector<std::size_t> ends{5};
    const auto with = [&](std::size_t t, Observation row) {
        std::vector<Observation> rows = good;
        rows[t] = row;
        return rows;
    };
    EXPECT_THROW(trajectories(good, std::vector<std::size_t>{6}, {}), InvalidOption);
    EXPECT_THROW(trajectories(good, std::vector<std::size_t>{4}, {}), InvalidOption);
    EXPECT_THROW(trajectories(good, std::vector<std::size_t>{3, 2, 5}, {}), InvalidOption);
    EXPECT_THROW(trajectories(with(0, {.value = missing}), ends, {}), InvalidOption);
    EXPECT_THROW(trajectories(with(2, {.value = 0, .variance = 0}), ends, {}), InvalidOption);
    EXPECT_THROW(trajectories(with(2, {.value = 0, .variance = missing}), ends, {}), InvalidOption);
    EXPECT_THROW(trajectories(with(2, {.value = -INFINITY, .variance = 1}), ends, {}), InvalidOption);
    EXPECT_THROW(trajectories(with(2, {.value = 0, .variance = 1, .step = 0}), ends, {}), InvalidOption);
    EXPECT_THROW(trajectories(with(2, {.value = 0, .variance = 1, .step = 1.5}), ends, {}), InvalidOption);
    EXPECT_THROW(trajectories(good, ends, {.jump_deviation = 0}), InvalidOption);
    EXPECT_THROW(trajectories(good, ends, {.probable = 0}), InvalidOption);
    EXPECT_THROW(trajectories(good, ends, {.mass = 1}), InvalidOption);
}
