#pragma once
// Where things stand inside one grid's cell. Everything lies strictly inside the cell, and what
// belongs to a compound inside the compound.

#include <vector>

#include "base/random.h"
#include "demo/ground.h"

namespace wangge::demo {

struct compound_content {
  int buildings, gates;
};

struct grid_content {
  std::vector<compound_content> compounds;
  int free_buildings, courtyards, places, lane_gates;
};

struct building_spot {
  coordinate at;
  std::vector<coordinate> footprint;
};
struct courtyard_spot {
  coordinate at;
  int lane, number;  // both from 1
};
struct compound_spot {
  coordinate at;
  std::vector<coordinate> outline;
  std::vector<building_spot> buildings;
  std::vector<coordinate> gates;  // on the outline
};

struct grid_layout {
  std::vector<compound_spot> compounds;
  std::vector<building_spot> free_buildings;
  std::vector<courtyard_spot> courtyards;  // lane by lane
  std::vector<coordinate> places;          // along the streets around the grid
  std::vector<coordinate> lane_gates;
};

// `cell` is convex and counter-clockwise. random: only where along its edge the first place stands.
grid_layout lay_out(const std::vector<coordinate>& cell, const grid_content& content,
                    random_source& rng);

}  // namespace wangge::demo
