// The articles of a batch where they lie in the caller's memory, and what is known about each.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quotestance/lexicon.hpp"

namespace quotestance {

// Bytes of a unit: UTF-8, or whole code points of one, two or four bytes, as Python holds its strings.
enum class Encoding : std::uint8_t { utf8, latin1, ucs2, ucs4 };

// A text in any encoding, in 16 bytes; made of no data, a null text, which has no rows.
class TextView {
public:
    TextView() = default;
    TextView(std::string_view utf8) : TextView(utf8.data() ? utf8.data() : "", utf8.size(), Encoding::utf8) {}
    TextView(const void* data, std::size_t units, Encoding encoding)
        : data_(data), units_(units & most_units), encoding_(static_cast<std::uint64_t>(encoding) & 3) {}

    bool is_null() const noexcept { return data_ == nullptr; }
    const void* data() const noexcept { return data_; }
    std::size_t units() const noexcept { return units_; }
    Encoding encoding() const noexcept { return static_cast<Encoding>(encoding_); }
    std::size_t bytes() const noexcept {
        return units_ * (encoding() == Encoding::ucs4 ? 4 : encoding() == Encoding::ucs2 ? 2 : 1);
    }

private:
    static constexpr std::uint64_t most_units = (std::uint64_t{1} << 62) - 1;
    const void* data_ = nullptr;
    std::uint64_t units_ : 62 = 0;
    std::uint64_t encoding_ : 2 = 0;
};

// All spans must outlive the work on the batch; `dates` and `languages` are empty or as long as `texts`.
struct Batch {
    std::span<const TextView> texts;
    std::span<const std::int32_t> dates;     // days since 1970, unknown_date where there is none
    std::span<const std::int8_t> languages;  // Language
    std::size_t size() const noexcept { return texts.size(); }
    std::int32_t date(std::size_t i) const noexcept { return dates.empty() ? unknown_date : dates[i]; }
    Language language(std::size_t i) const noexcept {
        return languages.empty() ? Language::unknown : static_cast<Language>(languages[i]);
    }
};

// Gives texts as UTF-8: checked where they are UTF-8 already, else rewritten into memory that is used again for the next one.
class Utf8 {
public:
    // Valid until the next call, and as long as the text. Throws InvalidText for bytes that are not UTF-8, for lone surrogates,
    // and for more than 2 GiB.
    std::string_view operator()(TextView text, std::size_t document);

private:
    std::vector<char> bytes_;
};

}  // namespace quotestance
