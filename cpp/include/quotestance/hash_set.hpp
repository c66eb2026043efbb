// A set of hashes in one flat table, reused from article to article.
#pragma once

#include <cstdint>
#include <vector>

namespace quotestance {

class HashSet {
public:
    bool empty() const noexcept { return size_ == 0; }
    void clear() {
        if (size_) slots_.assign(fewest_slots, 0);
        size_ = 0;
    }
    void insert(std::uint64_t hash) {
        std::uint64_t& slot = slots_[place_of(hash)];
        if (slot) return;
        slot = hash | 1U;
        if (++size_ * 2 > slots_.size()) grow();
    }
    bool contains(std::uint64_t hash) const noexcept { return slots_[place_of(hash)] != 0; }

private:
    static constexpr std::size_t fewest_slots = 1024;  // a power of two, as all its sizes
    // The lowest bit marks a slot as taken: two hashes that differ in it alone are one.
    std::size_t place_of(std::uint64_t hash) const noexcept {
        std::size_t at = hash >> 1 & (slots_.size() - 1);
        while (slots_[at] && slots_[at] != (hash | 1U)) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    void grow() {
        std::vector<std::uint64_t> smaller(slots_.size() * 2);
        smaller.swap(slots_);
        for (const std::uint64_t hash : smaller)
            if (hash) slots_[place_of(hash)] = hash;
    }

    std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(fewest_slots);
    std::size_t size_ = 0;
};

}  // namespace quotestance
