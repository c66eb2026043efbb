#include "quotestance/trajectory_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <Eigen/Eigenvalues>

namespace quotestance {
namespace {

// A point is a vector of standard deviations, in units of the usual move.
template <int N>
class Climb {
public:
    using Vector = typename Kalman<N>::Vector;
    using Square = typename Kalman<N>::Square;

    Climb(Kalman<N>& filter, double unit) : filter_(filter), unit_(unit) {}

    double height(const Vector& x) { return filter_.filter(variances(x)); }
    Vector variances(const Vector& x) const { return (unit_ * x).cwiseAbs2(); }

    // To the top, up to the last digits that the likelihood can tell.
    double to_top(Vector& x) {
        double h = height(x);
        for (int round = 0; round < 100; ++round) {
            const Vector slope = slope_at(x);
            Vector step = ascent(slope, curvature(x, slope));
            const double far = std::max(x.norm(), 1e-3) / 2;
            if (step.norm() > far) step *= far / step.norm();
            const double before = h;
            while (step.norm() > 1e-12 * x.norm() && (h = height(x + step)) <= before) step /= 2;
            if (h <= before) return before;
            x += step;
            if (step.norm() <= 1e-10 * x.norm()) break;
        }
        return h;
    }

private:
    Vector slope_at(const Vector& x) {
        filter_.filter(variances(x));
        return 2 * unit_ * unit_ * x.cwiseProduct(filter_.score());
    }

    Square curvature(const Vector& x, const Vector& slope) {
        Square out;
        for (int i = 0; i < N; ++i) {
            const double little = 1e-4 * std::abs(x(i)) + 1e-9;
            Vector aside = x;
            aside(i) += little;
            out.col(i) = (slope_at(aside) - slope) / little;
        }
        return (out + out.transpose()) / 2;
    }

    // Newton's step, turned upwards where the ground curves the other way.
    static Vector ascent(const Vector& slope, const Square& curvature) {
        Eigen::SelfAdjointEigenSolver<Square> solver;
        solver.computeDirect(curvature);
        const Vector steepness = solver.eigenvalues().cwiseAbs();
        const Vector along = solver.eigenvectors().transpose() * slope;
        const double least = std::max(1e-12 * steepness.maxCoeff(), 1e-300);
        return solver.eigenvectors() * along.cwiseQuotient(steepness.cwiseMax(least));
    }

    Kalman<N>& filter_;
    double unit_;
};

// Draws of a slope add up, so that much smaller ones count.
template <int N>
std::vector<typename Kalman<N>::Vector> starts() {
    std::vector<typename Kalman<N>::Vector> out;
    for (int level = 0; level <= 8; level += N) {
        typename Kalman<N>::Vector x;
        x(0) = std::ldexp(1.0, -level);
        if constexpr (N == 1)
            out.push_back(x);
        else
            for (int slope = 2; slope <= 16; slope += 2) x(1) = std::ldexp(1.0, -slope), out.push_back(x);
    }
    return out;
}

}  // namespace

double usual_move(std::span<const Observation> rows) {
    double squares = 0, moves = 0, steps = 0, before = std::numeric_limits<double>::quiet_NaN();
    for (const Observation& row : rows) {
        steps += row.step;
        if (std::isnan(row.value)) continue;
        if (!std::isnan(before)) squares += (row.value - before) * (row.value - before) / steps, moves += 1;
        before = row.value, steps = 0;
    }
    return moves > 0 ? std::sqrt(squares / moves) : 0;
}

template <int N>
Fit<N> fit(Kalman<N>& filter, double unit) {
    using Vector = typename Kalman<N>::Vector;
    Climb<N> climb(filter, unit);
    std::vector<std::pair<double, Vector>> places;
    for (const Vector& x : starts<N>()) places.emplace_back(climb.height(x), x);
    std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::pair<double, Vector> best{climb.height(Vector::Zero()), Vector::Zero()};
    constexpr std::size_t climbs = 2 * N - 1;
    for (std::size_t k = 0; k < climbs && unit > 0; ++k) {
        Vector x = places[k].second;
        const double h = climb.to_top(x);
        if (h > best.first) best = {h, x};
    }
    for (int i = 0; i < N; ++i) {
        Vector without = best.second;
        without(i) = 0;
        const double h = climb.height(without);
        if (h >= best.first - 1e-9) best = {h, without};
    }
    return {climb.variances(best.second), climb.height(best.second)};
}

template Fit<1> fit(Kalman<1>&, double);
template Fit<2> fit(Kalman<2>&, double);

}  // namespace quotestance
