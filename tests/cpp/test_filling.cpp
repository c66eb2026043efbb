#include "quotestance/filling.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "quotestance/errors.hpp"

using namespace quotestance;

TEST(Filling, NumbersThatAreThere) {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    const std::vector<std::byte> valid{std::byte{0b10110101}, std::byte{0b00000110}, std::byte{0xFF}};
    std::vector<double> values;
    for (int i = 0; i < 20; ++i) values.push_back(i == 12 ? missing : -i);
    for (std::size_t first = 0; first < 20; ++first)
        for (std::size_t rows = 0; first + rows <= 20; ++rows) {
            std::vector<double> to(rows, 7);
            double most = 0;
            const double found = fill({values, valid, first, rows}, to);
            for (std::size_t i = 0; i < rows; ++i) {
                const std::size_t at = first + i;
                const bool there = (std::to_integer<unsigned>(valid[at / 8]) >> (at % 8) & 1U) && at != 12;
                ASSERT_EQ(std::isnan(to[i]), !there) << first << ' ' << rows << ' ' << i;
                if (there) {
                    EXPECT_EQ(to[i], values[at]);
                    most = static_cast<double>(at);
                }
            }
            EXPECT_EQ(found, most);
        }
    std::vector<double> to(3);
    EXPECT_TRUE(std::isinf(fill({std::vector<double>{1, -std::numeric_limits<double>::infinity(), 2}, {}, 0, 3}, to)));
}

TEST(Filling, BuffersThatAreTooShort) {
    const std::vector<double> values(20);
    const std::vector<std::byte> valid(2);
    std::vector<double> to(20);
    EXPECT_THROW(fill({values, {}, 1, 20}, to), InvalidOption);
    EXPECT_THROW(fill({values, valid, 0, 17}, to), InvalidOption);
    EXPECT_THROW(fill({values, {}, 0, 20}, std::span(to).first(19)), InvalidOption);
}
