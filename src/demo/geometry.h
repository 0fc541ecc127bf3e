#pragma once
// The schematic map of the demonstration: one Voronoi diagram, whose cells are the grids and whose
// unions are communities, streets and the district.
//
// Invariants: cells of a community, a street and the district hang together without holes; areas
// of parts add up to their whole exactly (in integer coordinates); inside a community the grids
// are numbered from north to south in rows, and from west to east in a row.

#include <cstdint>
#include <vector>

#include "demo/plan.h"
#include "demo/planar_map.h"

namespace wangge::demo {

struct area {
  std::vector<coordinate> outline;  // counter-clockwise, not closed
  coordinate center;                // a point inside
};

struct district_map {
  area district;
  std::vector<area> streets, communities, grids;  // in the plan's order
};

// random: from the plan's seed alone. cost: some 0.1 s for the whole district.
// errors: throws std::runtime_error when no division was found in many attempts (never seen).
district_map draw_map(const district_plan& plan);

// Rows from north to south, each from west to east: positions of the points in that order.
std::vector<int> reading_order(std::span<const coordinate> points);

}  // namespace wangge::demo
