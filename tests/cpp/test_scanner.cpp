// The cut into words, numbers, marks and line ends.
#include <gtest/gtest.h>

#include "quotestance/scanner.hpp"

using namespace quotestance;
using namespace std::string_literals;

namespace {

// Each token as its kind's letter and its folded text: `w:barat`.
std::string scan(std::string_view text) {
    Scanner scanner(text);
    ScannedToken token;
    std::string out;
    std::uint32_t last = 0;
    while (scanner.next(token)) {
        EXPECT_GE(token.begin, last);
        EXPECT_GT(token.end, token.begin);
        EXPECT_LE(token.end, text.size());
        EXPECT_EQ(token.key.hash, WordKey(scanner.folded()).hash);
        last = token.end;
        constexpr std::string_view letters = "wndsml";  // word, number, double and single quote, mark, line end
        if (!out.empty()) out += ' ';
        out += letters[static_cast<std::size_t>(token.kind)];
        out += token.kind == TokenKind::line_end ? "" : ":" + std::string(scanner.folded());
    }
    return out;
}

std::vector<ScannedToken> tokens_of(std::string_view text) {
    Scanner scanner(text);
    ScannedToken token;
    std::vector<ScannedToken> out;
    while (scanner.next(token)) out.push_back(token);
    return out;
}

}  // namespace

TEST(Scanner, CutsWords) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", ""},
        {" \t\u00A0\u200B", ""},
        {"Barat, tidak.", "w:barat m:, w:tidak m:."},
        {"pro-Barat", "w:pro m:- w:barat"},
        {"Véřel", "w:verel"},
        {"e\u0301lan", "w:elan"},
        {"ker\u00ADja", "w:kerja"},
        {"COVID19 G7", "w:covid19 w:g7"},
        {"(Barat)", "m:( w:barat m:)"},
        {"Barat…", "w:barat m:…"},
        {"王毅。", "w:王毅 m:。"},
        {"a\x00"s + "b", "w:a w:b"},
        {"😀a", "m:😀 w:a"},
    };
    for (const auto& [text, cut] : cases) EXPECT_EQ(scan(text), cut) << text;
}

TEST(Scanner, ApostrophesJoinWordsButPossessives) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"Ma'ruf", "w:ma'ruf"},
        {"Ma’ruf", "w:ma'ruf"},
        {"Ma‘ruf", "w:ma'ruf"},
        {"Jum'at", "w:jum'at"},
        {"don't", "w:don't"},
        {"don’t", "w:don't"},
        {"we're we'll", "w:we're w:we'll"},
        {"Arendia's plan", "w:arendia s:' w:s w:plan"},
        {"Arendia’s", "w:arendia s:' w:s"},
        {"Arendians' plan", "w:arendians s:' w:plan"},
        {"O'Solan", "w:o'solan"},
        {"'Barat'", "s:' w:barat s:'"},
    };
    for (const auto& [text, cut] : cases) EXPECT_EQ(scan(text), cut) << text;
}

TEST(Scanner, FullStopsInsideDomainsAndInitials) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"harian.com", "w:harian.com"},
        {"HARIAN.CO.ID, ", "w:harian.co.id m:,"},
        {"Harian.com.", "w:harian.com m:."},
        {"U.S. and", "w:u.s. w:and"},
        {"U.S.A.", "w:u.s.a."},
        {"J. Verel", "w:j m:. w:verel"},
        {"selesai.Barat", "w:selesai m:. w:barat"},  // a blank forgotten behind a sentence
    };
    for (const auto& [text, cut] : cases) EXPECT_EQ(scan(text), cut) << text;
}

TEST(Scanner, CutsNumbers) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"(5/7/2022)", "m:( n:5/7/2022 m:)"},
        {"10.30", "n:10.30"},
        {"10:30", "n:10:30"},
        {"1.234,5.", "n:1.234,5 m:."},
        {"31.12.2022", "n:31.12.2022"},
        {"3, 4", "n:3 m:, n:4"},
        {"27th", "n:27th"},
        {"2020-an", "n:2020 m:- w:an"},
    };
    for (const auto& [text, cut] : cases) EXPECT_EQ(scan(text), cut) << text;
}

TEST(Scanner, EveryQuotationMark) {
    for (const char* mark : {"\"", "“", "”", "„", "‟", "«", "»", "″", "〝", "〞", "＂"})
        EXPECT_EQ(tokens_of(mark).at(0).kind, TokenKind::double_quote) << mark;
    for (const char* mark : {"'", "‘", "’", "‚", "‛", "`", "‹", "›", "´"})
        EXPECT_EQ(tokens_of(mark).at(0).kind, TokenKind::single_quote) << mark;
    for (const char* mark : {"''", "``", "’’", "‘‘"}) {  // typed as two single ones
        const auto tokens = tokens_of(std::string(mark) + "a");
        ASSERT_EQ(tokens.size(), 2U) << mark;
        EXPECT_EQ(tokens[0].kind, TokenKind::double_quote) << mark;
    }
    EXPECT_EQ(tokens_of("‘’").size(), 2U);
}

TEST(Scanner, EveryLineEnd) {
    for (const std::string& end : {"\n"s, "\r"s, "\r\n"s, "\u2028"s, "\u2029"s, "\u0085"s}) {
        const auto tokens = tokens_of("a" + end + "b");
        ASSERT_EQ(tokens.size(), 3U);
        EXPECT_EQ(tokens[1].kind, TokenKind::line_end);
        EXPECT_EQ(tokens[1].end - tokens[1].begin, end.size());
    }
    EXPECT_EQ(scan("a\r\n\r\nb\n\rc"), "w:a l l w:b l l w:c");
}

TEST(Scanner, RemembersCapitalsAndBlanks) {
    const auto t = tokens_of("AS dan Uni Éropa, NATO-\nBarat a");
    const std::vector<std::tuple<bool, bool, bool>> expected{
        // upper, all upper, blank before
        {true, true, true}, {false, false, true},  {true, false, true},   {true, false, true}, {false, false, false},
        {true, true, true}, {false, false, false}, {false, false, false}, {true, false, true}, {false, false, true},
    };
    ASSERT_EQ(t.size(), expected.size());
    for (std::size_t i = 0; i < t.size(); ++i)
        EXPECT_EQ(std::tuple(t[i].upper, t[i].all_upper, t[i].space_before), expected[i]) << i;
}

TEST(Scanner, OneCapitalIsNoAbbreviation) {
    EXPECT_FALSE(tokens_of("A")[0].all_upper);
    EXPECT_FALSE(tokens_of("Ж")[0].all_upper);
    EXPECT_FALSE(tokens_of("E\u0301")[0].all_upper);
}

TEST(Scanner, CombiningAccentsAreNoLetters) {
    EXPECT_TRUE(tokens_of("E\u0301U")[0].all_upper);
    EXPECT_EQ(scan("E\u0301.S."), "w:e.s.");
}

TEST(Scanner, FirstTokenStandsBehindABlank) {
    EXPECT_TRUE(tokens_of("a")[0].space_before);
    for (const std::string& end : {"\n"s, "\r"s, "\r\n"s, "\u2028"s, "\u0085"s})
        EXPECT_TRUE(tokens_of("a" + end + "b")[2].space_before);
}
