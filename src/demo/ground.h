#pragma once
// Points and convex shapes on the schematic ground. Inside the generator everything is in metres
// east and north of the map's centre; stored coordinates are whole ten-millionths of a degree.

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/geo.h"

namespace wangge::demo {

using geo::point;            // units: metres from the map's centre, x east, y north
using shape = geo::polygon;  // convex here, counter-clockwise

// units: 1e-7 degrees, WGS 84 (about a centimetre).
struct coordinate {
  std::int64_t lon_e7, lat_e7;
  auto operator<=>(const coordinate&) const = default;
};

coordinate to_coordinate(point at);
point to_point(coordinate at);
inline double degrees(std::int64_t e7) {
  return static_cast<double>(e7) / 1e7;
}

// The stored form: [[lon,lat],…].
std::string outline_json(std::span<const coordinate> corners);

// Strictly inside a convex, counter-clockwise ring, by exact integers.
bool strictly_inside(coordinate at, std::span<const coordinate> ring);
// units: (1e-7 degree)², twice the area; exact, so that parts can be compared with their whole.
__extension__ using wide = __int128;
wide doubled_area(std::span<const coordinate> ring);

// Two parts of a convex shape, the first holding `part` (0 … 1) of its area, parted by a straight
// line with the normal (nx, ny).
std::pair<shape, shape> part_area(const shape& convex, point normal, double part);

// A convex shape moved towards its middle: factor 0.9 leaves a tenth of the way to each side.
shape shrink(const shape& convex, double factor);

// `n` points of a lattice inside a convex shape, row by row; the lattice's rows follow the longest
// side and lie `row_step` times as far apart as the points in them.
struct lattice {
  int n;
  double row_step = 1;
};
struct lattice_point {
  point at;
  int row, column;
};
struct filled {
  std::vector<lattice_point> points;
  point along{1, 0};  // unit vector of the rows
  double step = 0;    // m between points of a row
};
filled fill(const shape& convex, const lattice& how);

}  // namespace wangge::demo
