#include "quotestance/summary.hpp"

#include <cmath>
#include <limits>
#include <string>

#if __has_include(<xtensor/containers/xtensor.hpp>)  // 0.26 moved the headers into folders
#include <xtensor/containers/xtensor.hpp>
#include <xtensor/core/xmath.hpp>
#include <xtensor/views/xview.hpp>
#else
#include <xtensor/xmath.hpp>
#include <xtensor/xtensor.hpp>
#include <xtensor/xview.hpp>
#endif

#include "quotestance/errors.hpp"

namespace quotestance {

Summary summarize(std::span<const double> values, std::span<const std::int8_t> labels,
                  std::span<const std::int64_t> groups, std::size_t k) {
    constexpr std::size_t label_count = 4;
    if (values.size() != groups.size() || labels.size() != groups.size())
        throw InvalidOption("groups", std::to_string(groups.size()), "values, labels and groups must have one length");
    if (k == 0 && groups.empty()) return {};
    xt::xtensor<double, 2> counts = xt::zeros<double>({k, label_count});
    xt::xtensor<double, 1> sums = xt::zeros<double>({k}), scored = xt::zeros<double>({k});
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i] < 0 || static_cast<std::size_t>(groups[i]) >= k)
            throw InvalidOption("groups", std::to_string(groups[i]), "a group must lie in 0 … k - 1");
        if (labels[i] < 0 || static_cast<std::size_t>(labels[i]) >= label_count)
            throw InvalidOption("labels", std::to_string(labels[i]), "a label must lie in 0 … 3");
        const auto g = static_cast<std::size_t>(groups[i]);
        counts(g, static_cast<std::size_t>(labels[i])) += 1;
        if (std::isnan(values[i])) continue;
        sums(g) += values[i];
        scored(g) += 1;
    }
    // Immediate: a lazy reducer with keep_dims reads out of bounds when it is an operand (xtensor 0.24.3 to 0.27.1).
    const xt::xtensor<double, 2> totals = xt::sum(counts, {1}, xt::keep_dims | xt::evaluation_strategy::immediate);
    const xt::xtensor<double, 2> shares =
        xt::where(totals > 0, counts / totals, std::numeric_limits<double>::quiet_NaN());
    const xt::xtensor<double, 1> means = xt::where(scored > 0, sums / scored, std::numeric_limits<double>::quiet_NaN());
    Summary out;
    for (std::size_t g = 0; g < k; ++g) {
        out.count.push_back(static_cast<std::int64_t>(totals(g, 0)));
        out.scored.push_back(static_cast<std::int64_t>(scored(g)));
    }
    out.mean.assign(means.begin(), means.end());
    out.shares.assign(shares.begin(), shares.end());
    return out;
}

}  // namespace quotestance
