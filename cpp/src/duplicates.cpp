#include "quotestance/duplicates.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <numeric>
#include <string>

#include "quotestance/crew.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/random.hpp"

namespace quotestance {
namespace {

// Sets of texts that are linked. Of two sets the lower number stays at the top, whatever the order of the links.
class Links {
public:
    explicit Links(std::size_t n) : above_(n) { std::iota(above_.begin(), above_.end(), 0U); }
    std::uint32_t top(std::uint32_t i) noexcept {
        while (above_[i] != i) i = above_[i] = above_[above_[i]];
        return i;
    }
    void link(std::uint32_t a, std::uint32_t b) noexcept {
        a = top(a), b = top(b);
        above_[std::max(a, b)] = std::min(a, b);
    }
    void add(Links& others) noexcept {
        for (std::uint32_t i = 0; i < above_.size(); ++i) link(i, others.top(i));
    }

private:
    std::vector<std::uint32_t> above_;
};

// `bands` of `rows` hashes each. Two texts that have the share t in common agree in all rows of a band with t^rows.
struct Bands {
    unsigned bands, rows;
};

// As many rows as still find all but one in a thousand pairs at the threshold: the more, the fewer pairs are compared in vain.
Bands bands_for(double threshold) {
    constexpr unsigned hashes = 64;
    constexpr double missed = 1e-3;
    for (unsigned rows = 8; rows > 1; --rows) {
        const unsigned bands = hashes / rows;
        if (std::pow(1 - std::pow(threshold, rows), bands) <= missed) return {bands, rows};
    }
    return {hashes, 1};
}

struct Entry {
    std::uint64_t key;
    std::uint32_t text;  // its place in the order of days
};

// 32 bits that are as good as random, of a hash and what the row of a band adds.
std::uint32_t shuffled(std::uint32_t hash, std::uint32_t first, std::uint32_t second) noexcept {
    std::uint32_t h = (hash ^ first) * second;
    h = (h ^ (h >> 15)) * 0x846CA68BU;
    return h ^ (h >> 16);
}

// What the texts must agree in to be compared: their groups, and the least hash of each row.
std::uint64_t key_of(std::span<const std::uint32_t> set, std::int64_t group, unsigned rows, RandomStream random) {
    std::uint64_t key = RandomStream(static_cast<std::uint64_t>(group), 0)();
    for (unsigned r = 0; r < rows; ++r) {
        const std::uint64_t bits = random();
        const auto first = static_cast<std::uint32_t>(bits >> 32), second = static_cast<std::uint32_t>(bits) | 1U;
        std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
        for (const std::uint32_t hash : set) least = std::min(least, shuffled(hash, first, second));
        key = RandomStream(key, least)();
    }
    return key;
}

class Search {
public:
    Search(const ShingleSets& sets, std::span<const std::int64_t> groups, std::span<const std::int32_t> days,
           const DuplicateOptions& options)
        : sets_(sets), groups_(groups), days_(days), options_(options), order_(sets.size()) {
        std::iota(order_.begin(), order_.end(), 0U);
        // Undated texts come last: the least number, one less, is the greatest.
        const auto day = [&](std::uint32_t i) { return static_cast<std::uint32_t>(days_[i]) + 0x7FFFFFFFU; };
        std::stable_sort(order_.begin(), order_.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return day(a) < day(b); });
    }

    // Links the texts that agree in a band and are alike.
    void look_through(unsigned band, unsigned rows, Links& links, Watch& watch) const {
        constexpr std::size_t most_compared = 64, texts_between_looks = 1024;
        std::vector<Entry> entries;
        entries.reserve(order_.size());
        for (std::uint32_t at = 0; at < order_.size(); ++at) {
            const std::uint32_t i = order_[at];
            if (at % texts_between_looks == 0) watch.look();
            if (!sets_[i].empty()) entries.push_back({key_of(sets_[i], groups_[i], rows, {options_.seed, band}), at});
        }
        std::sort(entries.begin(), entries.end(),
                  [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.text < b.text; });
        std::size_t begin = 0;
        for (std::size_t e = 0; e < entries.size(); ++e) {
            if (e % texts_between_looks == 0) watch.look();
            if (entries[e].key != entries[begin].key) begin = e;
            for (std::size_t k = e; k-- > std::max(begin, e - std::min(e, most_compared));)
                if (links.top(entries[e].text) != links.top(entries[k].text) && alike(entries[e].text, entries[k].text))
                    links.link(entries[e].text, entries[k].text);
        }
    }

    // By text the first in the order of those that it is linked with.
    std::vector<std::int64_t> read(Links& links) const {
        std::vector<std::int64_t> out(order_.size());
        for (std::uint32_t at = 0; at < order_.size(); ++at) out[order_[at]] = order_[links.top(at)];
        return out;
    }

private:
    bool alike(std::uint32_t a, std::uint32_t b) const noexcept {
        const std::uint32_t i = order_[a], k = order_[b];
        if (groups_[i] != groups_[k]) return false;
        const std::int64_t between = std::int64_t{days_[i]} - days_[k];
        if (days_[i] != undated && days_[k] != undated && std::abs(between) > options_.window) return false;
        return jaccard(sets_[i], sets_[k]) >= options_.threshold;
    }

    const ShingleSets& sets_;
    std::span<const std::int64_t> groups_;
    std::span<const std::int32_t> days_;
    const DuplicateOptions& options_;
    std::vector<std::uint32_t> order_;
};

void check(const ShingleSets& sets, std::span<const std::int64_t> groups, std::span<const std::int32_t> days,
           const DuplicateOptions& o) {
    if (groups.size() != sets.size() || days.size() != sets.size())
        throw InvalidOption("groups", std::to_string(groups.size()), "a group and a day for each text are needed");
    if (sets.size() > std::numeric_limits<std::uint32_t>::max())
        throw InvalidOption("texts", std::to_string(sets.size()), "fewer than 2^32 texts can be compared");
    if (!(o.threshold >= 0.2 && o.threshold <= 1))
        throw InvalidOption("threshold", std::to_string(o.threshold), "a threshold lies between 0.2 and 1");
    if (o.window < 0) throw InvalidOption("window", std::to_string(o.window), "the days between are 0 or more");
}

}  // namespace

std::vector<std::int64_t> find_duplicates(const ShingleSets& sets, std::span<const std::int64_t> groups,
                                          std::span<const std::int32_t> days, const DuplicateOptions& options) {
    check(sets, groups, days, options);
    const Search search(sets, groups, days, options);
    const Bands bands = bands_for(options.threshold);
    Links all(sets.size());
    std::atomic<unsigned> next = 0;
    std::mutex mutex;
    // What is linked does not depend on which thread looks through a band: links only add up.
    Crew(std::min(options.threads, bands.bands), options.watch).run([&](Watch& watch) {
        Links links(sets.size());
        for (unsigned band; (band = next++) < bands.bands;) search.look_through(band, bands.rows, links, watch);
        const std::lock_guard lock(mutex);
        all.add(links);
    });
    return search.read(all);
}

}  // namespace quotestance
