// One group of a correction: rows of it, article after article, and what its labels and scores come to. Included by correction.cpp.
#pragma once

#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "quotestance/correction.hpp"

namespace quotestance {

// A set of rows within which labels were drawn. Weights are scaled so that the labelled stand for all: Hájek's estimator, which
// for a simple random draw is the plain mean.
struct CorrectionCell {
    double rows = 0, labels = 0, weights = 0;
    std::int64_t group = -1;
    double scale() const { return rows / weights; }
    // Labels lie nearer to their own mean than to that of all rows: n / (n - 1), as far as there are rows without a label.
    double spread() const { return labels > 1 ? std::sqrt(1 + (1 - labels / rows) / (labels - 1)) : 1; }
};

class CorrectionGroup {
public:
    // Keeps what it is given; `order` are its rows, those of an article side by side.
    CorrectionGroup(const LabelledRows& rows, std::span<const double> terms, Eigen::Index p,
                    std::span<const std::size_t> order, std::span<const CorrectionCell> cells);

    Corrected solve(Tuning tuning) const;

private:
    using Matrix = Eigen::MatrixXd;
    using Vector = Eigen::VectorXd;
    // By article and term: what the labels say, and what a scorer of which the whole is used would add.
    struct Parts {
        Matrix labels, scorer;
    };

    Eigen::Map<const Vector> x(std::size_t i) const;
    const CorrectionCell& cell(std::size_t i) const { return cells_[static_cast<std::size_t>(rows_.cells[i])]; }
    double weight(std::size_t i) const { return rows_.weights[i] > 0 ? rows_.weights[i] * cell(i).scale() : 0; }
    Eigen::Index place(std::size_t i) const;
    Vector moment(std::size_t i, double value, const Vector& at) const;
    Corrected count() const;
    Matrix zeros() const { return Matrix::Zero(articles_, p_); }
    Matrix naive_influence(const Vector& at) const;
    Parts influence(const Vector& at) const;
    std::pair<Matrix, Matrix> centers(const Vector& at) const;
    template <typename Add>
    void each(const Add& add) const;

    const LabelledRows& rows_;
    std::span<const double> terms_;
    Eigen::Index p_, articles_ = 0;
    std::span<const std::size_t> order_;
    std::span<const CorrectionCell> cells_;
    std::vector<std::int64_t> places_;  // the numbers of its cells, in their order
};

}  // namespace quotestance
