#include "quotestance/decomposition.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "quotestance/attribution.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/random.hpp"

using namespace quotestance;

namespace {

using Numbers = std::vector<double>;
using Codes = std::vector<std::int64_t>;

double stance(double against, double in_favour) {
    const double a = std::exp(against), f = std::exp(in_favour);
    return (f - a) / (1 + a + f);
}

const BootstrapOptions quick{.replicates = 400};

}  // namespace

TEST(Attribution, OfOneKindOfOddsIsTheWholeDifference) {
    // With nothing against, the way of all evidence is straight: each piece has its share of the log-odds.
    const Numbers against{0, 0, 0}, in_favour{-0.5, 1.5, 0.5};
    const Attribution found = attribute({Codes{0, 0, 0}, against, in_favour, std::vector<std::uint8_t>{1, 0, 0}}, 1);
    const double base = stance(0, -0.5), rest = stance(0, 1.5) - base;
    EXPECT_NEAR(found.pieces[0], base, 1e-15);
    EXPECT_NEAR(found.pieces[1], rest * 3 / 4, 1e-15);
    EXPECT_NEAR(found.pieces[2], rest / 4, 1e-15);
    EXPECT_NEAR(found.statements[0], stance(0, 1.5), 1e-15);
}

TEST(Attribution, AddsUpHoweverLongTheWay) {
    RandomStream random(1, 0);
    const auto number = [&](double scale) { return scale * (static_cast<double>(random() >> 11) * 0x1p-52 - 1); };
    for (const double scale : {0.1, 2.0, 30.0, 900.0}) {
        Numbers against, in_favour;
        for (int i = 0; i < 6; ++i) against.push_back(number(scale)), in_favour.push_back(number(scale));
        const std::vector<std::uint8_t> base{0, 0, 0, 0, 0, 1};
        const Attribution found = attribute({Codes{1, 1, 1, 1, 1, 1}, against, in_favour, base}, 2);
        double sum = 0;
        for (const double piece : found.pieces) sum += piece;
        EXPECT_NEAR(sum, found.statements[1], 1e-13) << scale;
        EXPECT_EQ(found.statements[0], 0) << "a statement without evidence";
    }
}

TEST(Attribution, WhatSaysNothingAddsNothingAndTwinsAddTheSame) {
    const Numbers against{0.3, 0, -0.7, -0.7}, in_favour{-0.2, 0, 1.1, 1.1};
    const Attribution found =
        attribute({Codes{0, 0, 0, 0}, against, in_favour, std::vector<std::uint8_t>{1, 0, 0, 0}}, 1);
    EXPECT_EQ(found.pieces[1], 0);
    EXPECT_EQ(found.pieces[2], found.pieces[3]);
    EXPECT_GT(found.pieces[2], 0);
}

TEST(Attribution, BadInput) {
    const Numbers one{1}, two{1, 1}, odd{std::numeric_limits<double>::quiet_NaN()}, huge{1e5};
    const std::vector<std::uint8_t> base{0}, bases{0, 0};
    EXPECT_THROW(attribute({Codes{0}, two, one, base}, 1), InvalidOption);
    EXPECT_THROW(attribute({Codes{1}, one, one, base}, 1), InvalidOption);
    EXPECT_THROW(attribute({Codes{-1}, one, one, base}, 1), InvalidOption);
    EXPECT_THROW(attribute({Codes{1, 0}, two, two, bases}, 2), InvalidOption);
    EXPECT_THROW(attribute({Codes{0}, odd, one, base}, 1), InvalidOption);
    EXPECT_THROW(attribute({Codes{0}, one, huge, base}, 1), InvalidOption);
}

TEST(Decomposition, CountsAndAverages) {
    // Statements 0 to 3; the first says the first term twice.
    const std::vector<std::int8_t> sides{0, 0, 1, 1};
    const Codes articles{0, 1, 1, 2}, statements{0, 0, 0, 1, 2, 3}, terms{0, 0, 1, 1, 0, 1};
    const Numbers values{0.25, 0.5, 0.125, 0.375, -0.5, 1};
    const Decomposition found = decompose({statements, terms, values, sides, articles}, 3, quick);
    EXPECT_EQ(found.terms[0].statements, (std::array<std::int64_t, 2>{1, 1}));
    EXPECT_EQ(found.terms[0].means, (std::array<double, 2>{0.375, -0.25}));
    EXPECT_EQ(found.terms[0].articles, 2);
    EXPECT_EQ(found.terms[1].means, (std::array<double, 2>{0.25, 0.5}));
    EXPECT_EQ(found.terms[1].articles, 3);
    EXPECT_EQ(found.terms[2].statements, (std::array<std::int64_t, 2>{0, 0}));
    EXPECT_EQ(found.terms[2].interval.low, 0);
    EXPECT_LT(found.terms[0].interval.low, 0.625);
    EXPECT_GT(found.terms[0].interval.high, 0.625);
    EXPECT_LT(found.interval.low, 0.375);
    EXPECT_GT(found.interval.high, 0.375);
}

TEST(Decomposition, TheThreadsChangeNothing) {
    RandomStream random(3, 0);
    std::vector<std::int8_t> sides;
    Codes articles, statements, terms;
    Numbers values;
    for (std::int64_t s = 0; s < 300; ++s) {
        sides.push_back(static_cast<std::int8_t>(random() % 2));
        articles.push_back(static_cast<std::int64_t>(random() % 40));
        statements.push_back(s), terms.push_back(static_cast<std::int64_t>(random() % 5));
        values.push_back(static_cast<double>(random() % 100) / 100);
    }
    BootstrapOptions two = quick;
    two.threads = 2;
    const Additions all{statements, terms, values, sides, articles};
    const Decomposition one = decompose(all, 5, quick), other = decompose(all, 5, two);
    EXPECT_EQ(one.interval.low, other.interval.low);
    EXPECT_EQ(one.interval.high, other.interval.high);
    for (std::size_t t = 0; t < 5; ++t) EXPECT_EQ(one.terms[t].interval.low, other.terms[t].interval.low);
}

TEST(Decomposition, BadInput) {
    const std::vector<std::int8_t> sides{0, 1}, alone{0, 0}, third{0, 2};
    const Codes two{0, 1}, far{0, 2};
    const Numbers values{1, 1};
    EXPECT_NO_THROW(decompose({two, two, values, sides, two}, 2, quick));
    EXPECT_THROW(decompose({two, two, values, alone, two}, 2, quick), InvalidOption);
    EXPECT_THROW(decompose({two, two, values, third, two}, 2, quick), InvalidOption);
    EXPECT_THROW(decompose({two, far, values, sides, two}, 2, quick), InvalidOption);
    EXPECT_THROW(decompose({far, two, values, sides, two}, 2, quick), InvalidOption);
    EXPECT_THROW(decompose({two, two, Numbers{1}, sides, two}, 2, quick), InvalidOption);
    EXPECT_THROW(decompose({two, two, values, sides, two}, 2, {.replicates = 399}), InvalidOption);
    EXPECT_THROW(decompose({two, two, values, sides, two}, 2, {.level = 1}), InvalidOption);
}
