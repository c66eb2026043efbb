#include "quotestance/tensor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#if __has_include(<xtensor/core/xmath.hpp>)
#include <xtensor/core/xmath.hpp>
#else
#include <xtensor/xmath.hpp>
#endif

#include "quotestance/errors.hpp"

namespace quotestance {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t block = 512;  // rows

// What is summed in a cell: half a line of the cache, for large tensors do not lie in it. The sums are of the distances of the
// values from the first one: of large values that are almost alike, sums of squares would leave nothing.
struct alignas(32) Cell {
    std::uint32_t rows = 0, count = 0;
    double first = 0, distances = 0, squares = 0;
};

struct Weight {
    double sum = 0, squares = 0;
};

struct Sums {
    std::vector<Cell> cells;
    std::vector<Weight> weights;  // of the cells; none where each value weighs 1
};

std::vector<std::size_t> shape_of(std::span<const Axis> axes, std::size_t rows) {
    std::vector<std::size_t> shape;
    if (rows > std::numeric_limits<std::uint32_t>::max())
        throw InvalidOption("values", std::to_string(rows), "a tensor counts fewer than 2^32 rows");
    std::size_t cells = 1;
    for (const Axis& axis : axes) {
        if (axis.codes.size() != rows)
            throw InvalidOption("codes", std::to_string(axis.codes.size()), "a code for each value is needed");
        if (std::any_of(axis.lookup.begin(), axis.lookup.end(),
                        [&](std::int32_t place) { return place >= static_cast<std::int64_t>(axis.size); }))
            throw InvalidOption("lookup", std::to_string(axis.size), "a place lies beyond the dimension");
        if (axis.size > 0 && cells > Tensor::most_cells / axis.size)
            throw InvalidOption("size", std::to_string(axis.size), "a tensor has at most 2^27 cells");
        cells *= axis.size;
        shape.push_back(axis.size);
    }
    return shape;
}

// The cells of a few rows, from `begin` on; -1 for those that have none. The last dimension is the nearest.
void find_cells(std::span<const Axis> axes, std::size_t begin, std::span<std::int64_t> cells) {
    std::fill(cells.begin(), cells.end(), 0);
    for (const Axis& axis : axes) {
        const auto size = static_cast<std::int64_t>(axis.size), known = static_cast<std::int64_t>(axis.lookup.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::int64_t at = std::int64_t{axis.codes[begin + i]} - axis.base;
            if (at < 0 || at >= known)
                throw InvalidOption("codes", std::to_string(axis.codes[begin + i]), "a code lies beyond the lookup");
            const std::int64_t place = axis.lookup[static_cast<std::size_t>(at)];
            cells[i] = place < 0 || cells[i] < 0 ? -1 : cells[i] * size + place;
        }
    }
}

void check(double value, double w) {
    if (std::isinf(value)) throw InvalidOption("values", "infinity", "a value must be finite, or NaN");
    if (!(w >= 0) || std::isinf(w))
        throw InvalidOption("weights", std::to_string(w), "a weight is 0 or more, and finite");
}

void add(Cell& cell, double value, double w) {
    ++cell.rows;
    if (std::isnan(value)) return;
    if (cell.count++ == 0) cell.first = value;
    const double distance = value - cell.first;
    cell.distances += w * distance, cell.squares += w * distance * distance;
}

Sums sum(std::span<const Axis> axes, std::size_t cells, std::span<const double> values,
         std::span<const double> weights) {
    Sums out{std::vector<Cell>(cells), std::vector<Weight>(weights.empty() ? 0 : cells)};
    std::array<std::int64_t, block> places;
    for (std::size_t begin = 0; begin < values.size(); begin += block) {
        const std::size_t n = std::min(block, values.size() - begin);
        find_cells(axes, begin, std::span(places).first(n));
        for (std::size_t i = 0; i < n; ++i) {
            const double value = values[begin + i], w = weights.empty() ? 1 : weights[begin + i];
            check(value, w);
            if (places[i] < 0) continue;
            const auto cell = static_cast<std::size_t>(places[i]);
            add(out.cells[cell], value, w);
            if (weights.empty() || std::isnan(value)) continue;
            out.weights[cell].sum += w, out.weights[cell].squares += w * w;
        }
    }
    return out;
}

}  // namespace

Tensor::Tensor(std::span<const Axis> axes, std::span<const double> values, std::span<const double> weights) {
    if (!weights.empty() && weights.size() != values.size())
        throw InvalidOption("weights", std::to_string(weights.size()), "a weight for each value is needed");
    const std::vector<std::size_t> shape = shape_of(axes, values.size());
    rows_ = Counts::from_shape(shape), count_ = Counts::from_shape(shape);
    weight_ = Numbers::from_shape(shape), squares_ = Numbers::from_shape(shape);
    Numbers first = Numbers::from_shape(shape), distances = Numbers::from_shape(shape);
    Numbers squared = Numbers::from_shape(shape);
    const Sums found = sum(axes, rows_.size(), values, weights);
    for (std::size_t c = 0; c < found.cells.size(); ++c) {
        const Cell& cell = found.cells[c];
        const auto n = static_cast<double>(cell.count);
        const Weight w = weights.empty() ? Weight{n, n} : found.weights[c];
        rows_.data()[c] = cell.rows, count_.data()[c] = cell.count;
        weight_.data()[c] = w.sum, squares_.data()[c] = w.squares;
        first.data()[c] = cell.first, distances.data()[c] = cell.distances, squared.data()[c] = cell.squares;
    }
    // Without a weight 0 / 0, which is NaN: such a mean is missing.
    const Numbers shift = distances / weight_;
    mean_ = first + shift;
    variance_ = xt::where(weight_ > 0, xt::maximum(squared / weight_ - shift * shift, 0.0), missing);
}

}  // namespace quotestance
