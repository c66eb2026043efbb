#include "quotestance/positions.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <string>

#include "quotestance/crew.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/random.hpp"

namespace quotestance {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

struct Opinion {
    Index row, column;
    std::size_t article;
    double value;
};

// The opinions that count, and how many rows, columns and articles there are.
struct Data {
    std::vector<Opinion> all;
    Index rows = 0, columns = 0;
    std::size_t articles = 0;

    explicit Data(const Opinions& given) {
        const std::size_t n = given.values.size();
        if (given.rows.size() != n || given.columns.size() != n || given.articles.size() != n)
            throw InvalidOption("values", std::to_string(n), "values, rows, columns and articles must have one length");
        for (std::size_t i = 0; i < n; ++i) {
            if (std::isnan(given.values[i])) continue;
            if (std::isinf(given.values[i]))
                throw InvalidOption("values", "infinity", "a value must be finite, or NaN");
            if (std::min({given.rows[i], given.columns[i], given.articles[i]}) < 0)
                throw InvalidOption("rows", "", "rows, columns and articles are numbered from 0");
            all.push_back(
                {given.rows[i], given.columns[i], static_cast<std::size_t>(given.articles[i]), given.values[i]});
            rows = std::max(rows, all.back().row + 1), columns = std::max(columns, all.back().column + 1);
            articles = std::max(articles, all.back().article + 1);
        }
    }
};

struct Cells {
    MatrixXd means, weights;
};

// `weigh(article)` is how often each of its statements counts.
template <typename Weigh>
Cells cells_of(const Data& data, const Weigh& weigh) {
    Cells out{MatrixXd::Zero(data.rows, data.columns), MatrixXd::Zero(data.rows, data.columns)};
    for (const Opinion& o : data.all) {
        const double w = weigh(o.article);
        out.means(o.row, o.column) += w * o.value, out.weights(o.row, o.column) += w;
    }
    out.means = (out.weights.array() > 0).select(out.means.array() / out.weights.array(), 0);
    return out;
}

// Of a statement around the mean of its cell; around that of its column where no cell has two.
double variance_of(const Data& data, const Cells& cells) {
    constexpr double least =
        1e-4;  // statements that are all alike are not known better than to a hundredth of the scale
    const auto occupied = static_cast<double>((cells.weights.array() > 0).count());
    const auto n = static_cast<double>(data.all.size());
    double squares = 0, freedom = n - occupied;
    for (const Opinion& o : data.all) squares += std::pow(o.value - cells.means(o.row, o.column), 2);
    if (freedom <= 0) {
        const VectorXd sums = cells.means.colwise().sum();
        const VectorXd counts = cells.weights.colwise().sum();
        for (const Opinion& o : data.all) squares += std::pow(o.value - sums(o.column) / counts(o.column), 2);
        freedom = n;
    }
    return std::max(squares / freedom, least);
}

// A unit vector along what is left of `direction` beside the axes there are; none where that is nothing.
bool add_axis(MatrixXd& axes, Index known, VectorXd direction) {
    const double length = direction.norm();
    for (int twice = 0; twice < 2; ++twice)  // once leaves rounding
        direction -= axes.leftCols(known) * (axes.leftCols(known).transpose() * direction);
    if (!(direction.norm() > 1e-6 * length)) return false;
    axes.col(known) = direction.normalized();
    return true;
}

// The axes through the anchors, then the principal ones. Of these the positive end is for the first column that counts at least half
// as much as any: by the one that counts most, two columns that count alike would turn the axis round from one collection to another.
void orient(LowRank& fit, const std::vector<std::int64_t>& anchors) {
    const Index dims = fit.rows.cols();
    MatrixXd axes = MatrixXd::Zero(dims, dims);
    Index known = 0;
    for (const std::int64_t anchor : anchors) {
        if (anchor < 0 || anchor >= fit.rows.rows() || known == dims)
            throw InvalidOption("anchors", std::to_string(anchor), "an anchor for each dimension at most, each a row");
        if (!add_axis(axes, known, fit.rows.row(anchor)))
            throw InvalidOption("anchors", std::to_string(anchor),
                                "an anchor lies where those before it point, or at 0");
        ++known;
    }
    for (Index k = 0; k < dims && known < dims; ++k) {
        if (!add_axis(axes, known, VectorXd::Unit(dims, k))) continue;
        const VectorXd loadings = fit.columns * axes.col(known);
        const double half = loadings.cwiseAbs().maxCoeff() / 2;
        Index first = 0;
        while (std::abs(loadings(first)) < half) ++first;
        if (loadings(first) < 0) axes.col(known) *= -1;
        ++known;
    }
    fit.rows *= axes, fit.columns *= axes;
}

double explained_by(const Cells& cells, const LowRank& fit) {
    const VectorXd heavy = cells.weights.colwise().sum();
    const VectorXd means = cells.means.cwiseProduct(cells.weights).colwise().sum().transpose().cwiseQuotient(heavy);
    const auto squares = [&](const MatrixXd& rest) { return cells.weights.cwiseProduct(rest.cwiseAbs2()).sum(); };
    const MatrixXd rest = (cells.means - fit.rows * fit.columns.transpose()).rowwise() - fit.base.transpose();
    return 1 - squares(rest) / squares(cells.means.rowwise() - means.transpose());
}

// The replicates of each coordinate, one behind the other.
class Replicates {
public:
    Replicates(Index rows, Index dims, unsigned replicates)
        : rows_(rows), dims_(dims), size_(replicates), numbers_(static_cast<std::size_t>(rows * dims) * replicates) {}

    void put(unsigned replicate, const MatrixXd& found) {
        for (Index c = 0; c < rows_ * dims_; ++c)
            numbers_[static_cast<std::size_t>(c) * size_ + replicate] = found.data()[c];
    }
    void read(double level, MatrixXd& low, MatrixXd& high) {
        low.resize(rows_, dims_), high.resize(rows_, dims_);
        for (Index c = 0; c < rows_ * dims_; ++c) {
            const auto of_one = std::span(numbers_).subspan(static_cast<std::size_t>(c) * size_, size_);
            const Interval ends = ends_of(of_one, level);
            low.data()[c] = ends.low, high.data()[c] = ends.high;
        }
    }

private:
    Index rows_, dims_;
    std::size_t size_;
    std::vector<double> numbers_;
};

void check(const Data& data) {
    if (std::all_of(data.all.begin(), data.all.end(), [&](const Opinion& a) { return a.value == data.all[0].value; }))
        throw InvalidOption("values", "", "all values are the same: there is nothing to tell the rows apart by");
}

}  // namespace

Positions find_positions(const Opinions& opinions, const PositionOptions& options) {
    const Data data(opinions);
    const BootstrapOptions& resampling = options.resampling;
    check(resampling);
    check(data);
    Positions out;
    Cells cells = cells_of(data, [](std::size_t) { return 1.0; });
    out.variance = variance_of(data, cells);
    cells.weights /= out.variance;
    const LowRankOptions exact{.dims = options.dims, .ridge = options.ridge};
    out.fit = factorise(cells.means, cells.weights, exact);
    orient(out.fit, options.anchors);
    out.explained = explained_by(cells, out.fit);

    // Percentiles need no more digits than the resampling has.
    const LowRankOptions rough{.dims = options.dims, .ridge = options.ridge, .steps = 500, .tolerance = 1e-7};
    Replicates rows(data.rows, out.fit.rows.cols(), resampling.replicates);
    Replicates columns(data.columns, out.fit.rows.cols(), resampling.replicates);
    std::atomic<unsigned> next = 0, unfinished = 0;
    Crew(resampling.threads, resampling.watch).run([&](Watch& watch) {
        std::vector<double> heavy(data.articles);
        for (unsigned r; (r = next++) < resampling.replicates;) {
            watch.look();
            RandomStream random(resampling.seed, r);
            for (double& w : heavy) w = random.exponential();
            Cells drawn = cells_of(data, [&](std::size_t article) { return heavy[article]; });
            drawn.weights /= out.variance;
            const LowRank found = factorise(drawn.means, drawn.weights, rough, &out.fit);
            unfinished += !found.converged;
            const MatrixXd turn = procrustes(found.rows, out.fit.rows);
            rows.put(r, found.rows * turn), columns.put(r, found.columns * turn);
        }
    });
    rows.read(resampling.level, out.rows_low, out.rows_high);
    columns.read(resampling.level, out.columns_low, out.columns_high);
    out.unfinished = unfinished;
    return out;
}

}  // namespace quotestance
