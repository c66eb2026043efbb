// Language tables: tab-separated text with a header line, `#` comments, and lists separated by `; ` (docs/tables.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quotestance {

// One table as the caller holds it: the path is shown in errors and tells the schema by its stem or folder.
struct TableSource {
    std::string path;
    std::string bytes;
};

// A period of days since 1970-01-01, half open.
struct Period {
    std::int32_t from;
    std::int32_t to;
    bool contains(std::int32_t day) const noexcept { return from <= day && day < to; }
};
inline constexpr std::int32_t unknown_date = INT32_MIN;

// A row of the tables, for messages: the number of its table, and the line.
struct Place {
    std::uint32_t table = 0;
    int line = 0;
};

struct Row {
    const std::string* file;
    int line;
    std::uint32_t table;                  // the number of its table
    std::vector<std::string_view> cells;  // as many as there are columns

    Place place() const noexcept { return {table, line}; }
    std::string_view cell(std::size_t column) const { return cells[column]; }
    std::vector<std::string_view> list(std::size_t column) const;      // split at `;`, trimmed, without empty items
    double number(std::size_t column, double low, double high) const;  // 0 where empty
    [[noreturn]] void fail(const std::string& reason) const;
};

// Splits a table into rows. The rows point into `source`, which must outlive them.
// Throws LexiconError for invalid UTF-8, a wrong header, too many cells.
std::vector<Row> read_rows(const TableSource& source, const std::vector<std::string_view>& columns,
                           std::uint32_t table = 0);

std::string_view trim(std::string_view text) noexcept;
std::optional<double> parse_number(std::string_view text) noexcept;

// `2004-03-09..2013` and its open forms; throws through `row`. The end is included: `..2013` ends with 2013-12-31.
Period parse_period(std::string_view text, const Row& row);
int days_in_month(int year, int month) noexcept;  // month from 1 to 12
std::int32_t days_from_civil(int year, unsigned month, unsigned day) noexcept;

}  // namespace quotestance
