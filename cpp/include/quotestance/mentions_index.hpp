// People by the words of their names, which may be one letter off: a word is listed under its letters, and under its letters
// but one. Words that differ by one edit share such a key; those that share one may differ all the same.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace quotestance {

// Reused from article to article. Time linear in the word, and in how many people are listed under its keys.
class NameIndex {
public:
    void clear() noexcept;
    bool empty() const noexcept { return listings_.empty(); }
    void add(std::string_view folded, std::uint32_t person);

    // Calls visit(person) for all who may bear a word, in no order; some of them more than once.
    template <typename Visit>
    void each(std::string_view folded, Visit&& visit) const {
        each_key(folded, [&](std::uint64_t key) {
            for (std::uint32_t at = buckets_[bucket(key)].first; at; at = listings_[at - 1].next)
                if (listings_[at - 1].key == key) visit(listings_[at - 1].person);
        });
    }
    // How many listings `each` would look at.
    std::size_t frequency(std::string_view folded) const noexcept {
        std::size_t out = 0;
        each_key(folded, [&](std::uint64_t key) { out += buckets_[bucket(key)].size; });
        return out;
    }

private:
    struct Listing {
        std::uint64_t key;
        std::uint32_t person;
        std::uint32_t next;  // one more than its place; 0: the last
    };
    struct Bucket {
        std::uint32_t first = 0;  // as Listing::next
        std::uint32_t size = 0;
    };

    // The sum does not see the order of the letters, so that swapped ones need no key of their own.
    template <typename Visit>
    static void each_key(std::string_view folded, Visit&& visit) {
        constexpr std::size_t shortest_misspelt = 5;
        std::uint64_t sum = 0;
        for (const char c : folded) sum += cube(c);
        visit(sum * spread);
        if (folded.size() < shortest_misspelt) return;
        std::uint64_t seen[4] = {};  // a bit for each letter
        for (const char c : folded) {
            std::uint64_t& letters = seen[static_cast<unsigned char>(c) / 64];
            const std::uint64_t letter = std::uint64_t{1} << static_cast<unsigned char>(c) % 64;
            if (!(letters & letter)) visit((sum - cube(c)) * spread);
            letters |= letter;
        }
    }
    static constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;
    static std::uint64_t cube(char c) noexcept {
        const std::uint64_t letter = static_cast<unsigned char>(c) + 1U;
        return letter * letter * letter;
    }
    std::size_t bucket(std::uint64_t key) const noexcept { return (key ^ key >> 32) & (buckets_.size() - 1); }
    void list(std::uint64_t key, std::uint32_t person);
    void enter(std::uint32_t listing);

    std::vector<Bucket> buckets_ = std::vector<Bucket>(1024);  // a power of two
    std::vector<Listing> listings_;
};

}  // namespace quotestance
