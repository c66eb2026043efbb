#include "quotestance/low_rank.hpp"

#include <cmath>
#include <string>
#include <utility>

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <Eigen/SVD>

#include "quotestance/errors.hpp"

namespace quotestance {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

void check(const MatrixXd& values, const MatrixXd& weights, const LowRankOptions& o) {
    if (values.rows() != weights.rows() || values.cols() != weights.cols())
        throw InvalidOption("weights", std::to_string(weights.size()), "each value needs a weight");
    if (!(weights.array() >= 0).all() || !weights.allFinite())
        throw InvalidOption("weights", "", "a weight is 0 or more, and finite");
    if (!(o.ridge > 0) || !std::isfinite(o.ridge))
        throw InvalidOption("ridge", std::to_string(o.ridge), "a ridge is a number above 0");
    const Index most = std::min(values.rows(), values.cols());
    if (o.dims == 0 || static_cast<Index>(o.dims) > most)
        throw InvalidOption("dims", std::to_string(o.dims), "dimensions from 1 to " + std::to_string(most));
}

// Gaps hold 0, and the means of the columns, by weight, are taken off.
LowRank begin(const MatrixXd& values, const MatrixXd& weights, Index dims) {
    LowRank out;
    const VectorXd heavy = weights.colwise().sum();
    const VectorXd sums = values.cwiseProduct(weights).colwise().sum();
    out.base = (heavy.array() > 0).select(sums.array() / heavy.array(), 0);
    MatrixXd rest = values.rowwise() - out.base.transpose();
    rest = (weights.array() > 0).select(rest, 0);
    const Eigen::BDCSVD<MatrixXd> svd(rest, Eigen::ComputeThinU | Eigen::ComputeThinV);
    const VectorXd root = svd.singularValues().head(dims).cwiseSqrt();
    out.rows = svd.matrixU().leftCols(dims) * root.asDiagonal();
    out.columns = svd.matrixV().leftCols(dims) * root.asDiagonal();
    return out;
}

void solve_rows(const MatrixXd& values, const MatrixXd& weights, double ridge, LowRank& at) {
    for (Index i = 0; i < values.rows(); ++i) {
        const VectorXd w = weights.row(i);
        MatrixXd system = at.columns.transpose() * w.asDiagonal() * at.columns;
        system.diagonal().array() += ridge;
        const VectorXd rest = w.cwiseProduct(values.row(i).transpose() - at.base);
        at.rows.row(i) = system.ldlt().solve(at.columns.transpose() * rest).transpose();
    }
}

// With the base, which costs nothing. A column without any weight stays where the ridge pulls it.
void solve_columns(const MatrixXd& values, const MatrixXd& weights, double ridge, LowRank& at) {
    const Index dims = at.rows.cols();
    MatrixXd with_one(at.rows.rows(), dims + 1);
    with_one << VectorXd::Ones(at.rows.rows()), at.rows;
    for (Index j = 0; j < values.cols(); ++j) {
        const VectorXd w = weights.col(j);
        if (w.sum() <= 0) {
            at.base(j) = 0, at.columns.row(j).setZero();
            continue;
        }
        MatrixXd system = with_one.transpose() * w.asDiagonal() * with_one;
        system.diagonal().tail(dims).array() += ridge;
        const VectorXd found = system.ldlt().solve(with_one.transpose() * w.cwiseProduct(values.col(j)));
        at.base(j) = found(0), at.columns.row(j) = found.tail(dims).transpose();
    }
}

double loss_of(const MatrixXd& values, const MatrixXd& weights, double ridge, const LowRank& at) {
    const MatrixXd rest = (values - at.rows * at.columns.transpose()).rowwise() - at.base.transpose();
    return weights.cwiseProduct(rest.cwiseAbs2()).sum() + ridge * (at.rows.squaredNorm() + at.columns.squaredNorm());
}

// The same fit at the least cost: a common part of the rows belongs to the base, and both sides are of one length along each axis.
// Without this, the steps would creep there.
void balance(LowRank& at) {
    const VectorXd middle = at.rows.colwise().mean();
    at.rows.rowwise() -= middle.transpose();
    at.base += at.columns * middle;
    make_principal(at);
    const VectorXd root = at.rows.colwise().norm().transpose().cwiseSqrt();
    for (Index k = 0; k < root.size(); ++k) {
        if (root(k) > 0) at.rows.col(k) /= root(k);
        at.columns.col(k) *= root(k);
    }
}

}  // namespace

LowRank factorise(const MatrixXd& values, const MatrixXd& weights, const LowRankOptions& options,
                  const LowRank* start) {
    check(values, weights, options);
    // What stands in a gap, NaN perhaps, must not be multiplied by its weight of 0.
    const MatrixXd known = (weights.array() > 0).select(values, 0);
    LowRank at = start ? *start : begin(known, weights, static_cast<Index>(options.dims));
    balance(at);
    at.loss = loss_of(known, weights, options.ridge, at);
    at.converged = false;
    for (at.steps = 0; at.steps < options.steps && !at.converged; ++at.steps) {
        solve_rows(known, weights, options.ridge, at);
        solve_columns(known, weights, options.ridge, at);
        balance(at);
        const double before = std::exchange(at.loss, loss_of(known, weights, options.ridge, at));
        at.converged = before - at.loss <= options.tolerance * at.loss;
    }
    make_principal(at);
    return at;
}

void make_principal(LowRank& found) {
    const Index dims = found.rows.cols();
    const auto thin = [&](const MatrixXd& m) -> std::pair<MatrixXd, MatrixXd> {
        const Eigen::HouseholderQR<MatrixXd> qr(m);
        const MatrixXd q = qr.householderQ() * MatrixXd::Identity(m.rows(), dims);
        return {q, qr.matrixQR().topRows(dims).triangularView<Eigen::Upper>()};
    };
    const auto [rows, rows_r] = thin(found.rows);
    const auto [columns, columns_r] = thin(found.columns);
    const Eigen::JacobiSVD<MatrixXd> svd(rows_r * columns_r.transpose(), Eigen::ComputeFullU | Eigen::ComputeFullV);
    found.rows = rows * svd.matrixU() * svd.singularValues().asDiagonal();
    found.columns = columns * svd.matrixV();
}

MatrixXd procrustes(const MatrixXd& from, const MatrixXd& to) {
    const Eigen::JacobiSVD<MatrixXd> svd(from.transpose() * to, Eigen::ComputeFullU | Eigen::ComputeFullV);
    return svd.matrixU() * svd.matrixV().transpose();
}

}  // namespace quotestance
