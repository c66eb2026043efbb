#include "quotestance/phrases.hpp"

#include <algorithm>

namespace quotestance {

WordId Phrases::find_long_word(std::string_view word) const noexcept {
    const auto it = long_words_.find(std::string(word));
    return it == long_words_.end() ? 0 : it->second;
}

// A binary search without a branch that depends on the data.
const Branch* Phrases::next(const Branch& from, WordId word) const noexcept {
    if (!may_go_on(from, word)) return nullptr;
    const Node* at = nodes_.data() + from.first_child;
    for (std::uint32_t left = from.children; left > 1;) {
        const std::uint32_t half = left / 2;
        at += at[half].word <= word ? half : 0;
        left -= half;
    }
    return at->word == word ? &at->branch : nullptr;
}

std::string Phrases::text(WordId word) const {
    if (word > mask_ + 1)
        return std::find_if(long_words_.begin(), long_words_.end(), [&](const auto& w) { return w.second == word; })
            ->first;
    const std::array<std::uint64_t, 2> key{words_[word].low, words_[word].high};
    const std::string_view bytes(reinterpret_cast<const char*>(key.data()), WordKey::width);
    return std::string(bytes.substr(0, bytes.find('\0')));
}

void Phrases::each(const std::function<void(std::string_view, std::span<const Entry>)>& visit) const {
    for (WordId word = 1; word < words_.size(); ++word)
        if (words_[word].low) visit_all(text(word), words_[word].branch, visit);
}

void Phrases::visit_all(const std::string& phrase, const Branch& branch,
                        const std::function<void(std::string_view, std::span<const Entry>)>& visit) const {
    if (branch.entries != none) visit(phrase, entries(branch));
    for (std::uint32_t k = 0; k < branch.children; ++k) {
        const Node& child = nodes_[branch.first_child + k];
        visit_all(phrase + ' ' + text(child.word), child.branch, visit);
    }
}

}  // namespace quotestance
