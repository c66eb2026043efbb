#include "quotestance/table.hpp"

#include <charconv>
#include <cmath>

#include "quotestance/errors.hpp"
#include "quotestance/text.hpp"

namespace quotestance {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (std::size_t from = 0;;) {
        const std::size_t at = text.find(separator, from);
        out.push_back(trim(text.substr(from, at == text.npos ? at : at - from)));
        if (at == text.npos) return out;
        from = at + 1;
    }
}

struct Day {
    int year;
    unsigned month;  // 0: the year alone
    unsigned day;    // 0: the month alone
};

Day parse_day(std::string_view text, const Row& row) {
    const auto parts = split(text, '-');
    unsigned values[3] = {0, 0, 0};
    bool good = parts.size() <= 3 && parts[0].size() == 4;
    for (std::size_t i = 0; good && i < parts.size(); ++i) {
        const auto [end, error] = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), values[i]);
        good = error == std::errc() && end == parts[i].data() + parts[i].size();
    }
    if (good && parts.size() > 1) good = values[1] >= 1 && values[1] <= 12;
    if (good && parts.size() > 2)
        good = values[2] >= 1 &&
               static_cast<int>(values[2]) <= days_in_month(static_cast<int>(values[0]), static_cast<int>(values[1]));
    if (!good) row.fail("'" + std::string(text) + "' is no date; write 2004, 2004-03 or 2004-03-09");
    return {static_cast<int>(values[0]), values[1], values[2]};
}

std::int32_t first_day(const Day& d) { return days_from_civil(d.year, d.month ? d.month : 1, d.day ? d.day : 1); }

std::int32_t day_after(const Day& d) {
    if (d.day) return days_from_civil(d.year, d.month, d.day) + 1;
    if (d.month) return d.month == 12 ? days_from_civil(d.year + 1, 1, 1) : days_from_civil(d.year, d.month + 1, 1);
    return days_from_civil(d.year + 1, 1, 1);
}

}  // namespace

std::string_view trim(std::string_view text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

std::optional<double> parse_number(std::string_view text) noexcept {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

int days_in_month(int year, int month) noexcept {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (leap && month == 2);
}

std::int32_t days_from_civil(int year, unsigned month, unsigned day) noexcept {
    // Howard Hinnant, chrono-compatible low-level date algorithms.
    year -= month <= 2;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const auto of_era = static_cast<unsigned>(year - era * 400);
    const unsigned of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + static_cast<int>(of_era * 365 + of_era / 4 - of_era / 100 + of_year) - 719468;
}

std::vector<std::string_view> Row::list(std::size_t column) const {
    std::vector<std::string_view> out;
    for (const std::string_view item : split(cells[column], ';'))
        if (!item.empty()) out.push_back(item);
    return out;
}

double Row::number(std::size_t column, double low, double high) const {
    if (cells[column].empty()) return 0;
    const auto value = parse_number(cells[column]);
    const auto shown = [](double x) { return std::to_string(static_cast<int>(x)); };
    if (!value || *value < low || *value > high)
        fail("'" + std::string(cells[column]) + "' is no number from " + shown(low) + " to " + shown(high));
    return *value;
}

void Row::fail(const std::string& reason) const { throw LexiconError(*file, line, reason); }

std::vector<Row> read_rows(const TableSource& source, const std::vector<std::string_view>& columns,
                           std::uint32_t table) {
    std::vector<Row> rows;
    std::string_view rest = source.bytes;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    bool header_seen = false;
    for (int line = 1; !rest.empty(); ++line) {
        const std::size_t end = rest.find('\n');
        const std::string_view text = rest.substr(0, end);
        rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
        const std::string_view bare = trim(text);
        if (bare.empty() || bare.front() == '#') continue;
        Row row{&source.path, line, table, split(text, '\t')};
        if (first_invalid_byte(text) >= 0) row.fail("the line is not valid UTF-8");
        while (row.cells.size() > columns.size() && row.cells.back().empty()) row.cells.pop_back();
        if (!header_seen) {
            header_seen = true;
            if (row.cells != columns) {
                std::string wanted;
                for (const auto c : columns) wanted += (wanted.empty() ? "" : "  ") + std::string(c);
                row.fail("the header must be (tab-separated): " + wanted);
            }
            continue;
        }
        if (row.cells.size() > columns.size())
            row.fail(std::to_string(row.cells.size()) + " cells where the header has " +
                     std::to_string(columns.size()));
        if (row.cells[0].empty()) row.fail("the first cell is empty; it holds the row's id");
        row.cells.resize(columns.size());
        rows.push_back(std::move(row));
    }
    return rows;
}

Period parse_period(std::string_view text, const Row& row) {
    const std::size_t dots = text.find("..");
    if (dots == text.npos) row.fail("'" + std::string(text) + "' is no period; write from..to, with either end open");
    const std::string_view from = trim(text.substr(0, dots)), to = trim(text.substr(dots + 2));
    const Period period{from.empty() ? INT32_MIN + 1 : first_day(parse_day(from, row)),
                        to.empty() ? INT32_MAX : day_after(parse_day(to, row))};
    if (period.from >= period.to) row.fail("the period '" + std::string(text) + "' ends before it begins");
    return period;
}

}  // namespace quotestance
