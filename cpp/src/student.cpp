#include "quotestance/student.hpp"

#include <cmath>
#include <string>

#include "quotestance/errors.hpp"

namespace quotestance {
namespace {

// The continued fraction of the incomplete beta function (Abramowitz & Stegun 26.5.8), by the method of Lentz.
double fraction(double a, double b, double x) {
    constexpr double nearly_nothing = 1e-300;
    const auto solid = [](double v) { return std::abs(v) < nearly_nothing ? nearly_nothing : v; };
    double c = 1, d = 1 / solid(1 - (a + b) * x / (a + 1)), out = d;
    for (int m = 1; m < 10'000; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / solid(1 + even * d), c = solid(1 + even / c), out *= c * d;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / solid(1 + odd * d), c = solid(1 + odd / c);
        const double step = c * d;
        out *= step;
        if (std::abs(step - 1) < 1e-15) break;
    }
    return out;
}

// The share of a beta distribution below x, whose complement `rest` is known better than by 1 - x.
double beta_share(double a, double b, double x, double rest) {
    if (x <= 0) return 0;
    if (rest <= 0) return 1;
    const double log_front =
        std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log(rest);
    if (x < (a + 1) / (a + b + 2)) return std::exp(log_front) * fraction(a, b, x) / a;
    return 1 - std::exp(log_front) * fraction(b, a, rest) / b;
}

// How much of the distribution lies farther off than t, on both sides.
double beyond(double t, double freedom) {
    const double square = t * t;
    return beta_share(freedom / 2, 0.5, freedom / (freedom + square), square / (freedom + square));
}

}  // namespace

double student_distance(double level, double freedom) {
    if (!(level > 0 && level < 1))
        throw InvalidOption("level", std::to_string(level), "a level lies between 0 and 1, such as 0.95");
    if (!(freedom > 0)) throw InvalidOption("freedom", std::to_string(freedom), "degrees of freedom are above 0");
    double low = 0, high = 1;
    while (beyond(high, freedom) > 1 - level && high < 1e300) low = high, high *= 2;
    // The middle of an interval that holds it, until that has no middle.
    for (double middle; (middle = low + (high - low) / 2) > low && middle < high;)
        (beyond(middle, freedom) > 1 - level ? low : high) = middle;
    return high;
}

}  // namespace quotestance
