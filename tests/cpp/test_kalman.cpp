// Levels behind noise, against the normal distribution of all observations at once.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include <Eigen/Dense>

#include "quotestance/kalman.hpp"
#include "quotestance/random.hpp"

using namespace quotestance;

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<Observation> some_rows(std::size_t n) {
    RandomStream random(3, n);
    std::vector<Observation> rows;
    for (std::size_t t = 0; t < n; ++t) {
        const double value = static_cast<double>(random() % 1024) / 512 - 1;
        rows.push_back({.value = t > 0 && random() % 4 == 0 ? missing : value,
                        .variance = 0.01 + static_cast<double>(random() % 64) / 256,
                        .step = static_cast<double>(1 + random() % 3)});
    }
    rows[n / 2].shift = 0.3;
    return rows;
}

// The state at each row is a sum of draws with these weights: the first N columns are the state at the beginning.
template <int N>
struct Plain {
    Eigen::MatrixXd level, draws;  // of the level at each row on all draws; and the variances of these

    Plain(const std::vector<Observation>& rows, const typename Kalman<N>::Vector& variances) {
        std::vector<Eigen::MatrixXd> states;
        std::vector<double> sizes(N, 0);
        std::size_t all = N;
        for (std::size_t t = 1; t < rows.size(); ++t) all += N * static_cast<std::size_t>(rows[t].step) + 1;
        Eigen::MatrixXd state = Eigen::MatrixXd::Zero(N, static_cast<Eigen::Index>(all));
        state.leftCols(N).setIdentity();
        level.resize(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(all));
        const auto draw = [&](int i, double variance) {
            state(i, static_cast<Eigen::Index>(sizes.size())) += 1;
            sizes.push_back(variance);
        };
        for (std::size_t t = 0; t < rows.size(); ++t) {
            for (double k = 0; t > 0 && k < rows[t].step; ++k) {
                if constexpr (N == 2) state.row(0) += state.row(1).eval();
                for (int i = 0; i < N; ++i) draw(i, variances(i));
            }
            if (t > 0) draw(0, rows[t].shift);
            level.row(static_cast<Eigen::Index>(t)) = state.row(0);
        }
        draws = Eigen::Map<Eigen::VectorXd>(sizes.data(), static_cast<Eigen::Index>(sizes.size())).asDiagonal();
    }
};

// The beginning is what is estimated by least squares, all else is normal around it.
template <int N>
void expect_plain(const std::vector<Observation>& rows, const typename Kalman<N>::Vector& variances) {
    const Plain<N> plain(rows, variances);
    std::vector<Eigen::Index> seen;
    for (std::size_t t = 0; t < rows.size(); ++t)
        if (!std::isnan(rows[t].value)) seen.push_back(static_cast<Eigen::Index>(t));
    const auto n = static_cast<Eigen::Index>(seen.size());
    const Eigen::MatrixXd all = plain.level * plain.draws * plain.level.transpose(), x_all = plain.level.leftCols(N);
    Eigen::MatrixXd v = all(seen, seen), x = x_all(seen, Eigen::all);
    Eigen::VectorXd y(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        y(i) = rows[static_cast<std::size_t>(seen[static_cast<std::size_t>(i)])].value;
        v(i, i) += rows[static_cast<std::size_t>(seen[static_cast<std::size_t>(i)])].variance;
    }
    const Eigen::MatrixXd w = v.inverse(), known = (x.transpose() * w * x).inverse();
    const Eigen::VectorXd begin = known * x.transpose() * w * y, rest = y - x * begin;
    Kalman<N> filter(rows);
    const double likelihood = filter.filter(variances);
    EXPECT_NEAR(likelihood,
                -0.5 * (static_cast<double>(n) * std::log(2 * std::numbers::pi) + std::log(v.determinant()) -
                        std::log(known.determinant()) + rest.dot(w * rest)),
                1e-8);
    std::vector<typename Kalman<N>::Level> levels;
    filter.smooth(levels);
    const Eigen::MatrixXd toward = all(Eigen::all, seen) * w, left = x_all - toward * x;
    const Eigen::VectorXd mean = x_all * begin + toward * rest;
    const Eigen::MatrixXd variance = all - toward * all(Eigen::all, seen).transpose() + left * known * left.transpose();
    for (std::size_t t = 0; t < rows.size(); ++t) {
        const auto i = static_cast<Eigen::Index>(t);
        EXPECT_NEAR(levels[t].mean, mean(i), 1e-9);
        EXPECT_NEAR(levels[t].variance, variance(i, i), 1e-9);
    }
}

template <int N>
void expect_score(const std::vector<Observation>& rows, const typename Kalman<N>::Vector& variances) {
    Kalman<N> filter(rows);
    filter.filter(variances);
    const auto score = filter.score();
    for (int i = 0; i < N; ++i) {
        auto up = variances, down = variances;
        const double little = 1e-4 * variances(i);
        up(i) += little, down(i) -= little;
        const double expected = (filter.filter(up) - filter.filter(down)) / (2 * little);
        EXPECT_NEAR(score(i), expected, 1e-5 * (1 + std::abs(expected)));
    }
}

}  // namespace

TEST(Kalman, IsTheNormalDistributionOfAllAtOnce) {
    for (const std::size_t n : {4U, 7U, 12U, 20U}) {
        expect_plain<1>(some_rows(n), Kalman<1>::Vector(0.02));
        expect_plain<1>(some_rows(n), Kalman<1>::Vector(0));
        expect_plain<2>(some_rows(n), {0.02, 0.001});
        expect_plain<2>(some_rows(n), {0, 0.001});
        expect_plain<2>(some_rows(n), {0, 0});
    }
}

TEST(Kalman, TheScoreIsTheSlopeOfTheLikelihood) {
    for (const std::size_t n : {5U, 40U}) {
        expect_score<1>(some_rows(n), Kalman<1>::Vector(0.02));
        expect_score<2>(some_rows(n), {0.02, 0.001});
    }
}

// A jump that has room at a row, for which nothing is known before, is what the others would have to be mended by.
TEST(Kalman, AJumpIsWhatRoomForItFinds) {
    const Kalman<1>::Vector variances(0.02);
    std::vector<Observation> rows = some_rows(30);
    Kalman<1> filter(rows);
    const double without = filter.filter(variances);
    std::vector<Kalman<1>::Jump> jumps;
    filter.jumps(jumps);
    for (std::size_t t = 1; t < rows.size(); ++t) {
        constexpr double room = 0.25;
        rows[t].shift += room;
        const double grown = 1 + room * jumps[t].precision;
        const double gain = 0.5 * (jumps[t].distance * jumps[t].distance * room / grown - std::log(grown));
        EXPECT_NEAR(filter.filter(variances) - without, gain, 1e-9);
        rows[t].shift -= room;
    }
}

TEST(Kalman, PeriodsLeftOutAreSteps) {
    const std::vector<Observation> steps{{.value = 0.3, .variance = 0.1},
                                         {.value = -0.2, .variance = 0.2, .step = 3},
                                         {.value = 0.1, .variance = 0.1, .step = 2}};
    std::vector<Observation> all;
    for (const Observation& row : steps) {
        for (double k = 1; k < row.step; ++k) all.push_back({.value = missing, .variance = 0});
        all.push_back({.value = row.value, .variance = row.variance});
    }
    Kalman<2> few(steps), many(all);
    EXPECT_NEAR(few.filter({0.02, 0.01}), many.filter({0.02, 0.01}), 1e-12);
    std::vector<Kalman<2>::Level> a, b;
    few.smooth(a), many.smooth(b);
    EXPECT_NEAR(a[1].mean, b[3].mean, 1e-12);
    EXPECT_NEAR(a[1].variance, b[3].variance, 1e-12);
}
