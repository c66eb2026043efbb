#include "quotestance/trajectory.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <string>

#include "quotestance/crew.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/trajectory_changes.hpp"
#include "quotestance/trajectory_fit.hpp"
#include "quotestance/trajectory_grid.hpp"

namespace quotestance {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

void check_row(const Observation& row, bool first) {
    if (std::isinf(row.value)) throw InvalidOption("values", "infinity", "a value must be finite, or NaN");
    if (first && std::isnan(row.value)) throw InvalidOption("values", "NaN", "the first row of a series has a value");
    if (!std::isnan(row.value) && !(row.variance > 0 && std::isfinite(row.variance)))
        throw InvalidOption("variances", std::to_string(row.variance), "the variance of a value must be above 0");
    if (!(row.step >= 1 && row.step < 1e9) || row.step != std::floor(row.step))
        throw InvalidOption("steps", std::to_string(row.step), "a step is a whole number of periods, 1 or more");
}

void check(std::span<const Observation> rows, std::span<const std::size_t> ends, const TrajectoryOptions& options) {
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        if (end < begin || end > rows.size())
            throw InvalidOption("ends", std::to_string(end), "series must follow one another in the rows");
        for (std::size_t t = begin; t < end; ++t) check_row(rows[t], t == begin);
        begin = end;
    }
    if (begin != rows.size())
        throw InvalidOption("ends", std::to_string(begin), "the last series must end with the rows");
    if (!(options.jump_deviation > 0 && std::isfinite(options.jump_deviation)))
        throw InvalidOption("jump_deviation", std::to_string(options.jump_deviation), "give a number above 0");
    if (!(options.probable > 0 && options.probable <= 1))
        throw InvalidOption("probable", std::to_string(options.probable), "a probability above 0 is needed");
    if (!(options.mass > 0 && options.mass < 1))
        throw InvalidOption("mass", std::to_string(options.mass), "it lies between 0 and 1, such as 0.95");
}

// One series, whose rows are `begin` and those after it in the result; each series writes to its own places.
template <int N>
std::vector<Change> follow(std::vector<Observation> rows, std::size_t series, std::size_t begin,
                           const TrajectoryOptions& options, Trajectories& out) {
    Kalman<N> filter(rows);
    const double unit = usual_move(rows);
    const Fit<N> fitted = fit(filter, unit);
    std::vector<typename Kalman<N>::Level> levels;
    filter.smooth(levels);
    const std::vector<double> distance = distances(filter, grid<N>(unit), levels);
    std::copy(distance.begin(), distance.end(), out.distance.begin() + static_cast<std::ptrdiff_t>(begin));
    for (std::size_t t = 0; t < levels.size(); ++t)
        out.mean[begin + t] = levels[t].mean, out.variance[begin + t] = levels[t].variance;
    out.level_variance[series] = fitted.variances(0);
    if constexpr (N == 2) out.slope_variance[series] = fitted.variances(1);
    out.likelihood[series] = fitted.likelihood;
    std::vector<Change> changes = find_changes(std::span(rows), filter, unit, options);
    for (Change& c : changes) c.series = series, c.row += begin, c.earliest += begin, c.latest += begin;
    return changes;
}

}  // namespace

std::size_t fewest_observations(bool trend) { return trend ? 4 : 3; }

Trajectories trajectories(std::span<const Observation> rows, std::span<const std::size_t> ends,
                          const TrajectoryOptions& options) {
    check(rows, ends, options);
    const std::vector<double> none(rows.size(), missing), nothing(ends.size(), missing);
    Trajectories out{none, none, none, nothing, nothing, nothing, {}};
    std::vector<std::vector<Change>> changes(ends.size());
    std::atomic<std::size_t> next = 0;
    Crew crew(std::min<std::size_t>(options.threads, ends.size()), options.watch);
    crew.run([&](Watch& watch) {
        for (std::size_t s; (s = next++) < ends.size();) {
            watch.look();
            const std::size_t begin = s == 0 ? 0 : ends[s - 1];
            const std::span<const Observation> its = rows.subspan(begin, ends[s] - begin);
            const auto seen = std::count_if(its.begin(), its.end(), [](const auto& r) { return !std::isnan(r.value); });
            if (seen < static_cast<std::ptrdiff_t>(fewest_observations(options.trend))) continue;
            changes[s] = (options.trend ? follow<2> : follow<1>)({its.begin(), its.end()}, s, begin, options, out);
        }
    });
    for (const std::vector<Change>& its : changes) out.changes.insert(out.changes.end(), its.begin(), its.end());
    return out;
}

}  // namespace quotestance
