// Some of the tokens of an article, a bit for each: what lies between two of them is skipped by the word of 64.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace quotestance {

using TokenId = std::uint32_t;

class TokenSet {
public:
    // Empty, with room for all tokens of an article.
    void assign(TokenId size) { bits_.assign(size / 64 + 1, 0); }
    void put_block(TokenId first, std::uint64_t bits) noexcept { bits_[first / 64] = bits; }
    void put(TokenId first, TokenId last) noexcept {
        for (TokenId block = first / 64; first < last; first = ++block * 64) {
            const TokenId end = std::min(last, (block + 1) * 64);
            bits_[block] |= ~std::uint64_t{0} >> (64 - (end - first)) << first % 64;
        }
    }
    bool has(TokenId t) const noexcept { return t / 64 < bits_.size() && bits_[t / 64] >> t % 64 & 1U; }
    // The first at a place or behind it; the limit if none stands before it.
    TokenId next(TokenId from, TokenId limit) const noexcept {
        if (from >= limit) return limit;
        std::uint64_t bits = bits_[from / 64] >> from % 64 << from % 64;
        TokenId block = from / 64;
        while (bits == 0 && ++block * 64 < limit) bits = bits_[block];
        return bits ? std::min(limit, block * 64 + static_cast<TokenId>(std::countr_zero(bits))) : limit;
    }
    // Right behind the last one before a place; the limit if none stands at it or behind it.
    TokenId behind_previous(TokenId from, TokenId limit) const noexcept {
        if (from <= limit) return limit;
        TokenId block = (from - 1) / 64;
        std::uint64_t bits = bits_[block] << (63 - (from - 1) % 64) >> (63 - (from - 1) % 64);
        while (bits == 0 && block * 64 > limit) bits = bits_[--block];
        return bits ? std::max(limit, block * 64 + static_cast<TokenId>(std::bit_width(bits))) : limit;
    }

private:
    std::vector<std::uint64_t> bits_;
};

}  // namespace quotestance
