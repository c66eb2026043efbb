// Checking, decoding and folding of bytes; byte offsets to code points.
#include <gtest/gtest.h>

#include <string>

#include "quotestance/text.hpp"

using namespace quotestance;
using namespace std::string_literals;

namespace {

struct Bytes {
    std::string text;
    std::int64_t bad;  // the first invalid byte
    const char* why;
};

// One text of each kind of bad UTF-8 (Unicode 15, table 3-7), and the well-formed texts beside each limit.
const std::vector<Bytes> byte_cases{
    {"", -1, "nothing"},
    {"\x00\x7F"s, -1, "the whole of ascii"},
    {"\xC2\x80", -1, "U+0080"},
    {"\xDF\xBF", -1, "U+07FF"},
    {"\xE0\xA0\x80", -1, "U+0800"},
    {"\xED\x9F\xBF", -1, "U+D7FF, before the surrogates"},
    {"\xEE\x80\x80", -1, "U+E000, behind the surrogates"},
    {"\xEF\xBF\xBF", -1, "U+FFFF"},
    {"\xF0\x90\x80\x80", -1, "U+10000"},
    {"\xF4\x8F\xBF\xBF", -1, "U+10FFFF"},
    {"\x80", 0, "continuation without a beginning"},
    {"\xBF", 0, "continuation without a beginning"},
    {"é\x80", 2, "one continuation too many"},
    {"\xC0\x80", 0, "overlong NUL"},
    {"\xC1\xBF", 0, "overlong, two bytes"},
    {"\xE0\x80\x80", 0, "overlong, three bytes"},
    {"\xE0\x9F\xBF", 0, "overlong U+07FF"},
    {"\xF0\x80\x80\x80", 0, "overlong, four bytes"},
    {"\xF0\x8F\xBF\xBF", 0, "overlong U+FFFF"},
    {"\xED\xA0\x80", 0, "the first surrogate"},
    {"\xED\xBF\xBF", 0, "the last surrogate"},
    {"\xF4\x90\x80\x80", 0, "U+110000"},
    {"\xF5\x80\x80\x80", 0, "beyond Unicode"},
    {"\xF8\x88\x80\x80\x80", 0, "five bytes"},
    {"\xFE", 0, "no UTF-8 byte"},
    {"\xFF", 0, "no UTF-8 byte"},
    {"\xC3", 0, "cut after one of two"},
    {"\xE2\x82", 0, "cut after two of three"},
    {"\xF0\x9F\x98", 0, "cut after three of four"},
    {"\xC3"s + "a", 0, "a letter in place of the second byte"},
    {"\xE2\x82"s + "a", 0, "a letter in place of the third byte"},
    {"\xF0\x9F\x98 ", 0, "a blank in place of the fourth byte"},
    {"\xE2\xC3\xA9", 0, "a beginning inside a character"},
};

}  // namespace

TEST(Text, FindsTheFirstInvalidByte) {
    for (const Bytes& c : byte_cases) EXPECT_EQ(first_invalid_byte(c.text), c.bad) << c.why;
}

TEST(Text, FindsItAtEveryOffset) {  // eight ascii bytes are read at once: the offset must not matter
    for (std::size_t before = 0; before < 20; ++before)
        for (const Bytes& c : byte_cases) {
            const auto expected = c.bad < 0 ? -1 : c.bad + static_cast<std::int64_t>(before);
            EXPECT_EQ(first_invalid_byte(std::string(before, 'a') + c.text), expected) << c.why << " behind " << before;
            if (!c.text.empty() && c.text.back() != 'a') {
                const std::string whole = std::string(before, 'a') + c.text + "aaaaaaaaa";
                EXPECT_EQ(first_invalid_byte(whole), expected) << c.why << " amid ascii, behind " << before;
            }
        }
}

// Every letter of Latin-1, Latin Extended-A and Vietnamese with a canonical decomposition (Unicode 15) folds to its base.
TEST(Text, FoldsAccentedLettersToTheirBase) {
    const std::string accented =
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃń"
        "Ņņ"
        "ŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜ"
        "ờ"
        "ỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";
    const std::string base =
        "aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccddeeeeeeeeeegggggggghhiiiiiiiiijjkkllllllnn"
        "nn"
        "nnoooooorrrrrrssssssssttttuuuuuuuuuuuuwwyyyzzzzzzaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiiooooooooooooooooo"
        "ooo"
        "oooouuuuuuuuuuuuuuyyyyyyyy";
    std::size_t at = 0;
    for (const char expected : base) {
        const CodePoint c = decode(accented, at);
        EXPECT_EQ(fold(c.value), static_cast<char32_t>(expected)) << accented.substr(at, c.length);
        at += c.length;
    }
    EXPECT_EQ(at, accented.size());
}

TEST(Text, FoldsForLookUp) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", ""},
        {"Barat", "barat"},
        {"UNI EROPA", "uni eropa"},
        {"Az09-[]", "az09-[]"},
        {"Erdoğan", "erdogan"},
        {"Łukasz", "lukasz"},
        {"Đặng", "dang"},
        {"Øre", "ore"},
        {"ß", "s"},
        {"ı", "i"},
        {"İ", "i"},
        {"Əliyev", "eliyev"},
        {"Ștefan Țurcan", "stefan turcan"},
        {"ƠƯ", "ou"},
        {"Ma’ruf", "ma'ruf"},
        {"Ma‘ruf", "ma'ruf"},
        {"Maʼruf", "ma'ruf"},
        {"e\u0301", "e"},  // a combining accent
        {"\u0301", ""},
        {"ker\u00ADja", "kerja"},  // a soft hyphen
        {"a\u200Db\u2060c\uFEFFd", "abcd"},
        {"БОЧ", "боч"},
        {"ΣΩ", "σω"},
        {"王毅", "王毅"},
        {"الغرب", "الغرب"},
        {"😀", "😀"},
        {"×÷", "×÷"},
        {"“”", "“”"},
    };
    for (const auto& [text, folded] : cases) EXPECT_EQ(fold(text), folded) << text;
}

TEST(Text, FoldingTwiceIsFoldingOnce) {
    for (char32_t c = 0; c < 0x3000; ++c) EXPECT_EQ(fold(fold(c)), fold(c)) << static_cast<std::uint32_t>(c);
}

TEST(Text, KnowsLettersCapitalsBlanksAndSkippedMarks) {
    const std::u32string letters = U"aZéÉßłŁžЖωΩاتب中한ạ", none = U"0 .,'-—“”’…×÷😀→〈。\uFFFD\u0000";
    for (const char32_t c : letters) EXPECT_TRUE(is_letter(c)) << static_cast<std::uint32_t>(c);
    for (const char32_t c : none) EXPECT_FALSE(is_letter(c)) << static_cast<std::uint32_t>(c);
    for (const char32_t c : U"AZÀÞŁŽŸĞЖЁΩƠẠẾ"s) EXPECT_TRUE(is_upper(c)) << static_cast<std::uint32_t>(c);
    for (const char32_t c : U"azàßÿłžğжωơạế×中0"s) EXPECT_FALSE(is_upper(c)) << static_cast<std::uint32_t>(c);
    for (const char32_t c : U" \t\v\f\u00A0\u2003\u200B\u200E\u200F\u202A\u202E\u3000"s)
        EXPECT_TRUE(is_space(c)) << static_cast<std::uint32_t>(c);
    for (const char32_t c : U"\n\r\u2028\u0085a-"s) EXPECT_FALSE(is_space(c)) << static_cast<std::uint32_t>(c);
    for (const char32_t c : U"\u0300\u036F\u00AD\u200C\u200D\u2060\uFEFF\uFE0F"s)
        EXPECT_TRUE(is_skipped(c)) << static_cast<std::uint32_t>(c);
    for (const char32_t c : U"a \n-\u200B"s) EXPECT_FALSE(is_skipped(c)) << static_cast<std::uint32_t>(c);
}

TEST(Text, MakesSlugs) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"Mira Solan", "mira_solan"},
        {"al-Tovin", "al_tovin"},
        {"Ma'ruf", "maruf"},
        {"O’Kelbrin", "okelbrin"},
        {"Dr. Verel", "dr_verel"},
        {"  Verel  ", "verel"},
        {"Véřel", "verel"},
        {"a -- b", "a_b"},
        {"G-7", "g_7"},
        {"--", ""},
        {"", ""},
    };
    for (const auto& [text, slugged] : cases) EXPECT_EQ(slug(text), slugged) << text;
}
