// How large the draws may be, before and after the observations are seen: a band that takes the best guess for the truth is
// too narrow.
#pragma once

#include <vector>

#include "quotestance/kalman.hpp"

namespace quotestance {

template <int N>
struct Node {
    typename Kalman<N>::Vector variances;
    double log_weight;  // before anything is seen; the weights add up to 1
};

// Standard deviations of the draws, evenly probable from 0 to the usual move, the nodes closer where they are small.
template <int N>
std::vector<Node<N>> grid(double usual_move);

// Of each level, the mean square distance from its `mean`, over all that the draws may be (Hamilton 1986, J. of Econometrics
// 33, with the sum over the nodes in place of draws from a normal).
template <int N>
std::vector<double> distances(Kalman<N>& filter, const std::vector<Node<N>>& nodes,
                              const std::vector<typename Kalman<N>::Level>& levels);

}  // namespace quotestance
