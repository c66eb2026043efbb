// Prefixes by kind, in a trie over bytes: most words are told apart by their first letter. No allocation in a look-up.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace quotestance {

class Prefixes {
public:
    // `kind` is one bit or several.
    void add(std::string_view prefix, std::uint8_t kind) {
        std::size_t node = 0;
        for (const char c : prefix) {
            std::uint32_t next = next_[node][static_cast<unsigned char>(c)];
            if (next == 0) {
                next = static_cast<std::uint32_t>(next_.size());
                next_[node][static_cast<unsigned char>(c)] = next;
                next_.emplace_back();
                kinds_.push_back(0);
            }
            node = next;
        }
        kinds_[node] |= kind;
    }

    // Whether a word begins with a prefix of one of the kinds, with `rest` bytes or more behind it.
    bool begin(std::string_view word, std::uint8_t kinds, std::size_t rest) const noexcept {
        std::size_t node = 0;
        for (std::size_t i = 0; i + rest < word.size(); ++i) {
            node = next_[node][static_cast<unsigned char>(word[i])];
            if (kinds_[node] & kinds) return true;
            if (node == 0) return false;
        }
        return false;
    }

private:
    friend class LexiconImage;
    std::vector<std::array<std::uint32_t, 256>> next_{1};  // by node and byte; 0: nowhere
    std::vector<std::uint8_t> kinds_{0};                   // of the prefix that ends at a node
};

}  // namespace quotestance
