// Bytes made while an article is read. Views of them stay valid until clear(), which keeps the memory for the next article.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace quotestance {

class TextStore {
public:
    void clear() noexcept { block_ = used_ = 0; }

    // Room for so many bytes, to be written and then kept: all of it or its beginning.
    char* room(std::size_t size) {
        while (block_ < blocks_.size() && blocks_[block_].size() - used_ < size) ++block_, used_ = 0;
        if (block_ == blocks_.size()) blocks_.emplace_back(std::max(size, block_size));
        return blocks_[block_].data() + used_;
    }
    // What was written at the beginning of the room given last.
    std::string_view keep(std::size_t size) noexcept {
        const std::string_view out(blocks_[block_].data() + used_, size);
        used_ += size;
        return out;
    }
    std::string_view keep(std::string_view text) {
        std::copy(text.begin(), text.end(), room(text.size()));
        return keep(text.size());
    }

private:
    static constexpr std::size_t block_size = 4096;
    std::vector<std::vector<char>> blocks_;  // a block never moves, so the views of it stay
    std::size_t block_ = 0, used_ = 0;
};

}  // namespace quotestance
