#include "quotestance/numbering.hpp"

#include <string>

#include <gtest/gtest.h>

#include "quotestance/errors.hpp"

using namespace quotestance;

namespace {

// A chunk with memory of its own; "?" is null.
template <typename Offset>
struct Texts {
    std::vector<Offset> offsets{0};
    std::string bytes;
    std::vector<std::byte> valid;
    explicit Texts(const std::vector<std::string>& texts) : valid((texts.size() + 7) / 8) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (texts[i] != "?") bytes += texts[i], valid[i / 8] |= std::byte{1} << (i % 8);
            offsets.push_back(static_cast<Offset>(bytes.size()));
        }
    }
    TextChunk<Offset> from(std::size_t first, std::size_t rows) const {
        return {offsets, std::as_bytes(std::span(bytes)), valid, first, rows};
    }
    TextChunk<Offset> all() const { return from(0, offsets.size() - 1); }
};

std::vector<std::int32_t> plainly(const std::vector<std::string>& texts) {
    std::vector<std::string> known;
    std::vector<std::int32_t> out;
    for (const std::string& text : texts) {
        std::size_t at = 0;
        while (at < known.size() && known[at] != text) ++at;
        if (at == known.size()) known.push_back(text);
        out.push_back(static_cast<std::int32_t>(at));
    }
    return out;
}

}  // namespace

TEST(Numbering, OfTexts) {
    const Texts<std::int32_t> texts({"verel", "", "?", "solan", "verel", "?", ""});
    TextNumbering numbering;
    numbering.add(texts.all());
    const Numbered found = std::move(numbering).take();
    EXPECT_EQ(found.numbers, (std::vector<std::int32_t>{0, 1, 2, 3, 0, 2, 1}));
    EXPECT_EQ(found.first, (std::vector<std::int64_t>{0, 1, 2, 3}));
}

// Texts that agree in their first 7, 8, 15, 16, 17 … bytes, at the end of the memory too, and with a zero byte behind.
TEST(Numbering, OfTextsThatAreNearlyAlike) {
    std::vector<std::string> texts;
    for (std::size_t length = 0; length < 40; ++length) {
        texts.push_back(std::string(length, 'a'));
        texts.push_back(texts.back() + '\0');
        texts.push_back(std::string(length, 'a') + "b");
        texts.push_back("c" + std::string(length, 'a'));
    }
    for (int i = 0; i < 3000; ++i) texts.push_back("speaker_" + std::to_string(i * i % 1237));
    const Texts<std::int64_t> memory(texts);
    for (const std::size_t first : {0U, 3U, 8U, 161U}) {
        TextNumbering numbering;
        numbering.add(memory.from(first, 1000));
        numbering.add(memory.from(first + 1000, texts.size() - first - 1000));
        const std::vector<std::string> rest(texts.begin() + static_cast<std::ptrdiff_t>(first), texts.end());
        const Numbered found = std::move(numbering).take();
        EXPECT_EQ(found.numbers, plainly(rest));
        for (std::size_t n = 0; n < found.first.size(); ++n)
            EXPECT_EQ(found.numbers[static_cast<std::size_t>(found.first[n])], static_cast<std::int32_t>(n));
    }
}

TEST(Numbering, OfIntegers) {
    std::vector<std::int64_t> values{-1, std::int64_t{1} << 40, 0, -1, 0, std::numeric_limits<std::int64_t>::min()};
    for (std::int64_t i = 0; i < 5000; ++i) values.push_back(i * i % 1009 - 500);
    std::vector<std::string> texts;
    for (const std::int64_t value : values) texts.push_back(std::to_string(value));
    EXPECT_EQ(number(values).numbers, plainly(texts));
    EXPECT_TRUE(number(std::span<const std::int32_t>()).first.empty());
}

TEST(Numbering, OfBuffersThatAreTooShort) {
    const Texts<std::int32_t> texts({"verel", "solan"});
    TextChunk<std::int32_t> chunk = texts.all();
    EXPECT_THROW(TextNumbering().add({chunk.offsets, chunk.bytes, chunk.valid, 1, 2}), InvalidOption);
    EXPECT_THROW(TextNumbering().add({chunk.offsets, chunk.bytes.first(9), chunk.valid, 0, 2}), InvalidOption);
    const std::vector<std::int32_t> back{0, 5, 4}, below{-1, 5, 10};
    EXPECT_THROW(TextNumbering().add({back, chunk.bytes, chunk.valid, 0, 2}), InvalidOption);
    EXPECT_THROW(TextNumbering().add({below, chunk.bytes, chunk.valid, 0, 2}), InvalidOption);
}

TEST(Numbering, WhichCodesThereAre) {
    const std::vector<std::int32_t> codes{-1, 2, 2};
    EXPECT_EQ(present(codes, 4), (std::vector<std::uint8_t>{0, 0, 1, 0}));
    EXPECT_EQ(present(std::vector<std::int32_t>{0, -1, 1, 0}, 2), (std::vector<std::uint8_t>{1, 1}));
    EXPECT_THROW(present(codes, 2), InvalidOption);
}
