#include "quotestance/tensor.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "quotestance/errors.hpp"

using namespace quotestance;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
using Codes = std::vector<std::int32_t>;
const Codes three{0, 1, 2};

Tensor tensor(std::span<const Axis> axes, std::span<const double> values, std::span<const double> weights = {}) {
    const NumberChunk chunk{values, {}, 0, values.size()};
    return {axes, {&chunk, 1}, weights};
}

}  // namespace

TEST(Tensor, CountsAndAverages) {
    const Codes first{0, 0, 1, 1, 0}, second{5, 5, 4, 6, 6}, lookup{-1, 2, 0};
    const std::vector<double> values{1, 4, missing, 7, 2}, weights{1, 3, 1, 1, 2};
    const std::vector<Axis> axes{{first, 0, std::span(three).first(2), 2}, {second, 4, lookup, 3}};
    const Tensor t = tensor(axes, values, weights);
    EXPECT_EQ(t.rows(), (Tensor::Counts{{1, 0, 2}, {1, 0, 0}}));  // the third row has no place
    EXPECT_EQ(t.count(), t.rows());
    EXPECT_EQ(t.weight(), (Tensor::Numbers{{2, 0, 4}, {1, 0, 0}}));
    EXPECT_EQ(t.squares(), (Tensor::Numbers{{4, 0, 10}, {1, 0, 0}}));
    EXPECT_DOUBLE_EQ(t.mean()(0, 2), 3.25);
    EXPECT_DOUBLE_EQ(t.variance()(0, 2), (2.25 * 2.25 + 3 * 0.75 * 0.75) / 4);
    EXPECT_EQ(t.variance()(0, 0), 0);
    EXPECT_TRUE(std::isnan(t.mean()(1, 1)));
    EXPECT_TRUE(std::isnan(t.variance()(1, 1)));
}

TEST(Tensor, ARowWithoutAValueIsARow) {
    const Codes codes{0, 0};
    const std::vector<Axis> axes{{codes, 0, three, 3}};
    const Tensor t = tensor(axes, std::vector<double>{missing, 0.5});
    EXPECT_EQ(t.rows(), (Tensor::Counts{2, 0, 0}));
    EXPECT_EQ(t.count(), (Tensor::Counts{1, 0, 0}));
    EXPECT_EQ(t.mean()(0), 0.5);
}

TEST(Tensor, SaysHowFarValuesLieFrom0) {
    const Codes codes{0, 1, 1};
    const std::vector<Axis> axes{{codes, 0, three, 3}};
    EXPECT_EQ(tensor(axes, std::vector<double>{missing, -2, 1}).most(), 2);
    EXPECT_EQ(tensor(axes, std::vector<double>{missing, 1, -infinity}).most(), infinity);
}

// More rows than are taken at a time, in pieces that begin anywhere.
TEST(Tensor, OfColumnsInPieces) {
    std::vector<double> values;
    std::vector<std::byte> valid;
    Codes codes;
    for (int i = 0; i < 3000; ++i) values.push_back(i * i % 101 / 7.0), codes.push_back(i * 7 % 3);
    for (int i = 0; i < 375; ++i) valid.push_back(std::byte(i * 37 % 256));
    const std::vector<Axis> axes{{codes, 0, three, 3}};
    const std::vector<NumberChunk> whole{{values, valid, 0, 3000}},
        pieces{{values, valid, 0, 5}, {values, valid, 5, 0}, {values, valid, 5, 1200}, {values, valid, 1205, 1795}};
    const Tensor a(axes, whole), b(axes, pieces);
    EXPECT_GT(a.count()(1), 0);
    EXPECT_LT(a.count()(1), a.rows()(1));
    EXPECT_EQ(a.count(), b.count());
    EXPECT_EQ(a.mean(), b.mean());
    EXPECT_EQ(a.variance(), b.variance());
    EXPECT_THROW(Tensor(axes, std::span(pieces).first(3)), InvalidOption);
}

TEST(Tensor, LargeValuesKeepTheirVariance) {
    std::vector<double> values;
    for (int i = 0; i < 5000; ++i) values.push_back(1e12 + i % 2);
    const Codes codes(values.size(), 1);
    const std::vector<Axis> axes{{codes, 0, three, 3}};
    EXPECT_NEAR(tensor(axes, values).variance()(1), 0.25, 1e-9);
}

TEST(Tensor, OfNothing) {
    const std::vector<Axis> axes{{{}, 0, {}, 0}, {{}, 0, three, 3}};
    EXPECT_EQ(tensor(axes, {}).mean().size(), 0U);
    EXPECT_EQ(tensor({}, std::vector<double>{0.25, 0.75}).mean()(), 0.5);  // no dimension: one cell
}

TEST(Tensor, BadInputIsRefused) {
    const Codes codes{0, 3}, one{0};
    const std::vector<double> values{0.5, 0.25};
    const auto made = [&](const Codes& c, std::span<const double> v, std::span<const double> w, std::size_t size) {
        const std::vector<Axis> axes{{c, 0, three, size}};
        return tensor(axes, v, w).mean().size();
    };
    EXPECT_THROW(made(codes, values, {}, 3), InvalidOption);  // beyond the lookup
    EXPECT_THROW(made({0, -1}, values, {}, 3), InvalidOption);
    EXPECT_THROW(made({0, 1}, values, {}, 2), InvalidOption);  // the lookup goes beyond the dimension
    EXPECT_THROW(made(one, values, {}, 3), InvalidOption);
    EXPECT_THROW(made({0, 1}, values, std::vector<double>{1}, 3), InvalidOption);
    for (const double bad : {-1.0, missing, infinity})
        EXPECT_THROW(made({0, 1}, values, std::vector<double>{1, bad}, 3), InvalidOption) << bad;
    EXPECT_THROW(made({0, 1}, values, {}, Tensor::most_cells + 1), InvalidOption);
    EXPECT_EQ(made({0, 1}, values, {}, 3), 3U);
}
