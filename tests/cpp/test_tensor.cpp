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

}  // namespace

TEST(Tensor, CountsAndAverages) {
    const Codes first{0, 0, 1, 1, 0}, second{5, 5, 4, 6, 6}, lookup{-1, 2, 0};
    const std::vector<double> values{1, 4, missing, 7, 2}, weights{1, 3, 1, 1, 2};
    const std::vector<Axis> axes{{first, 0, std::span(three).first(2), 2}, {second, 4, lookup, 3}};
    const Tensor t(axes, values, weights);
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
    const Tensor t(axes, std::vector<double>{missing, 0.5});
    EXPECT_EQ(t.rows(), (Tensor::Counts{2, 0, 0}));
    EXPECT_EQ(t.count(), (Tensor::Counts{1, 0, 0}));
    EXPECT_EQ(t.mean()(0), 0.5);
}

TEST(Tensor, LargeValuesKeepTheirVariance) {
    std::vector<double> values;
    for (int i = 0; i < 5000; ++i) values.push_back(1e12 + i % 2);
    const Codes codes(values.size(), 1);
    const std::vector<Axis> axes{{codes, 0, three, 3}};
    EXPECT_NEAR(Tensor(axes, values).variance()(1), 0.25, 1e-9);
}

TEST(Tensor, OfNothing) {
    const std::vector<Axis> axes{{{}, 0, {}, 0}, {{}, 0, three, 3}};
    EXPECT_EQ(Tensor(axes, {}).mean().size(), 0U);
    EXPECT_EQ(Tensor({}, std::vector<double>{0.25, 0.75}).mean()(), 0.5);  // no dimension: one cell
}

TEST(Tensor, BadInputIsRefused) {
    const Codes codes{0, 3}, one{0};
    const std::vector<double> values{0.5, 0.25};
    const auto made = [&](const Codes& c, std::span<const double> v, std::span<const double> w, std::size_t size) {
        const std::vector<Axis> axes{{c, 0, three, size}};
        return Tensor(axes, v, w).mean().size();
    };
    EXPECT_THROW(made(codes, values, {}, 3), InvalidOption);  // beyond the lookup
    EXPECT_THROW(made({0, -1}, values, {}, 3), InvalidOption);
    EXPECT_THROW(made({0, 1}, values, {}, 2), InvalidOption);  // the lookup goes beyond the dimension
    EXPECT_THROW(made(one, values, {}, 3), InvalidOption);
    EXPECT_THROW(made({0, 1}, values, std::vector<double>{1}, 3), InvalidOption);
    for (const double bad : {-1.0, missing, infinity})
        EXPECT_THROW(made({0, 1}, values, std::vector<double>{1, bad}, 3), InvalidOption) << bad;
    EXPECT_THROW(made({0, 1}, std::vector<double>{1, infinity}, {}, 3), InvalidOption);
    EXPECT_THROW(made({0, 1}, values, {}, Tensor::most_cells + 1), InvalidOption);
    EXPECT_EQ(made({0, 1}, values, {}, 3), 3U);
}
