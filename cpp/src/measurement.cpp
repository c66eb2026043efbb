#include "quotestance/measurement.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "quotestance/errors.hpp"

namespace quotestance {
namespace {

// Of the articles of many periods, around the means of these.
struct Residuals {
    double sum = 0;       // of their squares
    double expected = 0;  // what that comes to if the mean of an article has the variance 1
    double freedom = 0;

    void add(const Residuals& other) { sum += other.sum, expected += other.expected, freedom += other.freedom; }
    bool tell() const { return sum > 0 && freedom > 0; }
    double variance() const { return sum / expected; }
};

Residuals residuals_of(const Spread& spread, std::size_t articles) {
    if (articles < 2) return {};
    return {spread.residuals, spread.expected_residuals(), static_cast<double>(articles - 1)};
}

void check(std::span<const std::int64_t> numbers, std::size_t length, const char* name) {
    for (const std::int64_t n : numbers)
        if (n < 0 || static_cast<std::size_t>(n) >= length)
            throw InvalidOption(name, std::to_string(n), "a number must lie in 0 … k - 1");
}

// What to take for the articles of each series; of a whole where the series' own say too little.
struct Taken {
    double variance;
    Known known;
};

std::vector<Taken> take(const std::vector<Residuals>& by_series, std::span<const std::int64_t> wholes, double enough) {
    std::vector<Residuals> by_whole(wholes.size());
    for (std::size_t s = 0; s < wholes.size(); ++s) by_whole[static_cast<std::size_t>(wholes[s])].add(by_series[s]);
    std::vector<Taken> out;
    for (std::size_t s = 0; s < wholes.size(); ++s) {
        const Residuals &own = by_series[s], &whole = by_whole[static_cast<std::size_t>(wholes[s])];
        if (own.tell() && own.freedom >= enough)
            out.push_back({own.variance(), Known::by_series});
        else if (whole.tell())
            out.push_back({whole.variance(), Known::by_whole});
        else
            out.push_back({std::numeric_limits<double>::quiet_NaN(), Known::not_at_all});
    }
    return out;
}

}  // namespace

Measurement measure(const Clusters& clusters, std::span<const std::int64_t> series,
                    std::span<const std::int64_t> wholes, double enough) {
    if (series.size() != clusters.groups())
        throw InvalidOption("series", std::to_string(series.size()), "one number for each period is needed");
    check(series, wholes.size(), "series");
    check(wholes, wholes.size(), "wholes");
    std::vector<Spread> spreads;
    std::vector<Residuals> by_series(wholes.size());
    for (std::size_t c = 0; c < series.size(); ++c) {
        spreads.push_back(spread_of(clusters.of(c)));
        by_series[static_cast<std::size_t>(series[c])].add(residuals_of(spreads[c], clusters.of(c).size()));
    }
    const std::vector<Taken> taken = take(by_series, wholes, enough);
    Measurement out;
    for (std::size_t c = 0; c < series.size(); ++c) {
        const Spread& spread = spreads[c];
        const auto n = static_cast<double>(clusters.of(c).size());
        const Taken& common = taken[static_cast<std::size_t>(series[c])];
        // Articles that happen to agree would make the mean of their period look certain.
        const bool own = n > 1 && spread.effective_articles() >= enough && spread.residuals > 0;
        out.mean.push_back(spread.mean);
        out.variance.push_back(own ? n / (n - 1) * spread.residuals / (spread.count * spread.count)
                                   : common.variance / spread.effective_articles());
        out.articles.push_back(static_cast<std::int64_t>(n));
        out.known.push_back(own ? Known::by_period : common.known);
        if (n == 0) out.variance.back() = spread.mean, out.known.back() = Known::not_at_all;
    }
    return out;
}

}  // namespace quotestance
