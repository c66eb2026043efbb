#include "quotestance/trajectory_changes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "quotestance/trajectory_fit.hpp"
#include "quotestance/trajectory_grid.hpp"

namespace quotestance {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

double log_sum(double a, double b) {
    const double high = std::max(a, b);
    return high == never ? never : high + std::log1p(std::exp(std::min(a, b) - high));
}

// How probable a jump is at each place; 1 less their sum is how probable none is.
template <int N>
class Search {
public:
    Search(std::span<Observation> rows, Kalman<N>& filter, double unit, const TrajectoryOptions& options)
        : rows_(rows), filter_(filter), nodes_(grid<N>(unit)), options_(options), probability_(rows.size()) {}

    // The most probable jump besides those that are taken, then another. Two may be told only together, as a rise and a
    // fall are, so that one is taken on trial.
    void collect(std::size_t most) {
        for (int on_trial = 0; on_trial < 2 && found_.size() < most;) {
            const double p = any();
            found_.push_back(most_probable(p));
            give_room(found_.back(), true);
            on_trial = p < options_.probable ? on_trial + 1 : 0;
        }
        while (!found_.empty() && found_.back().probability < options_.probable) drop(found_.size() - 1);
    }

    // Each jump is told anew in the light of the others, until none of them is too improbable.
    void settle() {
        while (!found_.empty()) {
            for (Change& c : found_) {
                give_room(c, false);
                c = most_probable(any());
                give_room(c, true);
            }
            const auto least = std::min_element(found_.begin(), found_.end(), [](const Change& a, const Change& b) {
                return a.probability < b.probability;
            });
            if (least->probability >= options_.probable) return;
            drop(static_cast<std::size_t>(least - found_.begin()));
        }
    }

    const std::vector<Change>& found() const { return found_; }

private:
    // Half to none and the rest evenly to the places, weighed by how likely each makes what is seen.
    double any() {
        std::fill(probability_.begin(), probability_.end(), never);
        double none = never, places = 0;
        for (std::size_t t = 1; t < rows_.size(); ++t) places += may_be(t);
        const double each = -std::log(places);
        for (const Node<N>& node : nodes_) {
            const double likelihood = node.log_weight + filter_.filter(node.variances);
            none = log_sum(none, likelihood);
            filter_.jumps(jumps_);
            for (std::size_t t = 1; t < rows_.size(); ++t)
                if (may_be(t)) probability_[t] = log_sum(probability_[t], each + likelihood + gain(jumps_[t]));
        }
        double all = none;
        for (const double p : probability_) all = log_sum(all, p);
        double sum = 0;
        for (double& p : probability_) sum += p = std::exp(p - all);
        return sum;
    }

    Change most_probable(double any) const {
        const auto at = std::max_element(probability_.begin(), probability_.end()) - probability_.begin();
        Change out{.series = 0,
                   .row = static_cast<std::size_t>(at),
                   .earliest = 0,
                   .latest = 0,
                   .probability = any,
                   .before = 0,
                   .after = 0};
        const double tail = any * (1 - options_.mass) / 2;
        double below = 0;
        for (std::size_t t = 0; t < probability_.size(); ++t) {
            if (below <= tail) out.earliest = t;
            if (below < any - tail) out.latest = t;
            below += probability_[t];
        }
        out.earliest = std::min(out.earliest, out.row), out.latest = std::max(out.latest, out.row);
        while (out.earliest > 1 && std::isnan(rows_[out.earliest - 1].value)) --out.earliest;
        return out;
    }

    void give_room(const Change& c, bool room) {
        rows_[c.row].shift = room ? options_.jump_deviation * options_.jump_deviation : 0;
    }
    void drop(std::size_t k) {
        give_room(found_[k], false);
        found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(k));
    }

    // A jump while nothing is seen has the date of the next value; one that is taken already is no other.
    bool may_be(std::size_t t) const { return !std::isnan(rows_[t].value) && rows_[t].shift == 0; }

    // The logarithm of how much likelier a jump makes what is seen, over all sizes that it may have.
    double gain(const typename Kalman<N>::Jump& jump) const {
        const double variance = options_.jump_deviation * options_.jump_deviation;
        const double grown = 1 + variance * jump.precision;
        return 0.5 * (jump.distance * jump.distance * variance / grown - std::log(grown));
    }

    std::span<Observation> rows_;
    Kalman<N>& filter_;
    std::vector<Node<N>> nodes_;
    const TrajectoryOptions& options_;
    std::vector<double> probability_;
    std::vector<typename Kalman<N>::Jump> jumps_;
    std::vector<Change> found_;
};

}  // namespace

template <int N>
std::vector<Change> find_changes(std::span<Observation> rows, Kalman<N>& filter, double unit,
                                 const TrajectoryOptions& options) {
    if (unit == 0) return {};
    Search<N> search(rows, filter, unit, options);
    const auto seen = std::count_if(rows.begin(), rows.end(), [](const auto& row) { return !std::isnan(row.value); });
    search.collect(std::min(most_changes, static_cast<std::size_t>(seen) / fewest_observations(N == 2)));
    search.settle();
    std::vector<Change> out = search.found();
    if (out.empty()) return out;
    fit(filter, unit);
    std::vector<typename Kalman<N>::Level> levels;
    filter.smooth(levels);
    for (Change& c : out) c.before = levels[c.row - 1].mean, c.after = levels[c.row].mean;
    std::sort(out.begin(), out.end(), [](const Change& a, const Change& b) { return a.row < b.row; });
    return out;
}

template std::vector<Change> find_changes(std::span<Observation>, Kalman<1>&, double, const TrajectoryOptions&);
template std::vector<Change> find_changes(std::span<Observation>, Kalman<2>&, double, const TrajectoryOptions&);

}  // namespace quotestance
