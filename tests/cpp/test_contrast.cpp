#include "quotestance/contrast.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "quotestance/errors.hpp"

using namespace quotestance;

namespace {

const WordCount* find(const std::vector<WordCount>& all, std::string_view word) {
    for (const WordCount& w : all)
        if (w.word == word) return &w;
    return nullptr;
}

}  // namespace

TEST(WordCounter, CountsFoldedWordsOnEachSide) {
    WordCounter counter;
    counter.add("Barat menekan, MENEKAN kami.", 0, Side::a);
    counter.add("Verel's plan B cost 5 lives", 1, Side::b);
    counter.add("barat, aréndia", 2, Side::b);
    counter.add("menekan", 3, Side::neither);
    const std::vector<WordCount> found = counter.take();
    EXPECT_TRUE(
        std::is_sorted(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.word < y.word; }));
    EXPECT_EQ(find(found, "menekan")->counts, (std::array<std::int64_t, 3>{2, 0, 1}));
    EXPECT_EQ(find(found, "barat")->counts, (std::array<std::int64_t, 3>{1, 1, 0}));
    EXPECT_NE(find(found, "arendia"), nullptr);
    EXPECT_NE(find(found, "plan"), nullptr);
    for (const std::string_view none : {"s", "b", "5"}) EXPECT_EQ(find(found, none), nullptr) << none;
    EXPECT_TRUE(counter.take().empty());
}

TEST(WordCounter, TheExampleIsTheShortestTextOfItsSide) {
    WordCounter counter;
    counter.add("Barat menekan kami semua", 4, Side::a);
    counter.add("Barat menekan", 5, Side::a);
    counter.add("menekan Barat", 6, Side::a);
    counter.add("Barat", 7, Side::neither);
    const std::vector<WordCount> found = counter.take();
    EXPECT_EQ(find(found, "barat")->examples, (std::array<std::int64_t, 2>{5, -1}));
    EXPECT_EQ(find(found, "kami")->examples, (std::array<std::int64_t, 2>{4, -1}));
}

// Counts of 3 in 10 and 1 in 20, with a prior of 1 in 5: omega = 4 / 11 and 2 / 23.
TEST(LogOdds, ByHand) {
    const LogOdds found = log_odds(std::vector<double>{3, 7}, std::vector<double>{1, 19}, std::vector<double>{1, 4}, 5);
    EXPECT_DOUBLE_EQ(found.ratio[0], std::log(4.0 / 11) - std::log(2.0 / 23));
    EXPECT_DOUBLE_EQ(found.z[0], found.ratio[0] / std::sqrt(1.0 / 4 + 1.0 / 2));
    EXPECT_NEAR(found.ratio[1], -found.ratio[0], 1e-15);
}

TEST(LogOdds, ASingleWordDividesNobody) {
    const std::vector<double> three{3}, five{5}, ten{10};
    const LogOdds found = log_odds(three, five, ten, 10);
    EXPECT_EQ(found.ratio[0], 0);
    EXPECT_EQ(found.z[0], 0);
    EXPECT_TRUE(log_odds({}, {}, {}, 10).z.empty());
}

TEST(LogOdds, BadInput) {
    const std::vector<double> one{1}, two{1, 1}, below{-1}, nothing{0};
    EXPECT_THROW(log_odds(one, two, one, 1), InvalidOption);
    EXPECT_THROW(log_odds(below, one, one, 1), InvalidOption);
    EXPECT_THROW(log_odds(one, one, nothing, 1), InvalidOption);
}
