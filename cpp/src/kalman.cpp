#include "quotestance/kalman.hpp"

#include <cmath>
#include <numbers>

namespace quotestance {
namespace {

template <int N>
using Vector = typename Kalman<N>::Vector;
template <int N>
using Square = typename Kalman<N>::Square;

// What a state comes to after some periods without draws.
template <int N>
Square<N> after(double periods) {
    Square<N> t = Square<N>::Identity();
    if constexpr (N == 2) t(0, 1) = periods;
    return t;
}

// What a draw of variance 1 at each period adds: the draws of the level, or those of the slope, which the level adds up.
template <int N>
Square<N> added(double periods, int draw) {
    Square<N> q = Square<N>::Zero();
    if (draw == 0) {
        q(0, 0) = periods;
    } else if constexpr (N == 2) {
        q(0, 0) = (periods - 1) * periods * (2 * periods - 1) / 6;
        q(0, 1) = q(1, 0) = periods * (periods - 1) / 2;
        q(1, 1) = periods;
    }
    return q;
}

const double log_two_pi = std::log(2 * std::numbers::pi);

}  // namespace

// Takes in the row; its part of the log-likelihood. On return, the mean and the variances of the step hold what is known with
// the row, from which the next step is made.
template <int N>
double Kalman<N>::see(const Observation& row, Step& step) const {
    step.weight = step.precision = 0;
    if (std::isnan(row.value)) return 0;
    step.surprise = row.value - step.mean(0);
    const Vector covariance = step.variance.col(0), infinite = step.diffuse.col(0);
    step.spread = covariance(0) + row.variance;
    if (infinite(0) > 0) {
        step.precision = 1 / infinite(0);
        step.gain = infinite * step.precision;
        step.diffuse_gain = (covariance - step.gain * step.spread) * step.precision;
        return -0.5 * (log_two_pi - std::log(step.precision));
    }
    step.weight = 1 / step.spread;
    step.gain = covariance * step.weight;
    return -0.5 * (log_two_pi + std::log(step.spread) + step.surprise * step.surprise * step.weight);
}

template <int N>
double Kalman<N>::filter(const Vector& variances) {
    double likelihood = 0;
    Vector mean = Vector::Zero();
    Square variance = Square::Zero(), diffuse = Square::Identity();
    int unknown = N;
    diffuse_ = 0;
    for (std::size_t t = 0; t < rows_.size(); ++t) {
        const Observation& row = rows_[t];
        if (t > 0) {
            const Square move = after<N>(row.step);
            mean = move * mean;
            variance = move * variance * move.transpose();
            for (int i = 0; i < N; ++i) variance += variances(i) * added<N>(row.step, i);
            variance(0, 0) += row.shift;
            if (unknown > 0) diffuse = move * diffuse * move.transpose();
        }
        Step& step = steps_[t];
        step.mean = mean, step.variance = variance, step.diffuse = diffuse;
        if (unknown > 0) diffuse_ = t + 1;
        likelihood += see(row, step);
        if (step.precision > 0) {
            const Vector covariance = variance.col(0);
            variance += step.gain * step.gain.transpose() * step.spread - covariance * step.gain.transpose() -
                        step.gain * covariance.transpose();
            diffuse -= step.gain * diffuse.row(0).eval();
            if (--unknown == 0) diffuse.setZero();
            mean += step.gain * step.surprise;
        } else if (step.weight > 0) {
            variance -= step.gain * variance.row(0).eval();
            mean += step.gain * step.surprise;
        }
    }
    return likelihood;
}

// Adds what the row itself says to what those after it say.
template <int N>
void Kalman<N>::see_back(std::size_t t, Future& f) const {
    const Step& step = steps_[t];
    if (step.weight == 0 && step.precision == 0) return;
    Square keep = Square::Identity();
    keep.col(0) -= step.gain;
    if (step.precision > 0) {
        Square keep1 = Square::Zero();
        keep1.col(0) = -step.diffuse_gain;
        const Square old = f.squares, old1 = f.squares1;
        f.sum1 = keep.transpose() * f.sum1 + keep1.transpose() * f.sum;
        f.sum1(0) += step.surprise * step.precision;
        const Square cross = keep.transpose() * old * keep1, cross1 = keep.transpose() * old1 * keep1;
        const Square crosses = cross + cross.transpose(), crosses1 = cross1 + cross1.transpose();
        f.squares2 = keep.transpose() * f.squares2 * keep;
        f.squares2 += crosses1;
        f.squares2 += keep1.transpose() * old * keep1;
        f.squares2(0, 0) -= step.spread * step.precision * step.precision;
        f.squares1 = keep.transpose() * old1 * keep;
        f.squares1 += crosses;
        f.squares1(0, 0) += step.precision;
    } else if (t < diffuse_) {
        f.sum1 = keep.transpose() * f.sum1;
        f.squares1 = keep.transpose() * f.squares1 * keep;
        f.squares2 = keep.transpose() * f.squares2 * keep;
    }
    f.sum = keep.transpose() * f.sum;
    f.sum(0) += step.surprise * step.weight;
    f.squares = keep.transpose() * f.squares * keep;
    f.squares(0, 0) += step.weight;
}

template <int N>
template <typename Visit>
void Kalman<N>::backward(const Visit& visit) const {
    Future f;
    for (std::size_t t = rows_.size(); t-- > 0;) {
        see_back(t, f);
        visit(t, f);
        const Square move = after<N>(rows_[t].step);
        f.sum = move.transpose() * f.sum;
        f.squares = move.transpose() * f.squares * move;
        if (t > diffuse_) continue;
        f.sum1 = move.transpose() * f.sum1;
        f.squares1 = move.transpose() * f.squares1 * move;
        f.squares2 = move.transpose() * f.squares2 * move;
    }
}

template <int N>
typename Kalman<N>::Vector Kalman<N>::score() const {
    Vector out = Vector::Zero();
    backward([&](std::size_t t, const Future& f) {
        if (t == 0) return;
        const Square gain = f.sum * f.sum.transpose() - f.squares;
        for (int i = 0; i < N; ++i) out(i) += 0.5 * gain.cwiseProduct(added<N>(rows_[t].step, i)).sum();
    });
    return out;
}

template <int N>
void Kalman<N>::smooth(std::vector<Level>& out) const {
    out.resize(rows_.size());
    backward([&](std::size_t t, const Future& f) {
        const Step& step = steps_[t];
        const Vector covariance = step.variance.col(0);
        out[t] = {step.mean(0) + covariance.dot(f.sum),
                  step.variance(0, 0) - (covariance.transpose() * f.squares * covariance).value()};
        if (t >= diffuse_) return;
        const Vector infinite = step.diffuse.col(0);
        out[t].mean += infinite.dot(f.sum1);
        out[t].variance -= 2 * (infinite.transpose() * f.squares1 * covariance).value() +
                           (infinite.transpose() * f.squares2 * infinite).value();
    });
}

template <int N>
void Kalman<N>::jumps(std::vector<Jump>& out) const {
    out.resize(rows_.size());
    backward([&](std::size_t t, const Future& f) { out[t] = {f.sum(0), f.squares(0, 0)}; });
}

template class Kalman<1>;
template class Kalman<2>;

}  // namespace quotestance
