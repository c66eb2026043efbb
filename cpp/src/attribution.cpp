#include "quotestance/attribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "quotestance/errors.hpp"

namespace quotestance {
namespace {

// A point in the plane of the two log-odds, or a way in it.
struct Odds {
    double against = 0, in_favour = 0;
    Odds operator+(Odds o) const { return {against + o.against, in_favour + o.in_favour}; }
    Odds operator*(double t) const { return {against * t, in_favour * t}; }
};

struct Chances {
    double negative, positive;
    explicit Chances(Odds at) {
        const double most = std::max({at.against, 0.0, at.in_favour});
        const double a = std::exp(at.against - most), f = std::exp(at.in_favour - most);
        const double all = a + f + std::exp(-most);
        negative = a / all, positive = f / all;
    }
    double stance() const { return positive - negative; }
    Odds gradient() const { return {-negative * (1 + stance()), positive * (1 - stance())}; }
};

// The nodes of Gauss-Legendre between -1 and 1 that are above 0, and their weights; the others mirror them.
constexpr std::array<double, 8> nodes{0.09501250983763744, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438,
                                      0.7554044083550030,  0.8656312023878318, 0.9445750230732326, 0.9894009349916499};
constexpr std::array<double, 8> node_weights{0.1894506104550685,  0.1826034150449236, 0.1691565193950025,
                                             0.1495959888165767,  0.1246289712555339, 0.09515851168249278,
                                             0.06225352393864789, 0.02715245941175409};

// The mean gradient of the stance along the line from `from` by `way`.
Odds mean_gradient(Odds from, Odds way) {
    constexpr double stretch = 2;  // log-odds; along it the nodes leave some 1e-17
    const double length = std::max(std::abs(way.against), std::abs(way.in_favour));
    const auto stretches = static_cast<unsigned>(std::max(1.0, std::ceil(length / stretch)));
    Odds sum;
    for (unsigned k = 0; k < stretches; ++k) {
        const double middle = (k + 0.5) / stretches, half = 0.5 / stretches;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const Odds two = Chances(from + way * (middle - half * nodes[i])).gradient() +
                             Chances(from + way * (middle + half * nodes[i])).gradient();
            sum = sum + two * (node_weights[i] * half);
        }
    }
    return sum;
}

void check(const Pieces& p, std::size_t statements) {
    const std::size_t n = p.statements.size();
    if (p.against.size() != n || p.in_favour.size() != n || p.base.size() != n)
        throw InvalidOption("evidence", std::to_string(n), "all columns of the evidence must have one length");
    constexpr double most = 1e4;
    for (std::size_t i = 0; i < n; ++i) {
        const std::int64_t s = p.statements[i];
        if (s < (i ? p.statements[i - 1] : 0) || static_cast<std::size_t>(s) >= statements)
            throw InvalidOption("statements", std::to_string(s), "the evidence must be in the order of its statements");
        if (!(std::abs(p.against[i]) < most && std::abs(p.in_favour[i]) < most))
            throw InvalidOption("evidence", std::to_string(i), "contributions are finite log-odds, below 10,000");
    }
}

// The evidence from `begin` to `end`, which is all of a statement; returns its stance.
double attribute_one(const Pieces& p, std::size_t begin, std::size_t end, std::span<double> out) {
    std::array<Odds, 2> ways;  // that of the baseline, that of all else
    for (std::size_t i = begin; i < end; ++i) {
        Odds& way = ways[p.base[i] ? 0 : 1];
        way = way + Odds{p.against[i], p.in_favour[i]};
    }
    const std::array<Odds, 2> gradients{mean_gradient({}, ways[0]), mean_gradient(ways[0], ways[1])};
    for (std::size_t i = begin; i < end; ++i) {
        const Odds& g = gradients[p.base[i] ? 0 : 1];
        out[i] = p.against[i] * g.against + p.in_favour[i] * g.in_favour;
    }
    return Chances(ways[0] + ways[1]).stance();
}

}  // namespace

Attribution attribute(const Pieces& pieces, std::size_t statements) {
    check(pieces, statements);
    Attribution out{std::vector<double>(pieces.statements.size()), std::vector<double>(statements)};
    for (std::size_t begin = 0; begin < pieces.statements.size();) {
        std::size_t end = begin;
        while (end < pieces.statements.size() && pieces.statements[end] == pieces.statements[begin]) ++end;
        out.statements[static_cast<std::size_t>(pieces.statements[begin])] =
            attribute_one(pieces, begin, end, out.pieces);
        begin = end;
    }
    return out;
}

}  // namespace quotestance
