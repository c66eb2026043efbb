// Texts in the encodings that a caller's memory may have, and batches in parts.
#include <gtest/gtest.h>

#include <numeric>
#include <stdexcept>

#include "quotestance/batch.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/parts.hpp"

using namespace quotestance;

namespace {

template <typename Unit>
TextView view(const std::vector<Unit>& units, Encoding encoding) {
    return {units.data(), units.size(), encoding};
}

// The numbers of the articles that were read.
struct Counting {
    std::vector<std::size_t> rows;
    void expect(std::size_t) {}
    void read(TextView text, std::size_t i) {
        if (text.units() == 3) throw InvalidText(static_cast<std::int64_t>(i), 0, "three");
        rows.push_back(i);
    }
    std::vector<std::size_t> take() { return std::exchange(rows, {}); }
};

std::vector<std::vector<std::size_t>> parts_of(const std::vector<TextView>& texts, const Run& run) {
    return Parts<Counting>({texts, {}, {}}, run).work([](Watch&) { return std::make_unique<Counting>(); });
}

}  // namespace

TEST(TextView, IsSmallAndKnowsItsBytes) {
    EXPECT_EQ(sizeof(TextView), 16U);
    EXPECT_TRUE(TextView().is_null());
    EXPECT_FALSE(TextView(std::string_view()).is_null());
    EXPECT_EQ(view(std::vector<std::uint16_t>{1, 2, 3}, Encoding::ucs2).bytes(), 6U);
}

TEST(Utf8, EveryEncodingGivesTheSameText) {
    Utf8 utf8;
    EXPECT_EQ(utf8(std::string_view("é"), 0), "é");
    EXPECT_EQ(utf8(view(std::vector<std::uint8_t>{'a', 0xE9}, Encoding::latin1), 0), "aé");
    EXPECT_EQ(utf8(view(std::vector<std::uint16_t>{'a', 0xE9, 0x201C, 0xFFFF}, Encoding::ucs2), 0), "aé“\xEF\xBF\xBF");
    EXPECT_EQ(utf8(view(std::vector<std::uint32_t>{'a', 0xE9, 0x201C, 0x1F600}, Encoding::ucs4), 0), "aé“😀");
    EXPECT_EQ(utf8(view(std::vector<std::uint32_t>{}, Encoding::ucs4), 0), "");
}

TEST(Utf8, WhateverStandsWhereInABlock) {
    Utf8 utf8;
    for (std::size_t length = 0; length < 50; ++length)
        for (std::size_t at = 0; at < length; ++at) {
            std::vector<std::uint16_t> units(length, 'a');
            units[at] = 0x201C;
            EXPECT_EQ(utf8(view(units, Encoding::ucs2), 0),
                      std::string(at, 'a') + "“" + std::string(length - at - 1, 'a'));
        }
}

TEST(Utf8, LoneSurrogatesAreNamedByTheirPlace) {
    Utf8 utf8;
    try {
        utf8(view(std::vector<std::uint16_t>{'a', 0xDC80}, Encoding::ucs2), 7);
        FAIL() << "nothing was thrown";
    } catch (const InvalidText& e) {
        EXPECT_EQ(e.document, 7);
        EXPECT_EQ(e.byte, -1);
        EXPECT_EQ(e.reason, "character 1 is the lone surrogate U+DC80, half of a character");
    }
}

TEST(Parts, CoverTheBatchInItsOrder) {
    const std::string large(300 << 10, 'a');
    const std::vector<TextView> texts(40, std::string_view(large));
    for (const unsigned threads : {1U, 2U, 7U}) {
        const auto parts = parts_of(texts, {.threads = threads, .unread = nullptr, .watch = {}});
        EXPECT_GT(parts.size(), 3U);
        std::vector<std::size_t> rows, all(texts.size());
        for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
        std::iota(all.begin(), all.end(), std::size_t{0});
        EXPECT_EQ(rows, all);
    }
    EXPECT_TRUE(parts_of({}, {}).empty());
}

TEST(Parts, TheFirstErrorOfTheBatchIsThrown) {
    const std::string large(600 << 10, 'a');
    std::vector<TextView> texts(40, std::string_view(large));
    texts[17] = texts[18] = texts[35] = std::string_view("bad");
    for (const unsigned threads : {1U, 2U, 7U}) {
        try {
            parts_of(texts, {.threads = threads, .unread = nullptr, .watch = {}});
            FAIL() << "nothing was thrown";
        } catch (const InvalidText& e) {
            EXPECT_EQ(e.document, 17);
        }
        std::vector<InvalidText> unread;
        parts_of(texts, {.threads = threads, .unread = &unread, .watch = {}});
        ASSERT_EQ(unread.size(), 3U);
        EXPECT_EQ(unread[0].document, 17);
        EXPECT_EQ(unread[2].document, 35);
    }
}

TEST(Parts, WhatTheWatchThrowsStopsTheWork) {
    struct Slow : Counting {
        void read(TextView, std::size_t) { std::this_thread::sleep_for(std::chrono::milliseconds(5)); }
    };
    const std::string large(600 << 10, 'a');
    const std::vector<TextView> texts(4000, std::string_view(large));
    for (const unsigned threads : {1U, 3U}) {
        const quotestance::Run run{.threads = threads, .unread = nullptr, .watch = [](std::size_t done) {
                                       if (done) throw std::runtime_error("enough");
                                   }};
        EXPECT_THROW(Parts<Slow>({texts, {}, {}}, run).work([](Watch&) { return std::make_unique<Slow>(); }),
                     std::runtime_error);
    }
}
