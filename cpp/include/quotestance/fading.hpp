// How a word's say fades with what stands between it and a target.
#pragma once

#include <array>
#include <cmath>

namespace quotestance {

// The powers of a factor; small exponents are looked up, with the very number that `pow` gives.
class Powers {
public:
    explicit Powers(double base) : base_(base) {
        for (unsigned n = 0; n < small_.size(); ++n) small_[n] = std::pow(base, n);
    }
    double operator()(unsigned n) const { return n < small_.size() ? small_[n] : std::pow(base_, n); }

private:
    double base_;
    std::array<double, 16> small_{};
};

// exp(-distance / far), likewise.
class Decay {
public:
    explicit Decay(double far) : far_(far) {
        for (unsigned n = 0; n < near_.size(); ++n) near_[n] = at(n);
    }
    double operator()(unsigned distance) const { return distance < near_.size() ? near_[distance] : at(distance); }

private:
    double at(unsigned distance) const { return std::exp(-static_cast<double>(distance) / far_); }

    double far_;
    std::array<double, 64> near_{};
};

}  // namespace quotestance
