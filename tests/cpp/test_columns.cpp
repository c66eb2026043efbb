// The table of statements: columns, and tables appended to each other.
#include <gtest/gtest.h>

#include <algorithm>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

// A row with recognisable cells and some evidence.
void push_row(Columns& c, std::int64_t number, std::size_t evidence) {
    const std::string text = "row " + std::to_string(number);
    Columns::each(c, [&](std::string_view name, auto& column) {
        using Column = std::remove_reference_t<decltype(column)>;
        if (name.starts_with("evidence")) return;
        if constexpr (std::is_same_v<Column, StringColumn>) {
            column.push(text);
        } else {
            column.push_back(static_cast<typename Column::value_type>(number));
        }
    });
    for (std::size_t i = 0; i < evidence; ++i) {
        c.score.evidence_begin.push_back(number * 10 + static_cast<std::int64_t>(i));
        c.score.evidence_end.push_back(0);
        c.score.evidence_form.push(text + " form");
        c.score.evidence_concept.push("idea");
        c.score.evidence_role.push_back(0);
        c.score.evidence_origin.push_back(0);
        c.score.evidence_amount.push_back(1.5);
        c.score.evidence_against.push_back(0.5);
        c.score.evidence_for.push_back(0.25);
    }
    c.score.evidence_offsets.push_back(static_cast<std::int64_t>(c.score.evidence_begin.size()));
}

void expect_equal(const Columns& a, const Columns& b) {
    std::vector<const void*> theirs;
    Columns::each(b, [&](std::string_view, const auto& column) { theirs.push_back(&column); });
    std::size_t i = 0;
    Columns::each(a, [&](std::string_view name, const auto& column) {
        using Column = std::remove_cvref_t<decltype(column)>;
        const auto& other = *static_cast<const Column*>(theirs[i++]);
        if constexpr (std::is_same_v<Column, StringColumn>) {
            EXPECT_EQ(column.offsets, other.offsets) << name;
            EXPECT_EQ(column.bytes, other.bytes) << name;
        } else {
            EXPECT_EQ(column, other) << name;
        }
    });
}

}  // namespace

TEST(Columns, StringsAppend) {
    StringColumn a, b, empty;
    a.push("satu");
    a.push("");
    b.push("dua");
    b.push("tiga é");
    a.append(b);
    a.append(empty);
    EXPECT_EQ(a.offsets, (std::vector<std::int64_t>{0, 4, 4, 7, 14}));
    EXPECT_EQ(cell(a, 2), "dua");
    EXPECT_EQ(cell(a, 3), "tiga é");
}

TEST(Columns, TablesAppend) {
    Columns whole, first, second;
    for (std::int64_t i = 0; i < 5; ++i) {
        push_row(whole, i, static_cast<std::size_t>(i));
        push_row(i < 2 ? first : second, i, static_cast<std::size_t>(i));
    }
    append(first, second);
    EXPECT_EQ(first.size(), 5U);
    EXPECT_EQ(first.score.evidence_offsets, (std::vector<std::int64_t>{0, 0, 1, 3, 6, 10}));
    expect_equal(first, whole);
}

TEST(Columns, EmptyTablesAppend) {
    Columns whole, table, empty;
    push_row(whole, 3, 2);
    push_row(table, 3, 2);
    append(table, empty);
    expect_equal(table, whole);
    append(empty, table);
    expect_equal(empty, whole);
    Columns none_at_all;
    append(none_at_all, Columns{});
    EXPECT_EQ(none_at_all.size(), 0U);
    EXPECT_EQ(none_at_all.score.evidence_offsets, std::vector<std::int64_t>{0});
}

TEST(Columns, EveryColumnIsVisited) {
    std::vector<std::string> names;
    const Columns columns;
    Columns::each(columns, [&](std::string_view name, const auto&) { names.emplace_back(name); });
    EXPECT_EQ(names.size(), 39U);
    EXPECT_EQ(names.front(), "article");
    EXPECT_EQ(names.back(), "evidence_for");
    std::sort(names.begin(), names.end());
    EXPECT_EQ(std::unique(names.begin(), names.end()), names.end());
}
