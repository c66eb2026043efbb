#include "quotestance/mentions_index.hpp"

#include <algorithm>

namespace quotestance {

void NameIndex::clear() noexcept {
    if (listings_.empty()) return;
    std::fill(heads_.begin(), heads_.end(), 0);
    listings_.clear();
}

void NameIndex::add(std::string_view folded, std::uint32_t person) {
    each_key(folded, [&](std::uint64_t key) { list(key, person); });
}

void NameIndex::list(std::uint64_t key, std::uint32_t person) {
    if (listings_.size() >= heads_.size()) {
        heads_.assign(heads_.size() * 2, 0);
        for (std::uint32_t at = 0; at < listings_.size(); ++at) {
            std::uint32_t& head = heads_[slot(listings_[at].key)];
            listings_[at].next = head;
            head = at + 1;
        }
    }
    std::uint32_t& head = heads_[slot(key)];
    listings_.push_back({key, person, head});
    head = static_cast<std::uint32_t>(listings_.size());
}

}  // namespace quotestance
