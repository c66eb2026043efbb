// Language tables: rows, lists, numbers, periods, and errors that name file, line and reason.
#include <gtest/gtest.h>

#include "quotestance/errors.hpp"
#include "quotestance/table.hpp"

using namespace quotestance;

namespace {

const std::vector<std::string_view> columns{"id", "names", "value"};

// The message of the error that `f` throws; empty if it throws none.
template <typename F>
LexiconError error_of(F&& f) {
    try {
        f();
    } catch (const LexiconError& e) {
        return e;
    }
    return {"", 0, "nothing was thrown"};
}

LexiconError error_of_table(std::string bytes) {
    const TableSource source{"folder/words.tsv", std::move(bytes)};
    return error_of([&] { read_rows(source, columns); });
}

struct PeriodCase {
    std::string text;
    std::int32_t from, to;
};

}  // namespace

TEST(Table, ReadsRowsWithTheirLines) {
    const TableSource source{
        "words.tsv", "# why\nid\tnames\tvalue\n\nverel\tTomas; Verel \t+1.5\n  # aside\nsolan\nx\t;;y;\t-2\t\t\n"};
    const auto rows = read_rows(source, columns);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].line, 4);
    EXPECT_EQ(rows[0].cell(0), "verel");
    EXPECT_EQ(rows[0].list(1), (std::vector<std::string_view>{"Tomas", "Verel"}));
    EXPECT_EQ(rows[0].number(2, -3, 3), 1.5);
    EXPECT_EQ(*rows[0].file, "words.tsv");
    EXPECT_EQ(rows[1].line, 6);
    EXPECT_TRUE(rows[1].list(1).empty());  // cells that are not there are empty
    EXPECT_EQ(rows[1].number(2, -3, 3), 0);
    EXPECT_EQ(rows[2].list(1), (std::vector<std::string_view>{"y"}));
    EXPECT_EQ(rows[2].number(2, -3, 3), -2);
}

TEST(Table, ReadsWindowsFilesAndByteOrderMarks) {
    const TableSource source{"words.tsv", "\xEF\xBB\xBFid\tnames\tvalue\r\nverel\tTomas\t2\r\n"};
    const auto rows = read_rows(source, columns);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].number(2, -3, 3), 2);
}

TEST(Table, LastLineNeedsNoEnd) {
    const TableSource source{"words.tsv", "id\tnames\tvalue\nverel\tTomas\t2"};
    EXPECT_EQ(read_rows(source, columns).at(0).number(2, -3, 3), 2);
}

TEST(Table, EmptyTablesHaveNoRows) {
    for (const char* bytes : {"", "\n", "# nothing\n", "id\tnames\tvalue\n"}) {
        const TableSource source{"words.tsv", bytes};
        EXPECT_TRUE(read_rows(source, columns).empty());
    }
}

TEST(Table, ErrorsNameFileLineAndReason) {
    struct Case {
        std::string bytes;
        int line;
        std::string reason;
    };
    const std::vector<Case> cases{
        {"id\tname\n", 1, "the header must be (tab-separated): id  names  value"},
        {"# c\n\nid names value\n", 3, "the header must be (tab-separated): id  names  value"},
        {"id\tnames\tvalue\na\tb\t1\t2\n", 2, "4 cells where the header has 3"},
        {"id\tnames\tvalue\n\tb\t1\n", 2, "the first cell is empty; it holds the row's id"},
        {"id\tnames\tvalue\na\tb\t1\nb\tJos\xE9\t1\n", 3, "the line is not valid UTF-8"},
    };
    for (const Case& c : cases) {
        const LexiconError e = error_of_table(c.bytes);
        EXPECT_EQ(e.file, "folder/words.tsv") << c.bytes;
        EXPECT_EQ(e.line, c.line) << c.bytes;
        EXPECT_EQ(e.reason, c.reason);
        EXPECT_EQ(std::string(e.what()), "folder/words.tsv:" + std::to_string(c.line) + ": " + c.reason);
    }
}

TEST(Table, NumbersAreWhole) {
    EXPECT_EQ(parse_number("1"), 1.0);
    EXPECT_EQ(parse_number("+0.5"), 0.5);
    EXPECT_EQ(parse_number("-3"), -3.0);
    for (const char* text : {"", "+", "-", "x", "1x", "1,5", "1 2", " 1"}) EXPECT_FALSE(parse_number(text)) << text;
    const std::string file = "words.tsv";
    const Row row{&file, 7, 0, {"a", "much"}};
    const LexiconError e = error_of([&] { (void)row.number(1, -3, 3); });
    EXPECT_EQ(e.line, 7);
    EXPECT_EQ(e.reason, "'much' is no number from -3 to 3");
}

TEST(Table, DaysCountFrom1970) {
    EXPECT_EQ(days_from_civil(1970, 1, 1), 0);
    EXPECT_EQ(days_from_civil(1969, 12, 31), -1);
    EXPECT_EQ(days_from_civil(2000, 2, 29), 11016);
    EXPECT_EQ(days_from_civil(2000, 3, 1), 11017);
    EXPECT_EQ(days_from_civil(2022, 7, 5), 19178);
    EXPECT_EQ(days_from_civil(1900, 3, 1) - days_from_civil(1900, 2, 28), 1);  // no leap year
}

TEST(Table, PeriodsIncludeTheirLastDay) {
    const std::int32_t first = INT32_MIN + 1, last = INT32_MAX;
    const std::vector<PeriodCase> cases{
        {"2004-03-09..2013-05-02", days_from_civil(2004, 3, 9), days_from_civil(2013, 5, 3)},
        {"2004..2013", days_from_civil(2004, 1, 1), days_from_civil(2014, 1, 1)},
        {"2004-03..2013-12", days_from_civil(2004, 3, 1), days_from_civil(2014, 1, 1)},
        {"2004-02..2004-02", days_from_civil(2004, 2, 1), days_from_civil(2004, 3, 1)},
        {"2004-12-31..2004-12-31", days_from_civil(2004, 12, 31), days_from_civil(2005, 1, 1)},
        {"2004-02-29..", days_from_civil(2004, 2, 29), last},
        {"..2013", first, days_from_civil(2014, 1, 1)},
        {" 2004 .. 2013 ", days_from_civil(2004, 1, 1), days_from_civil(2014, 1, 1)},
        {"..", first, last},
    };
    const std::string file = "offices.tsv";
    const Row row{&file, 3, 0, {}};
    for (const PeriodCase& c : cases) {
        const Period p = parse_period(c.text, row);
        EXPECT_EQ(p.from, c.from) << c.text;
        EXPECT_EQ(p.to, c.to) << c.text;
        EXPECT_FALSE(p.contains(unknown_date)) << c.text;
    }
    const Period p = parse_period("2004..2013", row);
    EXPECT_TRUE(p.contains(days_from_civil(2013, 12, 31)));
    EXPECT_FALSE(p.contains(days_from_civil(2014, 1, 1)));
    EXPECT_FALSE(p.contains(days_from_civil(2003, 12, 31)));
}

TEST(Table, BadPeriodsSayWhatWouldBeRight) {
    const std::string file = "offices.tsv";
    const Row row{&file, 3, 0, {}};
    const std::string no_date = "is no date; write 2004, 2004-03 or 2004-03-09";
    const std::vector<std::pair<std::string, std::string>> cases{
        {"2004", "'2004' is no period; write from..to, with either end open"},
        {"2004-2013", "'2004-2013' is no period; write from..to, with either end open"},
        {"04..2013", "'04' " + no_date},
        {"2004..May", "'May' " + no_date},
        {"2004-13..", "'2004-13' " + no_date},
        {"2004-03-32..", "'2004-03-32' " + no_date},
        {"2004-03-09-1..", "'2004-03-09-1' " + no_date},
        {"2004-3x..", "'2004-3x' " + no_date},
        {"2013..2004", "the period '2013..2004' ends before it begins"},
        {"2004-03-09..2004-03-08", "the period '2004-03-09..2004-03-08' ends before it begins"},
    };
    for (const auto& [text, reason] : cases) {
        const LexiconError e = error_of([&] { parse_period(text, row); });
        EXPECT_EQ(e.reason, reason);
        EXPECT_EQ(e.file, "offices.tsv");
        EXPECT_EQ(e.line, 3);
    }
}
