#include "quotestance/correction.hpp"

#include <cmath>
#include <string>
#include <utility>

#include "correction_group.hpp"
#include "quotestance/errors.hpp"

namespace quotestance {
namespace {

void check(const LabelledRows& rows, std::span<const double> terms, std::size_t width, std::size_t k) {
    const std::size_t n = rows.predicted.size();
    const auto same = [n](const auto&... spans) { return ((spans.size() == n) && ...); };
    if (!same(rows.labelled, rows.weights, rows.cells, rows.groups, rows.articles))
        throw InvalidOption("rows", std::to_string(n), "values, labels, weights and numbers must have one length");
    if (width == 0 || (terms.empty() ? width != 1 && n > 0 : terms.size() != n * width))
        throw InvalidOption("terms", std::to_string(terms.size()), "each row needs a value of each term");
    for (const double t : terms)
        if (!std::isfinite(t)) throw InvalidOption("terms", std::to_string(t), "a term must be finite");
    for (std::size_t i = 0; i < n; ++i) {
        if (std::isinf(rows.predicted[i]) || std::isinf(rows.labelled[i]))
            throw InvalidOption("rows", "infinity", "a value must be finite, or NaN");
        if (!(rows.weights[i] >= 0) || std::isinf(rows.weights[i]))
            throw InvalidOption("weights", std::to_string(rows.weights[i]), "a weight is finite, and 0 or more");
        if (rows.groups[i] < -1 || rows.groups[i] >= static_cast<std::int64_t>(k))
            throw InvalidOption("groups", std::to_string(rows.groups[i]), "a group must lie in -1 … k - 1");
        if (rows.articles[i] < 0 || rows.cells[i] < 0)
            throw InvalidOption("articles", std::to_string(rows.articles[i]), "a number is 0 or more");
    }
}

std::vector<CorrectionCell> cells_of(const LabelledRows& rows) {
    std::vector<CorrectionCell> out;
    for (std::size_t i = 0; i < rows.groups.size(); ++i) {
        if (rows.groups[i] < 0) continue;
        const auto c = static_cast<std::size_t>(rows.cells[i]);
        if (c >= out.size()) out.resize(c + 1);
        if (out[c].group >= 0 && out[c].group != rows.groups[i])
            throw InvalidOption("cells", std::to_string(c), "a cell must lie in one group");
        out[c].group = rows.groups[i];
        out[c].rows += 1;
        out[c].weights += rows.weights[i];
        out[c].labels += rows.weights[i] > 0;
    }
    return out;
}

// Rows put in the order of their numbers; -1 is left out.
std::vector<std::size_t> sorted(std::span<const std::int64_t> numbers, std::span<const std::size_t> rows,
                                std::vector<std::size_t>& ends) {
    for (const std::size_t i : rows) {
        if (numbers[i] < 0) continue;
        if (static_cast<std::size_t>(numbers[i]) >= ends.size()) ends.resize(static_cast<std::size_t>(numbers[i]) + 1);
        ++ends[static_cast<std::size_t>(numbers[i])];
    }
    std::size_t before = 0;
    for (std::size_t& end : ends) before += std::exchange(end, before);
    std::vector<std::size_t> out(before);
    for (const std::size_t i : rows)
        if (numbers[i] >= 0) out[ends[static_cast<std::size_t>(numbers[i])]++] = i;
    return out;
}

}  // namespace

std::vector<Corrected> correct(const LabelledRows& rows, std::span<const double> terms, std::size_t width,
                               std::size_t k, Tuning tuning) {
    check(rows, terms, width, k);
    const std::vector<CorrectionCell> cells = cells_of(rows);
    std::vector<std::size_t> order(rows.groups.size()), ends(k), unused;
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    order = sorted(rows.articles, order, unused);
    order = sorted(rows.groups, order, ends);
    std::vector<Corrected> out;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        const auto its = std::span<const std::size_t>(order).subspan(begin, end - begin);
        out.push_back(CorrectionGroup(rows, terms, static_cast<Eigen::Index>(width), its, cells).solve(tuning));
        begin = end;
    }
    return out;
}

}  // namespace quotestance
