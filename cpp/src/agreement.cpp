#include "quotestance/agreement.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "quotestance/crew.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/random.hpp"

namespace quotestance {
namespace {

constexpr std::size_t most_kinds = 8;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
using Values = std::array<double, coefficient_count>;

// How often the first said c where the second said d.
using Table = std::array<std::int64_t, most_kinds * most_kinds>;

struct Entry {
    std::uint8_t place;
    std::uint32_t count;
};

// The entries of each article's table that are not 0.
struct Articles {
    std::vector<std::size_t> offsets{0};
    std::vector<Entry> entries;
    std::size_t size() const { return offsets.size() - 1; }
    void add_to(Table& t, std::size_t article) const {
        for (std::size_t e = offsets[article]; e < offsets[article + 1]; ++e) t[entries[e].place] += entries[e].count;
    }
};

struct Sides {
    std::array<double, most_kinds> first{}, second{}, both{};
    double rows = 0;
    explicit Sides(const Table& t) {
        for (std::size_t c = 0; c < most_kinds; ++c)
            for (std::size_t d = 0; d < most_kinds; ++d) {
                const auto n = static_cast<double>(t[c * most_kinds + d]);
                first[c] += n, second[d] += n, both[c] += n, both[d] += n, rows += n;
            }
    }
};

// How far apart two labels are. Ordinal: by the labels that lie between them (Krippendorff 2019, ch. 12).
double distance(Coefficient what, std::size_t c, std::size_t d, const Sides& sides) {
    const double steps = static_cast<double>(std::max(c, d)) - static_cast<double>(std::min(c, d));
    if (what == alpha_nominal || what == kappa_plain) return c != d;
    if (what == kappa_linear) return steps;
    if (what != alpha_ordinal) return steps * steps;
    if (c == d) return 0;
    double between = -(sides.both[c] + sides.both[d]) / 2;
    for (std::size_t g = std::min(c, d); g <= std::max(c, d); ++g) between += sides.both[g];
    return between * between;
}

// One less the observed disagreement over that of chance: of labels put in one urn (alpha), or of each person's own (kappa).
double coefficient(Coefficient what, const Table& t, const Sides& sides) {
    const bool alpha = what <= alpha_interval;
    double observed = 0, expected = 0;
    for (std::size_t c = 0; c < most_kinds; ++c)
        for (std::size_t d = 0; d < most_kinds; ++d) {
            const double far = distance(what, c, d, sides);
            observed += static_cast<double>(t[c * most_kinds + d]) * far;
            expected += far * (alpha ? sides.both[c] * sides.both[d] : sides.first[c] * sides.second[d]);
        }
    // From the urn of both, two labels are drawn without putting one back; each person has one for every row.
    expected /= alpha ? 2 * (2 * sides.rows - 1) : sides.rows;
    return expected > 0 ? 1 - observed / expected : missing;
}

Values coefficients(const Table& t) {
    const Sides sides(t);
    Values out{};
    for (std::size_t i = 0; i < coefficient_count; ++i) out[i] = coefficient(static_cast<Coefficient>(i), t, sides);
    return out;
}

Articles articles_of(std::span<const std::int8_t> a, std::span<const std::int8_t> b,
                     std::span<const std::int64_t> articles, std::size_t kinds) {
    if (a.size() != b.size() || articles.size() != a.size())
        throw InvalidOption("labels", std::to_string(a.size()), "labels and articles must have one length");
    std::vector<std::size_t> order(a.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
        return articles[i] != articles[j] ? articles[i] < articles[j] : i < j;
    });
    Articles out;
    for (std::size_t n = 0; n < order.size();) {
        Table table{};
        const std::int64_t article = articles[order[n]];
        for (; n < order.size() && articles[order[n]] == article; ++n) {
            const auto c = static_cast<std::size_t>(a[order[n]]), d = static_cast<std::size_t>(b[order[n]]);
            if (c >= kinds || d >= kinds)  // below 0 is far above
                throw InvalidOption("labels", std::to_string(a[order[n]]), "a label must lie in 0 … kinds - 1");
            ++table[c * most_kinds + d];
        }
        for (std::size_t place = 0; place < table.size(); ++place)
            if (table[place] > 0)
                out.entries.push_back({static_cast<std::uint8_t>(place), static_cast<std::uint32_t>(table[place])});
        out.offsets.push_back(out.entries.size());
    }
    return out;
}

Values replicate(const Articles& articles, RandomStream random) {
    Table table{};
    const auto n = static_cast<std::uint32_t>(articles.size());
    for (std::uint32_t i = 0; i < n; i += 2) {
        const auto [first, second] = random.below(n);
        articles.add_to(table, first);
        if (i + 1 < n) articles.add_to(table, second);
    }
    return coefficients(table);
}

void read_interval(Agreed& out, std::vector<double> values, double level) {
    std::erase_if(values, [&](double v) { return std::isnan(v) && ++out.undefined; });
    out.interval = values.empty() ? Interval{missing, missing} : ends_of(values, level);
}

}  // namespace

std::array<Agreed, coefficient_count> agree(std::span<const std::int8_t> a, std::span<const std::int8_t> b,
                                            std::span<const std::int64_t> articles, std::size_t kinds,
                                            const BootstrapOptions& options) {
    if (kinds == 0 || kinds > most_kinds)
        throw InvalidOption("kinds", std::to_string(kinds), "there are 1 … 8 kinds of labels");
    check(options);
    const Articles tables = articles_of(a, b, articles, kinds);
    Table all{};
    for (std::size_t i = 0; i < tables.size(); ++i) tables.add_to(all, i);
    const Values values = coefficients(all);
    std::array<Agreed, coefficient_count> out;
    std::vector<Values> drawn(tables.size() < 2 ? 0 : options.replicates);
    std::atomic<std::size_t> next = 0;
    constexpr std::size_t task = 64;
    Crew crew(std::clamp<std::size_t>(drawn.size() / task, 1, std::max(1U, options.threads)), options.watch);
    crew.run([&](Watch& watch) {
        for (std::size_t begin; (begin = task * next++) < drawn.size();) {
            watch.look();
            for (std::size_t r = begin; r < std::min(begin + task, drawn.size()); ++r)
                drawn[r] = replicate(tables, {options.seed, r});
        }
    });
    for (std::size_t c = 0; c < coefficient_count; ++c) {
        std::vector<double> column;
        for (const Values& v : drawn) column.push_back(v[c]);
        out[c].value = values[c];
        read_interval(out[c], std::move(column), options.level);
    }
    return out;
}

}  // namespace quotestance
