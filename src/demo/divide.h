#pragma once
#include <span>
#include <vector>

#include "demo/planar_map.h"

namespace wangge::demo {

// A part that a region is to be divided into.
struct part {
  int cells;      // how many it gets
  point place{};  // about where it lies; only used when `placed`
  bool placed = false;
};

// Divides cells into parts that each hang together, by recursive straight cuts with short common
// borders. `middles` holds a point of every cell of the map. Returns the cells of each part, or
// nothing when a cut could not be found.
std::vector<std::vector<int>> divide(const planar_map& map, std::span<const point> middles,
                                     const std::vector<int>& cells, std::span<const part> parts);

}  // namespace wangge::demo
