#include "demo/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace wangge::demo {
namespace {

// Room that one thing takes at most, so that a wide rural cell keeps its village together.
constexpr double building_m2 = 3600, courtyard_m2 = 900;
constexpr double building_rows = 1.5, courtyard_rows = 1.9;

std::vector<coordinate> coordinates(const shape& corners) {
  std::vector<coordinate> out;
  for (const auto& corner : corners) out.push_back(to_coordinate(corner));
  return out;
}

// The direction in which a shape reaches furthest.
point longest_way(const shape& corners) {
  point best{1, 0};
  double far = 0;
  for (const auto& a : corners) {
    for (const auto& b : corners) {
      const double here = geo::distance(a, b);
      if (here > far) far = here, best = {(b.x - a.x) / here, (b.y - a.y) / here};
    }
  }
  return best;
}

// One convex piece for each weight, in order.
void divide_shape(const shape& whole, std::span<const double> weights, std::vector<shape>& out) {
  if (weights.size() == 1) {
    out.push_back(whole);
    return;
  }
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::size_t k = 1;
  double first = weights[0];
  while (k + 1 < weights.size() && first + weights[k] / 2 < total / 2) first += weights[k++];
  const auto [near, far] = part_area(whole, longest_way(whole), first / total);
  divide_shape(near, weights.first(k), out);
  divide_shape(far, weights.subspan(k), out);
}

// Shrinks a piece to leave a street around it, and further when its content needs less room.
shape plot(const shape& piece, double needed_m2) {
  const double fits = std::sqrt(needed_m2 / geo::area(piece));
  return shrink(piece, std::min(0.9, fits));
}

// `n` points evenly along the outline, from `start` (0 … 1) of the first step.
std::vector<coordinate> along(const shape& outline, int n, double start) {
  double around = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    around += geo::distance(outline[i], outline[(i + 1) % outline.size()]);
  }
  std::vector<coordinate> out;
  double passed = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const point a = outline[i], b = outline[(i + 1) % outline.size()];
    const double side = geo::distance(a, b);
    while (static_cast<int>(out.size()) < n) {
      const double t = (around * (static_cast<double>(out.size()) + start) / n - passed) / side;
      if (t > 1) break;
      out.push_back(to_coordinate({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}));
    }
    passed += side;
  }
  while (static_cast<int>(out.size()) < n) out.push_back(to_coordinate(outline[0]));
  return out;
}

// A slab along the rows of its lattice, small enough to stand clear of its neighbours and inside.
std::vector<coordinate> footprint(point at, const filled& rows, const shape& within) {
  double half_length = std::min(28.0, rows.step * 0.4);
  double half_depth = std::min(7.0, rows.step * 0.25);
  while (true) {
    shape slab;
    for (const auto& [u, v] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}) {
      const double x = u * half_length, y = v * half_depth;
      slab.push_back(
          {at.x + rows.along.x * x - rows.along.y * y, at.y + rows.along.y * x + rows.along.x * y});
    }
    const auto corners = coordinates(slab);
    const auto ring = coordinates(within);
    if (std::all_of(corners.begin(), corners.end(),
                    [&](const auto& corner) { return strictly_inside(corner, ring); })) {
      return corners;
    }
    half_length *= 0.7;
    half_depth *= 0.9;
  }
}

std::vector<building_spot> place_buildings(const shape& within, int n) {
  std::vector<building_spot> out;
  const auto rows = fill(shrink(within, 0.9), {n, building_rows});
  for (const auto& spot : rows.points) {
    out.push_back({to_coordinate(spot.at), footprint(spot.at, rows, within)});
  }
  return out;
}

compound_spot place_compound(const shape& piece, const compound_content& content) {
  const shape outline = plot(piece, building_m2 * (content.buildings + 2));
  compound_spot out;
  out.at = to_coordinate(geo::centroid(outline));
  out.outline = coordinates(outline);
  out.buildings = place_buildings(outline, content.buildings);
  out.gates = along(outline, content.gates, 0.5);
  return out;
}

std::vector<courtyard_spot> place_courtyards(const shape& within, int n) {
  std::vector<courtyard_spot> out;
  for (const auto& spot : fill(within, {n, courtyard_rows}).points) {
    out.push_back({to_coordinate(spot.at), spot.row + 1, spot.column + 1});
  }
  return out;
}

std::vector<double> weights_of(const grid_content& content) {
  std::vector<double> out;
  for (const auto& compound : content.compounds) out.push_back(2 + compound.buildings);
  if (content.free_buildings > 0) out.push_back(1 + content.free_buildings);
  if (content.courtyards > 0) out.push_back(1 + content.courtyards * 0.3);
  if (out.empty()) out.push_back(1);
  return out;
}

}  // namespace

grid_layout lay_out(const std::vector<coordinate>& cell, const grid_content& content,
                    random_source& rng) {
  shape whole;
  for (const auto& corner : cell) whole.push_back(to_point(corner));
  std::vector<shape> pieces;
  divide_shape(shrink(whole, 0.93), weights_of(content), pieces);
  grid_layout out;
  std::size_t next = 0;
  for (const auto& compound : content.compounds) {
    out.compounds.push_back(place_compound(pieces[next++], compound));
  }
  if (content.free_buildings > 0) {
    const shape within = plot(pieces[next++], building_m2 * (content.free_buildings + 1));
    out.free_buildings = place_buildings(within, content.free_buildings);
  }
  shape lanes = shrink(whole, 0.9);
  if (content.courtyards > 0) {
    lanes = plot(pieces[next], courtyard_m2 * (content.courtyards + 1));
    out.courtyards = place_courtyards(lanes, content.courtyards);
  }
  out.places = along(shrink(whole, 0.965), content.places, rng.unit());
  out.lane_gates = along(lanes, content.lane_gates, 0.5);
  return out;
}

}  // namespace wangge::demo
