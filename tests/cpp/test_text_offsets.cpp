// Code points in bytes: reading and writing them, and byte offsets at the boundary.
#include <gtest/gtest.h>

#include <string>

#include "quotestance/text.hpp"

using namespace quotestance;
using namespace std::string_literals;

TEST(Text, DecodesWhatItEncodes) {
    for (const char32_t c :
         {0x0U, 0x41U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xFFFDU, 0xFFFFU, 0x10000U, 0x1F600U, 0x10FFFFU}) {
        std::string bytes = "a";
        append_utf8(bytes, c);
        EXPECT_EQ(first_invalid_byte(bytes), -1);
        const CodePoint read = decode(bytes, 1);
        EXPECT_EQ(read.value, c);
        EXPECT_EQ(read.length, bytes.size() - 1);
    }
}

TEST(Text, ReadsAnInvalidByteAsOneReplacement) {
    for (const std::string& text : {"\x80"s, "\xC3"s, "\xC3 "s, "\xE2\x82"s, "\xE2\x82 "s, "\xF0\x9F\x98"s, "\xFF"s}) {
        EXPECT_EQ(decode(text, 0).value, U'\xFFFD');
        EXPECT_EQ(decode(text, 0).length, 1U);
    }
}

TEST(Text, CountsCodePointsLikeAPlainLoop) {
    const std::string units[] = {
        "a", "é", "€", "😀", "e\u0301", "\r\n", "\x00"s, "“Barat”", std::string(63, 'x') + "é"};
    CodePoints points;  // reused, as the analyzer does
    for (const std::string& unit : units)
        for (const std::size_t times : {0U, 1U, 2U, 16U, 32U, 63U, 64U, 65U, 130U}) {
            std::string text;
            for (std::size_t i = 0; i < times; ++i) text += unit;
            points.assign(text);
            std::int64_t count = 0;
            for (std::size_t byte = 0; byte <= text.size(); ++byte) {
                const bool begins = byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
                if (begins) {
                    ASSERT_EQ(points(byte), count) << times << " times " << unit << ", byte " << byte;
                    ++count;
                }
            }
        }
}
