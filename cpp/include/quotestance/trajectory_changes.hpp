// Jumps of a level, told from its wandering.
#pragma once

#include "quotestance/kalman.hpp"
#include "quotestance/trajectory.hpp"

namespace quotestance {

// A level that jumps more often is better told as one that wanders.
constexpr std::size_t most_changes = 20;

// The jumps of one series; rows are counted in it. `rows`, about which `filter` is, get room for each jump that is found.
// Each is at least as probable as is asked for, given the others. Linear in the rows for each jump and each point of the grid.
template <int N>
std::vector<Change> find_changes(std::span<Observation> rows, Kalman<N>& filter, double usual_move,
                                 const TrajectoryOptions& options);

}  // namespace quotestance
