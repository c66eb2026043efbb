#include "quotestance/tensor.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <string>

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
    double most = 0;              // of the distances of the values from 0
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

// A dimension's lookup with what a place adds to the number of the cell; so much less than 0 where a row has none that no other
// dimension makes up for it.
struct Steps {
    const Axis* axis;
    std::vector<std::int64_t> of;
};

// The last dimension is the nearest.
std::vector<Steps> steps_of(std::span<const Axis> axes) {
    std::vector<Steps> out(axes.size());
    std::int64_t stride = 1;
    for (std::size_t a = axes.size(); a-- > 0;) {
        out[a].axis = &axes[a];
        for (const std::int32_t place : axes[a].lookup)
            out[a].of.push_back(place < 0 ? -static_cast<std::int64_t>(Tensor::most_cells) : place * stride);
        stride *= static_cast<std::int64_t>(axes[a].size);
    }
    return out;
}

// Adds what the first dimensions say to the cells of a few rows, from `begin` on: below 0 for rows that have none. Several at a
// time, so that the cells stay in registers.
template <std::size_t count>
void add_steps(std::span<const Steps> steps, std::size_t begin, std::span<std::int64_t> cells) {
    std::array<const std::int32_t*, count> codes;
    std::array<const std::int64_t*, count> of;
    std::array<std::int64_t, count> base;
    std::array<std::size_t, count> known;
    for (std::size_t d = 0; d < count; ++d) {
        codes[d] = steps[d].axis->codes.data() + begin, base[d] = steps[d].axis->base;
        of[d] = steps[d].of.data(), known[d] = steps[d].of.size();
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::int64_t cell = cells[i];
        for (std::size_t d = 0; d < count; ++d) {
            const auto at = static_cast<std::size_t>(codes[d][i] - base[d]);
            if (at >= known[d])  // so are those below the base
                throw InvalidOption("codes", std::to_string(codes[d][i]), "a code lies beyond the lookup");
            cell += of[d][at];
        }
        cells[i] = cell;
    }
}

void find_cells(std::span<const Steps> steps, std::size_t begin, std::span<std::int64_t> cells) {
    std::fill(cells.begin(), cells.end(), 0);
    for (; steps.size() >= 4; steps = steps.subspan(4)) add_steps<4>(steps, begin, cells);
    if (steps.size() == 3) add_steps<3>(steps, begin, cells);
    if (steps.size() == 2) add_steps<2>(steps, begin, cells);
    if (steps.size() == 1) add_steps<1>(steps, begin, cells);
}

// Has the memory brought near: the cells of a large tensor are met in no order.
void prefetch([[maybe_unused]] const void* at) {
#if defined(__GNUC__) || defined(__clang__)
    __builtin_prefetch(at, 1);
#endif
}

void check(double w) {
    if (!(w >= 0) || std::isinf(w))
        throw InvalidOption("weights", std::to_string(w), "a weight is 0 or more, and finite");
}

// Either the value or 0, without a branch: which statements speak of their target cannot be foreseen.
double only_if(bool yes, double value) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) & (std::uint64_t{0} - yes));
}

void add(Cell& cell, double value, double w) {
    const bool there = !std::isnan(value);
    cell.first += only_if(there & (cell.count == 0), value);
    const double distance = only_if(there, value - cell.first), weighted = w * distance;
    ++cell.rows, cell.count += there;
    cell.distances += weighted, cell.squares += weighted * distance;
}

template <bool weighted>
Sums sum(std::span<const Axis> axes, std::size_t cells, std::span<const NumberChunk> values,
         std::span<const double> weights) {
    Sums out{std::vector<Cell>(cells), std::vector<Weight>(weighted ? cells : 0)};
    const std::vector<Steps> steps = steps_of(axes);
    std::array<std::int64_t, block> found;
    std::array<double, block> value;
    std::size_t row = 0;
    for (const NumberChunk& chunk : values)
        for (std::size_t done = 0; done < chunk.rows; done += block) {
            const std::size_t n = std::min(block, chunk.rows - done);
            out.most = std::max(out.most, fill({chunk.values, chunk.valid, chunk.first + done, n}, value));
            find_cells(steps, row, std::span(found).first(n));
            for (std::size_t i = 0; i < n; ++i)
                if (found[i] >= 0) prefetch(&out.cells[static_cast<std::size_t>(found[i])]);
            for (std::size_t i = 0; i < n; ++i) {
                const double w = weighted ? weights[row + i] : 1;
                if (weighted) check(w);
                if (found[i] < 0) continue;
                const auto cell = static_cast<std::size_t>(found[i]);
                add(out.cells[cell], value[i], w);
                if (!weighted || std::isnan(value[i])) continue;
                out.weights[cell].sum += w, out.weights[cell].squares += w * w;
            }
            row += n;
        }
    return out;
}

}  // namespace

Tensor::Tensor(std::span<const Axis> axes, std::span<const NumberChunk> values, std::span<const double> weights)
    : weighted_(!weights.empty()) {
    std::size_t rows = 0;
    for (const NumberChunk& chunk : values) rows += chunk.rows;
    if (weighted_ && weights.size() != rows)
        throw InvalidOption("weights", std::to_string(weights.size()), "a weight for each value is needed");
    const std::vector<std::size_t> shape = shape_of(axes, rows);
    rows_ = Counts::from_shape(shape), count_ = Counts::from_shape(shape);
    weight_ = Numbers::from_shape(shape);
    if (weighted_) squares_ = Numbers::from_shape(shape);
    mean_ = Numbers::from_shape(shape), variance_ = Numbers::from_shape(shape);
    const Sums found =
        weighted_ ? sum<true>(axes, rows_.size(), values, weights) : sum<false>(axes, rows_.size(), values, weights);
    most_ = found.most;
    for (std::size_t c = 0; c < found.cells.size(); ++c) {
        const Cell& cell = found.cells[c];
        const double weight = weighted_ ? found.weights[c].sum : cell.count, shift = cell.distances / weight;
        rows_.data()[c] = cell.rows, count_.data()[c] = cell.count, weight_.data()[c] = weight;
        if (weighted_) squares_.data()[c] = found.weights[c].squares;
        // Without a weight 0 / 0, which is NaN: such a mean is missing.
        mean_.data()[c] = cell.first + shift;
        variance_.data()[c] = weight > 0 ? std::max(cell.squares / weight - shift * shift, 0.0) : missing;
    }
}

}  // namespace quotestance
