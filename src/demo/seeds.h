#pragma once
#include <vector>

#include "base/random.h"
#include "demo/ground.h"

namespace wangge::demo {

// Where the cells of a schematic district grow from: the first `inside` points lie in its outline,
// the rest around it, so that every inner cell is bounded by its neighbours.
struct seed_points {
  std::vector<point> points;
  int inside;
};

// `n` points, close together in the old town and wide apart at the edges, none too near another.
// shape: the outline covers 259 km² for 1,047 points and proportionally less for fewer.
seed_points place_seeds(int n, random_source& rng);

}  // namespace wangge::demo
