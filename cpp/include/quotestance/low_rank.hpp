// A matrix with gaps as the product of two narrow ones.
#pragma once

#include <Eigen/Core>

namespace quotestance {

// values(i, j) is about base(j) + rows.row(i) · columns.row(j).
struct LowRank {
    Eigen::MatrixXd rows, columns;
    Eigen::VectorXd base;
    double loss = 0;
    unsigned steps = 0;
    bool converged = false;
};

struct LowRankOptions {
    unsigned dims = 2;
    double ridge = 1;  // what a unit of `rows` and `columns`, squared, costs
    unsigned steps = 5000;
    double tolerance = 1e-14;  // of the loss, from step to step
};

// The least Σ weight · (value - base - product)² + ridge · (Σ rows² + Σ columns²), by alternating least squares (weighted low-rank
// approximation: Srebro & Jaakkola 2003; with a ridge on both sides: Hastie, Mazumder, Lee & Zadeh 2015). A cell of weight 0 is
// missing, and its value is not looked at. From `start`, or from the singular vectors of the matrix with gaps filled by the means
// of their columns: nothing is random. The problem is not convex; what is found is a place that no step improves. In the form
// that is told below. O(steps x cells x dims²). Throws InvalidOption for a ridge that is not above 0, weights below 0, other sizes.
LowRank factorise(const Eigen::MatrixXd& values, const Eigen::MatrixXd& weights, const LowRankOptions& options,
                  const LowRank* start = nullptr);

// The product is the same for all rotations. In this form the columns' coordinates are orthonormal, and the axes go from the one
// along which the rows differ most down: a unit of `rows` is a unit of the values, summed as squares over the columns.
void make_principal(LowRank& found);

// The rotation or reflection that brings the rows `from` nearest to `to` (Schönemann 1966).
Eigen::MatrixXd procrustes(const Eigen::MatrixXd& from, const Eigen::MatrixXd& to);

}  // namespace quotestance
