#include "correction_group.hpp"

#include <algorithm>
#include <limits>

#include <Eigen/QR>

namespace quotestance {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Row = Eigen::Map<const Vector>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// Sums over rows that speak: of x x' and of x times the value.
struct Moments {
    Matrix squares;
    Vector products;
    explicit Moments(Eigen::Index p) : squares(Matrix::Zero(p, p)), products(Vector::Zero(p)) {}
    void add(const Row& x, double value, double weight) {
        if (std::isnan(value)) return;
        squares.noalias() += weight * x * x.transpose();
        products += weight * value * x;
    }
};

// The inverse, or NaN for a matrix that has none. Terms of any unit: each is measured by its own square.
Matrix inverse(const Matrix& a) {
    const Matrix none = Matrix::Constant(a.rows(), a.cols(), missing);
    if (!(a.diagonal().array() > 0).all()) return none;
    const Vector unit = a.diagonal().cwiseSqrt().cwiseInverse();
    Eigen::ColPivHouseholderQR<Matrix> qr(unit.asDiagonal() * a * unit.asDiagonal());
    qr.setThreshold(1e-10);
    return qr.rank() < a.rows() ? none : Matrix(unit.asDiagonal() * qr.inverse() * unit.asDiagonal());
}

// Where the scorer adds nothing but rounding, as with all rows labelled, it isn't used.
double share(double part, double whole) {
    constexpr double rounding = 1e-24;
    return std::isnan(whole) ? missing : whole > rounding ? std::clamp(part / whole, 0.0, 1.0) : 0;
}

// The amount that makes the variance least: of each term, or of the fitted values on average, whatever the terms' units.
Vector tune(const Matrix& inverse_gram, const Matrix& labels, const Matrix& scorer, Tuning tuning) {
    const Matrix shared = labels.transpose() * scorer;
    const Matrix own = scorer.transpose() * scorer;
    if (tuning == Tuning::together) {
        const double most = inverse_gram.cwiseProduct(own).sum();
        return Vector::Constant(inverse_gram.rows(), share(-inverse_gram.cwiseProduct(shared).sum(), most));
    }
    Vector out(inverse_gram.rows());
    for (Eigen::Index j = 0; j < inverse_gram.rows(); ++j) out(j) = share(-shared(j, j), own(j, j));
    return out;
}

// The sandwich, with articles as the independent draws.
Matrix spread(const Matrix& inverse_gram, const Matrix& influence, std::int64_t articles) {
    const auto n = static_cast<double>(articles);
    if (n < 2) return Matrix::Constant(inverse_gram.rows(), inverse_gram.rows(), missing);
    const Matrix bread = influence * inverse_gram.transpose();
    return n / (n - 1) * (bread.transpose() * bread);
}

// As many squares of normal draws vary as much as those of the articles (Satterthwaite 1946).
Vector freedom(const Matrix& influence) {
    const auto squares = influence.array().square();
    const Eigen::ArrayXd sum = squares.colwise().sum(), of_squares = squares.square().colwise().sum();
    return 2 * sum.square() / (of_squares - sum.square() / static_cast<double>(influence.rows()));
}

}  // namespace

// Calls `add(row, number of its article in the group)`.
template <typename Add>
void CorrectionGroup::each(const Add& add) const {
    Eigen::Index article = -1;
    std::int64_t last = -1;
    for (const std::size_t i : order_) {
        if (std::exchange(last, rows_.articles[i]) != rows_.articles[i]) ++article;
        add(i, article);
    }
}

CorrectionGroup::CorrectionGroup(const LabelledRows& rows, std::span<const double> terms, Eigen::Index p,
                                 std::span<const std::size_t> order, std::span<const CorrectionCell> cells)
    : rows_(rows), terms_(terms), p_(p), order_(order), cells_(cells) {
    for (const std::size_t i : order_) places_.push_back(rows_.cells[i]);
    std::sort(places_.begin(), places_.end());
    places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
    each([&](std::size_t, Eigen::Index a) { articles_ = a + 1; });
}

Corrected CorrectionGroup::solve(Tuning tuning) const {
    Corrected out = count();
    out.value = out.tuning = out.freedom = Vector::Constant(p_, missing);
    out.covariance = out.unaided = Matrix::Constant(p_, p_, missing);
    Moments predicted(p_), errors_of(p_), labelled(p_);
    for (const std::size_t i : order_) {
        predicted.add(x(i), rows_.predicted[i], 1);
        if (const double w = weight(i); w > 0) {
            errors_of.add(x(i), rows_.predicted[i], w);
            labelled.add(x(i), rows_.labelled[i], w);
        }
    }
    const Matrix of_predicted = inverse(predicted.squares);
    out.naive = of_predicted * predicted.products;
    out.naive_covariance = spread(of_predicted, naive_influence(out.naive), out.articles);
    if (!out.covered) return out;
    // With labels alone, which tells how much of the scorer to use.
    const Matrix first = inverse(labelled.squares);
    Parts parts = influence(first * labelled.products);
    out.unaided = spread(first, parts.labels, out.articles);
    out.tuning = tune(first, parts.labels, parts.scorer, tuning);
    const Matrix gram = labelled.squares + out.tuning.asDiagonal() * (predicted.squares - errors_of.squares);
    const Vector products = labelled.products + out.tuning.cwiseProduct(predicted.products - errors_of.products);
    const Matrix last = inverse(gram);
    out.value = last * products;
    parts = influence(out.value);
    const Matrix sums = parts.labels + parts.scorer * out.tuning.asDiagonal();
    out.covariance = spread(last, sums, out.articles);
    out.freedom = freedom(sums * last.transpose());
    return out;
}

Row CorrectionGroup::x(std::size_t i) const {
    static constexpr double one = 1;
    return {terms_.empty() ? &one : terms_.data() + i * static_cast<std::size_t>(p_), p_};
}

Eigen::Index CorrectionGroup::place(std::size_t i) const {
    return std::lower_bound(places_.begin(), places_.end(), rows_.cells[i]) - places_.begin();
}

// What a row adds to the equations, at these coefficients.
Vector CorrectionGroup::moment(std::size_t i, double value, const Vector& at) const {
    if (std::isnan(value)) return Vector::Zero(p_);
    return x(i) * (value - x(i).dot(at));
}

Corrected CorrectionGroup::count() const {
    Corrected out;
    std::int64_t article = -1, labelled = -1;
    for (const std::size_t i : order_) {
        const bool has_label = rows_.weights[i] > 0;
        ++out.rows;
        out.scored += !std::isnan(rows_.predicted[i]);
        out.articles += std::exchange(article, rows_.articles[i]) != rows_.articles[i];
        out.covered = out.covered && cell(i).labels > 0;
        if (!has_label) continue;
        ++out.labels;
        out.speaking += !std::isnan(rows_.labelled[i]);
        out.labelled_articles += std::exchange(labelled, rows_.articles[i]) != rows_.articles[i];
    }
    return out;
}

Matrix CorrectionGroup::naive_influence(const Vector& at) const {
    Matrix out = zeros();
    each([&](std::size_t i, Eigen::Index a) { out.row(a) += moment(i, rows_.predicted[i], at); });
    return out;
}

CorrectionGroup::Parts CorrectionGroup::influence(const Vector& at) const {
    const auto [labels, predicted] = centers(at);
    Parts out{zeros(), zeros()};
    each([&](std::size_t i, Eigen::Index a) {
        const Vector p = moment(i, rows_.predicted[i], at) - predicted.col(place(i));
        out.labels.row(a) += labels.col(place(i));
        out.scorer.row(a) += p;
        if (!(rows_.weights[i] > 0)) return;
        const double w = weight(i) * cell(i).spread();
        out.labels.row(a) += w * (moment(i, rows_.labelled[i], at) - labels.col(place(i)));
        out.scorer.row(a) -= w * p;
    });
    return out;
}

// The weighted means of the labelled rows of each cell, by the labels and by the scorer.
std::pair<Matrix, Matrix> CorrectionGroup::centers(const Vector& at) const {
    const Matrix none = Matrix::Zero(p_, static_cast<Eigen::Index>(places_.size()));
    std::pair<Matrix, Matrix> out{none, none};
    for (const std::size_t i : order_) {
        if (!(rows_.weights[i] > 0)) continue;
        const double share = rows_.weights[i] / cell(i).weights;
        out.first.col(place(i)) += share * moment(i, rows_.labelled[i], at);
        out.second.col(place(i)) += share * moment(i, rows_.predicted[i], at);
    }
    return out;
}

}  // namespace quotestance
