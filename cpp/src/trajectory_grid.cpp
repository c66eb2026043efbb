#include "quotestance/trajectory_grid.hpp"

#include <algorithm>
#include <cmath>

namespace quotestance {
namespace {

struct Deviation {
    double value;
    double weight;  // the stretch of deviations that it stands for
};

// Each is `ratio` times the one before, down to `least`; the last stands for all that are smaller.
std::vector<Deviation> deviations(double most, double least, double ratio) {
    std::vector<Deviation> out;
    for (double x = most; x >= least; x *= ratio) out.push_back({x, x * (1 / std::sqrt(ratio) - std::sqrt(ratio))});
    out.back().weight = out.back().value / std::sqrt(ratio);
    return out;
}

}  // namespace

template <int N>
std::vector<Node<N>> grid(double unit) {
    std::vector<Node<N>> out;
    double total = 0;
    for (const Deviation& level : deviations(1, 1.0 / 256, N == 1 ? std::sqrt(0.5) : 0.5)) {
        typename Kalman<N>::Vector x;
        x(0) = unit * level.value;
        if constexpr (N == 1) {
            out.push_back({x.cwiseAbs2(), std::log(level.weight)});
            total += level.weight;
        } else {
            for (const Deviation& slope : deviations(0.25, std::ldexp(1.0, -14), 0.5)) {
                x(1) = unit * slope.value;
                out.push_back({x.cwiseAbs2(), std::log(level.weight * slope.weight)});
                total += level.weight * slope.weight;
            }
        }
    }
    for (Node<N>& node : out) node.log_weight -= std::log(total);
    return out;
}

template <int N>
std::vector<double> distances(Kalman<N>& filter, const std::vector<Node<N>>& nodes,
                              const std::vector<typename Kalman<N>::Level>& levels) {
    constexpr double hardly = 1e-6;
    std::vector<double> weights, out(levels.size());
    for (const Node<N>& node : nodes) weights.push_back(node.log_weight + filter.filter(node.variances));
    const double best = *std::max_element(weights.begin(), weights.end());
    double total = 0;
    for (double& w : weights) w = std::exp(w - best), total += w > hardly ? w : 0;
    std::vector<typename Kalman<N>::Level> its;
    for (std::size_t k = 0; k < nodes.size(); ++k) {
        if (!(weights[k] > hardly)) continue;
        filter.filter(nodes[k].variances);
        filter.smooth(its);
        for (std::size_t t = 0; t < its.size(); ++t) {
            const double apart = its[t].mean - levels[t].mean;
            out[t] += weights[k] / total * (its[t].variance + apart * apart);
        }
    }
    return out;
}

template std::vector<Node<1>> grid(double);
template std::vector<Node<2>> grid(double);
template std::vector<double> distances(Kalman<1>&, const std::vector<Node<1>>&, const std::vector<Kalman<1>::Level>&);
template std::vector<double> distances(Kalman<2>&, const std::vector<Node<2>>&, const std::vector<Kalman<2>::Level>&);

}  // namespace quotestance
