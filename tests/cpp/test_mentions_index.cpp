#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "quotestance/lexicon_prefixes.hpp"
#include "quotestance/mentions_index.hpp"

namespace quotestance {
namespace {

std::vector<std::uint32_t> bearers(const NameIndex& index, std::string_view word) {
    std::vector<std::uint32_t> out;
    index.each(word, [&](std::uint32_t person) { out.push_back(person); });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

TEST(NameIndex, FindsAWordOneEditAway) {
    NameIndex index;
    index.add("kelbrin", 3);
    for (const char* word : {"kelbrin", "kelbrn", "kelbrain", "kelbran", "kelbirn", "xelbrin", "kelbri", "kelbrinn"})
        EXPECT_EQ(bearers(index, word), std::vector<std::uint32_t>{3}) << word;
    for (const char* word : {"kelban", "tovin", "verel", ""}) EXPECT_TRUE(bearers(index, word).empty()) << word;
}

TEST(NameIndex, AShortWordMustBeTheSame) {
    NameIndex index;
    index.add("wang", 0);
    EXPECT_EQ(bearers(index, "wang"), std::vector<std::uint32_t>{0});
    EXPECT_TRUE(bearers(index, "wan").empty());
}

TEST(NameIndex, KeepsAllWhenItGrowsAndNoneWhenCleared) {
    NameIndex index;
    for (std::uint32_t person = 0; person < 2000; ++person) index.add("name" + std::to_string(person), person);
    for (std::uint32_t person = 0; person < 2000; ++person) {
        const auto found = bearers(index, "name" + std::to_string(person));
        EXPECT_TRUE(std::binary_search(found.begin(), found.end(), person)) << person;
    }
    EXPECT_EQ(index.frequency("solan"), 0U);
    index.clear();
    EXPECT_TRUE(index.empty());
    EXPECT_TRUE(bearers(index, "name7").empty());
}

TEST(Prefixes, TellsKindsAndWantsARest) {
    Prefixes prefixes;
    prefixes.add("me", 1);
    prefixes.add("meng", 2);
    EXPECT_TRUE(prefixes.begin("melihat", 1, 3));
    EXPECT_FALSE(prefixes.begin("melihat", 2, 3));
    EXPECT_TRUE(prefixes.begin("mengaku", 2, 3));
    EXPECT_FALSE(prefixes.begin("mengak", 2, 3));
    EXPECT_FALSE(prefixes.begin("meli", 1, 3));
    EXPECT_FALSE(prefixes.begin("lihat", 3, 0));
    EXPECT_FALSE(prefixes.begin("", 3, 0));
}

}  // namespace
}  // namespace quotestance
