// A level that wanders, seen now and then through noise whose variance is known: what the observations say of it.
#pragma once

#include <span>
#include <vector>

#include <Eigen/Core>

namespace quotestance {

// A row of a series. The first one of a series must have a value.
struct Observation {
    double value = 0;     // NaN: nothing seen
    double variance = 0;  // of the value around the level; above 0
    double step = 1;      // whole periods since the row before, 1 or more; the first row's does not count
    double shift = 0;     // a variance that the level's change takes on here: room for a jump
};

// The local level (N = 1: each period the level changes by a normal draw) and the local linear trend (N = 2: the level changes
// by the slope and a draw, the slope by another draw); a vector of N variances of these draws says how large they are.
// Begins knowing nothing (exact diffuse initialisation: Durbin & Koopman 2012, Time Series Analysis by State Space Methods,
// ch. 5). Linear in the rows; each call works in the memory that the constructor takes. The rows must outlive it.
template <int N>
class Kalman {
public:
    using Vector = Eigen::Matrix<double, N, 1>;
    using Square = Eigen::Matrix<double, N, N>;

    explicit Kalman(std::span<const Observation> rows) : rows_(rows), steps_(rows.size()) {}

    // The log-likelihood with these variances; the calls below are about them.
    double filter(const Vector& variances);

    // What the likelihood gains with each variance (Koopman & Shephard 1992, Biometrika 79).
    Vector score() const;

    // The level at each row, given all observations.
    struct Level {
        double mean;
        double variance;
    };
    void smooth(std::vector<Level>& out) const;

    // A jump of the level at each row, found from the observations from there on: `distance` times its variance is the
    // estimate, 1 / `precision` the variance (de Jong & Penzer 1998, JASA 93). The precision is 0 where it cannot be told.
    struct Jump {
        double distance;
        double precision;
    };
    void jumps(std::vector<Jump>& out) const;

private:
    // What is expected of a row by those before, and what the row adds.
    struct Step {
        Vector mean;
        Square variance, diffuse;  // `diffuse` times infinity is added to the variance
        Vector gain, diffuse_gain;
        double surprise = 0;
        double weight = 0;     // 1 over the variance of the surprise; 0 for nothing seen, or for an infinite one
        double precision = 0;  // of the diffuse part, likewise
        double spread = 0;     // of the surprise, in the diffuse rows
    };
    // What the rows from here on say: sums of the surprises that the state here would explain, and their variances. Those with
    // a number count where something is diffuse, as the powers of 1 over infinity.
    struct Future {
        Vector sum = Vector::Zero(), sum1 = Vector::Zero();
        Square squares = Square::Zero(), squares1 = Square::Zero(), squares2 = Square::Zero();
    };

    double see(const Observation& row, Step& step) const;
    void see_back(std::size_t t, Future& future) const;
    template <typename Visit>
    void backward(const Visit& visit) const;  // visit(row, future), the last row first

    std::span<const Observation> rows_;
    std::vector<Step> steps_;
    std::size_t diffuse_ = 0;  // rows that begin with something diffuse
};

extern template class Kalman<1>;
extern template class Kalman<2>;

}  // namespace quotestance
