// The variances under which the observations are most likely.
#pragma once

#include "quotestance/kalman.hpp"

namespace quotestance {

template <int N>
struct Fit {
    typename Kalman<N>::Vector variances;
    double likelihood;
};

// How far a value lies from the one before, for one period: the draws of the level are hardly larger. 0 where all are alike.
double usual_move(std::span<const Observation> rows);

// Newton's method on the standard deviations, for which a variance of 0 is a maximum like others, from the best points of a
// grid. The filter is left with the result.
template <int N>
Fit<N> fit(Kalman<N>& filter, double usual_move);

}  // namespace quotestance
