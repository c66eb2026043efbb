#include "quotestance/positions.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "quotestance/errors.hpp"
#include "quotestance/random.hpp"

using namespace quotestance;
using Eigen::MatrixXd;

namespace {

MatrixXd some(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed) {
    RandomStream random(seed, 0);
    return MatrixXd::NullaryExpr(rows, columns, [&] { return static_cast<double>(random() >> 40) / (1 << 24) - 0.5; });
}

struct Rows {
    std::vector<double> values;
    std::vector<std::int64_t> rows, columns, articles;
    Opinions opinions() const { return {values, rows, columns, articles}; }
};

// Eight speakers along a line, of three targets.
Rows speakers() {
    Rows out;
    const MatrixXd noise = some(8, 3 * 12, 5);
    for (int i = 0; i < 8; ++i)
        for (int k = 0; k < 36; ++k) {
            out.rows.push_back(i), out.columns.push_back(k % 3), out.articles.push_back(i * 12 + k / 3);
            out.values.push_back((k % 3 == 1 ? -1 : 1) * (i - 3.5) / 8 + 0.2 * noise(i, k));
        }
    return out;
}

}  // namespace

TEST(LowRank, OfLowRankIsFoundWhole) {
    const MatrixXd values = some(9, 2, 1) * some(2, 6, 2);
    MatrixXd weights = (some(9, 6, 3).array() > -0.3).cast<double>();
    weights.row(0).setOnes(), weights.col(0).setOnes();
    const LowRank found = factorise(values, weights, {.dims = 3, .ridge = 1e-8, .steps = 20'000, .tolerance = 0});
    const MatrixXd rest = (values - found.rows * found.columns.transpose()).rowwise() - found.base.transpose();
    EXPECT_LT(rest.cwiseProduct(weights).cwiseAbs().maxCoeff(), 1e-3);
}

TEST(LowRank, WhatStandsInAGapIsNotLookedAt) {
    MatrixXd values = some(5, 4, 1), weights = MatrixXd::Ones(5, 4);
    weights(2, 1) = 0;
    const LowRank before = factorise(values, weights, {});
    values(2, 1) = std::nan("");
    EXPECT_EQ(factorise(values, weights, {}).rows, before.rows);
    EXPECT_TRUE(before.converged);
    EXPECT_LT(before.rows.colwise().sum().cwiseAbs().maxCoeff(), 1e-9);
    EXPECT_LT((before.columns.transpose() * before.columns - MatrixXd::Identity(2, 2)).norm(), 1e-9);
}

TEST(LowRank, ProcrustesUndoesARotation) {
    const MatrixXd to = some(7, 2, 1);
    MatrixXd turn(2, 2);
    turn << 0.6, 0.8, 0.8, -0.6;
    EXPECT_LT((to * turn * procrustes(to * turn, to) - to).norm(), 1e-12);
}

TEST(LowRank, BadOptionsAreRefused) {
    const MatrixXd values = some(5, 4, 1), ones = MatrixXd::Ones(5, 4);
    EXPECT_THROW(factorise(values, ones.transpose(), {}), InvalidOption);
    EXPECT_THROW(factorise(values, -ones, {}), InvalidOption);
    EXPECT_THROW(factorise(values, ones, {.ridge = 0}), InvalidOption);
    EXPECT_THROW(factorise(values, ones, {.dims = 0}), InvalidOption);
    EXPECT_THROW(factorise(values, ones, {.dims = 5}), InvalidOption);
}

TEST(Positions, SpeakersLieInTheirOrderWithinTheirIntervals) {
    const Rows rows = speakers();
    const Positions found = find_positions(rows.opinions(), {.dims = 1, .anchors = {7}});
    for (Eigen::Index i = 0; i < 8; ++i) {
        EXPECT_GT(found.fit.rows(i, 0), i > 0 ? found.fit.rows(i - 1, 0) : -1);
        EXPECT_LT(found.rows_low(i, 0), found.fit.rows(i, 0));
        EXPECT_GT(found.rows_high(i, 0), found.fit.rows(i, 0));
        EXPECT_LT(found.rows_high(i, 0) - found.rows_low(i, 0), 0.5);
    }
    EXPECT_GT(found.fit.rows(7, 0), 0);
    EXPECT_GT(found.explained, 0.9);
    EXPECT_EQ(found.unfinished, 0U);
}

TEST(Positions, TheSameOnAnyNumberOfThreads) {
    const Rows rows = speakers();
    const Positions one = find_positions(rows.opinions(), {.resampling = {.replicates = 1000}}),
                    three = find_positions(rows.opinions(), {.resampling = {.replicates = 1000, .threads = 3}});
    EXPECT_EQ(one.rows_low, three.rows_low);
    EXPECT_EQ(one.columns_high, three.columns_high);
}

TEST(Positions, BadOptionsAreRefused) {
    Rows rows = speakers();
    EXPECT_THROW(find_positions(rows.opinions(), {.resampling = {.replicates = 399}}), InvalidOption);
    EXPECT_THROW(find_positions(rows.opinions(), {.resampling = {.level = 1}}), InvalidOption);
    EXPECT_THROW(find_positions(rows.opinions(), {.anchors = {8}}), InvalidOption);
    EXPECT_THROW(find_positions(rows.opinions(), {.anchors = {1, 1}}), InvalidOption);
    EXPECT_THROW(find_positions(rows.opinions(), {.dims = 4}), InvalidOption);
    struct Enough {};
    EXPECT_THROW(
        find_positions(rows.opinions(), {.resampling = {.replicates = 200'000, .watch = [] { throw Enough(); }}}),
        Enough);
    rows.values.assign(rows.values.size(), 0.5);
    EXPECT_THROW(find_positions(rows.opinions(), {}), InvalidOption);
}
