// The words that divide two sides: how often each says them, and how surely that is no chance.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quotestance {

enum class Side : std::int8_t { a = 0, b = 1, neither = 2 };

// A word as often as it stands in the texts of each side, and the shortest text of the first two that has it.
struct WordCount {
    std::string word;
    std::array<std::int64_t, 3> counts{};
    std::array<std::int64_t, 2> examples{-1, -1};  // numbers of texts; the first of those that are equally short
};

// Words as the articles are read, folded: letter case and accents don't count. Numbers and single letters (*Verel's*) are none.
class WordCounter {
public:
    // Linear. Texts must be UTF-8; their numbers grow.
    void add(std::string_view text, std::int64_t number, Side side);
    // Each word of a text that was added, sorted. The counter is empty after that.
    std::vector<WordCount> take();

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    struct Found {
        std::array<std::int64_t, 3> counts{};
        std::array<std::int64_t, 2> examples{-1, -1};
        std::array<std::size_t, 2> lengths{};
    };
    std::unordered_map<std::string, Found, Hash, std::equal_to<>> found_;
};

struct LogOdds {
    std::vector<double> ratio;  // above 0 where `a` says it more
    std::vector<double> z;      // the ratio over its standard error
};

// The log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, equations 15, 19 and 22). `prior` is added
// to the counts of both sides; `prior_total` is its sum, with that of words which neither says. Where nothing else could be said
// both are 0. Throws InvalidOption for spans of different lengths, numbers below 0, and a prior of 0 for a word.
LogOdds log_odds(std::span<const double> a, std::span<const double> b, std::span<const double> prior,
                 double prior_total);

}  // namespace quotestance
