// The values of a column numbered in the order in which they first appear: names become what arrays can be indexed by.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace quotestance {

struct Numbered {
    std::vector<std::int32_t> numbers;  // by row
    std::vector<std::int64_t> first;    // by number: the row that has it first
};

// A piece of a column of texts where it lies in memory, as Arrow holds it: text i lies between two offsets, and is there if its
// bit is set. Null is a value like others.
template <typename Offset>
struct TextChunk {
    std::span<const Offset> offsets;   // one more than there are texts
    std::span<const std::byte> bytes;  // all texts, one behind the other
    std::span<const std::byte> valid;  // bits; none where all texts are there
    std::size_t first = 0, rows = 0;   // texts before `first` are those of others
};

// Numbers in a table by the hash of what has them. A slot keeps the upper half of the hash, whose upper bits are its place; who
// asks tells the rest apart.
class NumberTable {
public:
    // The number for which `same` is true, else `next`, which is the next one: it is kept.
    template <typename Same>
    std::int32_t find_or_add(std::uint64_t hash, std::int32_t next, const Same& same) {
        const auto tag = static_cast<std::uint32_t>(hash >> 32);
        std::size_t at = place_of(tag);
        for (; slots_[at].number >= 0; at = (at + 1) & (slots_.size() - 1))
            if (slots_[at].tag == tag && same(slots_[at].number)) return slots_[at].number;
        slots_[at] = {tag, next};
        if (++size_ * (slots_.size() < small ? 16 : 4) > slots_.size() && shift_ > 0) grow();
        return next;
    }

private:
    struct Slot {
        std::uint32_t tag = 0;
        std::int32_t number = -1;  // none
    };
    // As long as it lies in the nearest cache a table has room to spare: to look into a second slot cannot be foreseen.
    static constexpr std::size_t small = 4096;
    std::size_t place_of(std::uint32_t tag) const { return tag >> shift_; }
    void grow();

    std::vector<Slot> slots_ = std::vector<Slot>(256);  // a power of two: 2^(32 - shift_)
    unsigned shift_ = 24;
    std::size_t size_ = 0;
};

// Linear, but for texts that share a 64-bit hash. Memory: 4 bytes a row, and up to 256 a value at work. The chunks must live as
// long as it. Throws InvalidOption for offsets and bits beyond their buffers, and for 2^31 rows.
class TextNumbering {
public:
    void add(const TextChunk<std::int32_t>& chunk);
    void add(const TextChunk<std::int64_t>& chunk);
    Numbered take() && { return std::move(found_); }

private:
    // Texts are told apart by their first 16 bytes and their length, and by all of it if they are longer.
    struct Value {
        std::uint64_t low = 0, high = 0;
        std::string_view text;
    };
    template <typename Offset>
    void add_chunk(const TextChunk<Offset>& chunk);
    std::int32_t add_value(const Value& value, std::size_t row);

    Numbered found_;
    NumberTable table_;
    std::vector<Value> values_;  // by number
    std::int32_t null_ = -1;     // none yet
};

// Linear.
Numbered number(std::span<const std::int64_t> values);
Numbered number(std::span<const std::int32_t> values);

// Which of the codes there are: 1 or 0 for each; those below 0 stand for null. Looks no further than it must. Throws
// InvalidOption for codes beyond `count` that it comes upon.
std::vector<std::uint8_t> present(std::span<const std::int32_t> codes, std::size_t count);

}  // namespace quotestance
