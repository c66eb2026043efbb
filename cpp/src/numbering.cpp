#include "quotestance/numbering.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <string>

#include "quotestance/errors.hpp"
#include "quotestance/word_key.hpp"

namespace quotestance {
namespace {

void check_rows(std::size_t rows) {
    if (rows > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw InvalidOption("rows", std::to_string(rows), "a column has fewer than 2^31 rows");
}

// The bits of the first bytes of 16, by how many these are.
struct Bits {
    std::uint64_t low, high;
};
constexpr auto bits_of_bytes = [] {
    std::array<Bits, WordKey::width + 1> out{};
    for (std::size_t n = 0; n <= WordKey::width; ++n) {
        out[n].low = n < 8 ? (std::uint64_t{1} << 8 * n) - 1 : ~std::uint64_t{0};
        out[n].high = n < 8 ? 0 : n < 16 ? (std::uint64_t{1} << 8 * (n - 8)) - 1 : ~std::uint64_t{0};
    }
    return out;
}();

WordKey short_key(WordKey key) {
    key.hash = (key.low ^ key.high * 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL;
    return key;
}

// Where 16 bytes can be read, those behind the text are cut off in registers: a copy of so many bytes as the text has is slower
// than all the rest. Of the hash the upper bits are good, which are those that the table takes.
inline WordKey key_of(std::string_view text, std::size_t readable) {
    if (std::endian::native != std::endian::little || text.size() > WordKey::width || readable < WordKey::width)
        return text.size() > WordKey::width ? WordKey(text) : short_key(WordKey(text));
    WordKey key;
    std::memcpy(&key.low, text.data(), 8);
    std::memcpy(&key.high, text.data() + 8, 8);
    const Bits bits = bits_of_bytes[text.size()];
    key.low &= bits.low, key.high &= bits.high;
    return short_key(key);
}

template <typename Integer>
Numbered number_integers(std::span<const Integer> values) {
    check_rows(values.size());
    Numbered out;
    out.numbers.resize(values.size());
    NumberTable table;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Integer value = values[i];
        const std::uint64_t product = static_cast<std::uint64_t>(value) * 0x9E3779B97F4A7C15ULL;
        const auto next = static_cast<std::int32_t>(out.first.size());
        out.numbers[i] = table.find_or_add(product ^ product >> 32, next, [&](std::int32_t number) {
            return values[static_cast<std::size_t>(out.first[static_cast<std::size_t>(number)])] == value;
        });
        if (out.numbers[i] == next) out.first.push_back(static_cast<std::int64_t>(i));
    }
    return out;
}

}  // namespace

void NumberTable::grow() {
    std::vector<Slot> fewer(2 * slots_.size());
    fewer.swap(slots_);
    --shift_;
    for (const Slot& slot : fewer) {
        if (slot.number < 0) continue;
        std::size_t at = place_of(slot.tag);
        while (slots_[at].number >= 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

void TextNumbering::add(const TextChunk<std::int32_t>& chunk) { add_chunk(chunk); }
void TextNumbering::add(const TextChunk<std::int64_t>& chunk) { add_chunk(chunk); }

template <typename Offset>
void TextNumbering::add_chunk(const TextChunk<Offset>& chunk) {
    const std::size_t before = found_.numbers.size(), end = chunk.first + chunk.rows;
    check_rows(before + chunk.rows);
    if (chunk.rows > 0 && (chunk.offsets.size() <= end || (!chunk.valid.empty() && 8 * chunk.valid.size() < end)))
        throw InvalidOption("texts", std::to_string(end), "the buffer is too short");
    found_.numbers.resize(before + chunk.rows);
    std::int32_t* const numbers = found_.numbers.data() + before;
    const std::string_view bytes(reinterpret_cast<const char*>(chunk.bytes.data()), chunk.bytes.size());
    const std::span<const Offset> offsets = chunk.offsets.subspan(chunk.first);
    const std::span<const std::byte> valid = chunk.valid;
    for (std::size_t row = 0; row < chunk.rows; ++row) {
        const std::size_t bit = chunk.first + row;
        if (!valid.empty() && !(std::to_integer<unsigned>(valid[bit / 8]) >> (bit % 8) & 1U)) {
            if (null_ < 0) null_ = add_value({}, before + row);
            numbers[row] = null_;
            continue;
        }
        const auto begin = static_cast<std::size_t>(offsets[row]), to = static_cast<std::size_t>(offsets[row + 1]);
        if (begin > to || to > bytes.size())
            throw InvalidOption("texts", std::to_string(begin), "offsets must grow and stay within the data");
        const std::string_view text(bytes.data() + begin, to - begin);
        const WordKey key = key_of(text, bytes.size() - begin);
        const Value* const values = values_.data();
        const auto next = static_cast<std::int32_t>(values_.size());
        const std::int32_t number = table_.find_or_add(key.hash, next, [&](std::int32_t n) {
            const Value& value = values[n];
            const bool alike =
                ((value.low ^ key.low) | (value.high ^ key.high) | (value.text.size() ^ text.size())) == 0;
            return alike && (text.size() <= WordKey::width || value.text == text);
        });
        numbers[row] = number;
        if (number == next) add_value({key.low, key.high, text}, before + row);
    }
}

std::int32_t TextNumbering::add_value(const Value& value, std::size_t row) {
    values_.push_back(value);
    found_.first.push_back(static_cast<std::int64_t>(row));
    return static_cast<std::int32_t>(values_.size() - 1);
}

Numbered number(std::span<const std::int64_t> values) { return number_integers(values); }
Numbered number(std::span<const std::int32_t> values) { return number_integers(values); }

std::vector<std::uint8_t> present(std::span<const std::int32_t> codes, std::size_t count) {
    std::vector<std::uint8_t> out(count);
    std::size_t missing = count;
    for (const std::int32_t code : codes) {
        if (missing == 0) break;
        if (code < 0) continue;
        const auto at = static_cast<std::size_t>(code);
        if (at >= count) throw InvalidOption("codes", std::to_string(code), "a code lies beyond the values");
        missing -= out[at] == 0;
        out[at] = 1;
    }
    return out;
}

}  // namespace quotestance
