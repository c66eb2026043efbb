#include "quotestance/duplicates.hpp"

#include <gtest/gtest.h>

#include "quotestance/errors.hpp"

using namespace quotestance;

namespace {

ShingleSets sets_of(const std::vector<const char*>& texts, unsigned words) {
    ShingleSets sets;
    for (const char* text : texts) sets.add(shingles_of(text, words));
    return sets;
}

}  // namespace

TEST(Shingles, AreRunsOfFoldedWords) {
    EXPECT_EQ(shingles_of("Kami menolak sanksi.", 2).size(), 2U);
    EXPECT_EQ(shingles_of("“KAMI, ménolak — sanksi!”", 2), shingles_of("kami menolak sanksi", 2));
    EXPECT_EQ(shingles_of("a b a b a b", 2).size(), 2U);
    EXPECT_EQ(shingles_of("kami", 3).size(), 1U);
    EXPECT_NE(shingles_of("kami menolak", 3), shingles_of("menolak kami", 3));
    EXPECT_TRUE(shingles_of("… — !", 3).empty());
    EXPECT_TRUE(shingles_of("", 3).empty());
}

TEST(Shingles, Jaccard) {
    const std::vector<std::uint32_t> a{1, 2, 3}, b{2, 3, 4, 5};
    EXPECT_DOUBLE_EQ(jaccard(a, b), 2.0 / 5);
    EXPECT_DOUBLE_EQ(jaccard(b, a), 2.0 / 5);
    EXPECT_EQ(jaccard(a, a), 1);
    EXPECT_EQ(jaccard(a, {}), 0);
    EXPECT_EQ(jaccard({}, {}), 0);
}

TEST(Duplicates, TheEarliestStandsForAll) {
    const ShingleSets sets =
        sets_of({"kami menolak sanksi", "kami menolak sanksi", "lain sekali", "kami menolak sanksi"}, 3);
    const std::vector<std::int64_t> groups(4, 7);
    const std::vector<std::int32_t> days{4, 2, 2, undated};
    EXPECT_EQ(find_duplicates(sets, groups, days, {}), (std::vector<std::int64_t>{1, 1, 2, 1}));
    EXPECT_EQ(find_duplicates(sets, groups, days, {.window = 1}), (std::vector<std::int64_t>{1, 1, 2, 1}));
    const std::vector<std::int64_t> apart{0, 1, 1, 2};
    EXPECT_EQ(find_duplicates(sets, apart, days, {}), (std::vector<std::int64_t>{0, 1, 2, 3}));
    EXPECT_TRUE(find_duplicates({}, {}, {}, {}).empty());
}

TEST(Duplicates, TheSameOnAnyNumberOfThreads) {
    ShingleSets sets;
    std::vector<std::int64_t> groups(300, 0);
    std::vector<std::int32_t> days(300, 0);
    for (unsigned i = 0; i < 300; ++i) {
        std::vector<std::uint32_t> set;
        for (unsigned k = 0; k < 12; ++k) set.push_back(1000 * (i / 5) + 7 * k + (k == i % 5 ? 1 : 0));
        sets.add(set);
    }
    const auto one = find_duplicates(sets, groups, days, {.seed = 3});
    EXPECT_EQ(find_duplicates(sets, groups, days, {.seed = 3, .threads = 3}), one);
    for (std::size_t i = 0; i < 300; ++i) EXPECT_EQ(one[i], static_cast<std::int64_t>(i / 5 * 5)) << i;
}

TEST(Duplicates, BadOptionsAreRefused) {
    const ShingleSets sets = sets_of({"kami"}, 3);
    const std::vector<std::int64_t> group{0};
    const std::vector<std::int32_t> day{0};
    for (const double threshold : {0.1, 1.1, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_THROW(find_duplicates(sets, group, day, {.threshold = threshold}), InvalidOption);
    EXPECT_THROW(find_duplicates(sets, group, day, {.window = -1}), InvalidOption);
    EXPECT_THROW(find_duplicates(sets, {}, day, {}), InvalidOption);
}

TEST(Duplicates, StopsWhenItsCallerSaysSo) {
    struct Enough {};
    ShingleSets sets;
    const std::vector<std::uint32_t> set{1, 2, 3};
    for (int i = 0; i < 400'000; ++i) sets.add(set);
    const std::vector<std::int64_t> groups(400'000, 0);
    const std::vector<std::int32_t> days(400'000, 0);
    EXPECT_THROW(find_duplicates(sets, groups, days, {.threads = 2, .watch = [] { throw Enough(); }}), Enough);
}
