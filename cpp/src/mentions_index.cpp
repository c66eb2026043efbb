#include "quotestance/mentions_index.hpp"

namespace quotestance {

void NameIndex::clear() noexcept {
    if (listings_.empty()) return;
    buckets_.assign(buckets_.size(), {});
    listings_.clear();
}

void NameIndex::add(std::string_view folded, std::uint32_t person) {
    each_key(folded, [&](std::uint64_t key) { list(key, person); });
}

void NameIndex::list(std::uint64_t key, std::uint32_t person) {
    if (listings_.size() >= buckets_.size()) {
        buckets_.assign(buckets_.size() * 2, {});
        for (std::uint32_t i = 0; i < listings_.size(); ++i) enter(i);
    }
    listings_.push_back({key, person, 0});
    enter(static_cast<std::uint32_t>(listings_.size()) - 1);
}

void NameIndex::enter(std::uint32_t listing) {
    Bucket& b = buckets_[bucket(listings_[listing].key)];
    listings_[listing].next = b.first;
    b.first = listing + 1;
    ++b.size;
}

}  // namespace quotestance
