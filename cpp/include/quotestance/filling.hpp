// Columns of numbers as the core takes them: one behind the other, NaN where there is none.
#pragma once

#include <cstddef>
#include <span>

namespace quotestance {

// A piece of a column where it lies in memory, as Arrow holds it: a number is there if its bit is set.
struct NumberChunk {
    std::span<const double> values;
    std::span<const std::byte> valid;  // bits; none where all numbers are there
    std::size_t first = 0, rows = 0;   // numbers before `first` are those of others
};

// Copies the rows of a chunk, in one pass, and returns the largest of their distances from 0, of those that are not NaN. Throws
// InvalidOption for buffers that are too short.
double fill(const NumberChunk& chunk, std::span<double> to);

}  // namespace quotestance
