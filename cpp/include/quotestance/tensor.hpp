// Statements counted and averaged in the cells of a tensor, such as speakers x targets x months.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#if __has_include(<xtensor/containers/xarray.hpp>)  // 0.26 moved the headers into folders
#include <xtensor/containers/xarray.hpp>
#else
#include <xtensor/xarray.hpp>
#endif

#include "quotestance/filling.hpp"

namespace quotestance {

// Where the rows stand along a dimension: in the place lookup[code - base]; below 0 a row has none.
struct Axis {
    std::span<const std::int32_t> codes;  // by row: what the column holds, such as days
    std::int32_t base = 0;
    std::span<const std::int32_t> lookup;
    std::size_t size = 0;  // places are below this
};

// Immutable; its arrays may be looked at as long as it lives. Rows without a place in some dimension are in no cell.
class Tensor {
public:
    using Counts = xt::xarray<std::int64_t>;
    using Numbers = xt::xarray<double>;

    // Values that are NaN or not there count as rows and nothing else; for those that are infinite see `most`. Without weights
    // every value weighs 1. One pass over the rows, and no copy of them; memory: that of the cells, and as much again at work.
    // Throws InvalidOption for spans of different lengths, codes beyond a lookup, weights below 0 or not finite, and more than
    // `most_cells`.
    Tensor(std::span<const Axis> axes, std::span<const NumberChunk> values, std::span<const double> weights = {});

    static constexpr std::size_t most_cells = std::size_t{1} << 27;

    const Counts& rows() const noexcept { return rows_; }
    const Counts& count() const noexcept { return count_; }                             // rows that have a value
    const Numbers& weight() const noexcept { return weight_; }                          // of those, summed
    const Numbers& squares() const noexcept { return weighted_ ? squares_ : weight_; }  // of the weights, summed
    const Numbers& mean() const noexcept { return mean_; }          // weighted; NaN where the weight is 0
    const Numbers& variance() const noexcept { return variance_; }  // weighted mean square around `mean`; NaN as that
    double most() const noexcept {
        return most_;
    }  // the largest distance of a value from 0; if infinite, cells are NaN

private:
    bool weighted_;
    double most_ = 0;
    Counts rows_, count_;
    Numbers weight_, squares_, mean_, variance_;
};

}  // namespace quotestance
