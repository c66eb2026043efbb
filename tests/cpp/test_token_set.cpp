#include <gtest/gtest.h>

#include <set>

#include "quotestance/hash_set.hpp"
#include "quotestance/token_set.hpp"

namespace quotestance {
namespace {

TEST(TokenSet, FindsTheNextAndThePreviousAsASearchDoes) {
    constexpr TokenId size = 300;
    const std::set<TokenId> in{0, 1, 63, 64, 127, 200, 201, 202, 203, 299};
    TokenSet tokens;
    tokens.assign(size);
    for (const TokenId t : in) tokens.put(t, t + 1);
    for (TokenId from = 0; from <= size; ++from)
        for (TokenId limit = 0; limit <= size; ++limit) {
            const auto next = in.lower_bound(from);
            ASSERT_EQ(tokens.next(from, limit), next == in.end() || *next >= limit ? limit : *next) << from << limit;
            const auto above = in.lower_bound(from);
            const bool found = above != in.begin() && from > limit && *std::prev(above) >= limit;
            ASSERT_EQ(tokens.behind_previous(from, limit), found ? *std::prev(above) + 1 : limit) << from << limit;
        }
    EXPECT_FALSE(tokens.has(size + 1000));
}

TEST(TokenSet, TakesStretches) {
    TokenSet tokens;
    tokens.assign(400);
    tokens.put(60, 330);
    for (TokenId t = 0; t < 400; ++t) EXPECT_EQ(tokens.has(t), t >= 60 && t < 330) << t;
}

TEST(HashSet, HoldsWhatWasPutUntilCleared) {
    HashSet set;
    for (std::uint64_t n = 0; n < 5000; ++n) set.insert(n * 0x9E3779B97F4A7C16ULL);
    for (std::uint64_t n = 0; n < 5000; ++n) EXPECT_TRUE(set.contains(n * 0x9E3779B97F4A7C16ULL));
    EXPECT_FALSE(set.contains(0x1234567812345678ULL));
    set.clear();
    EXPECT_TRUE(set.empty());
    EXPECT_FALSE(set.contains(0x9E3779B97F4A7C16ULL));
}

}  // namespace
}  // namespace quotestance
