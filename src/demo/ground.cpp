#include "demo/ground.h"

#include <algorithm>
#include <cmath>

namespace wangge::demo {
namespace {

const geo::local_plane& plane() {
  static const geo::local_plane around({116.987, 36.70});
  return around;
}

double dot(point at, point normal) {
  return at.x * normal.x + at.y * normal.y;
}

std::pair<double, double> extent(const shape& corners, point normal) {
  double low = dot(corners[0], normal), high = low;
  for (const auto& corner : corners) {
    low = std::min(low, dot(corner, normal));
    high = std::max(high, dot(corner, normal));
  }
  return {low, high};
}

// The unit vector along the longest side.
point longest_side(const shape& corners) {
  point best{1, 0};
  double length = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const point a = corners[i], b = corners[(i + 1) % corners.size()];
    const double here = geo::distance(a, b);
    if (here > length) {
      length = here;
      best = {(b.x - a.x) / here, (b.y - a.y) / here};
    }
  }
  return best;
}

bool inside(const shape& convex, point at) {
  for (std::size_t i = 0; i < convex.size(); ++i) {
    const point a = convex[i], b = convex[(i + 1) % convex.size()];
    if ((b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x) <= 0) return false;
  }
  return true;
}

std::vector<lattice_point> lattice_inside(const shape& convex, const filled& frame,
                                          double row_step) {
  const point along = frame.along, across{-along.y, along.x};
  const double step = frame.step;
  const auto [left, right] = extent(convex, along);
  const auto [bottom, top] = extent(convex, across);
  std::vector<lattice_point> out;
  int row = 0;
  for (double v = top - step * row_step / 2; v > bottom; v -= step * row_step) {
    int column = 0;
    for (double u = left + step / 2; u < right; u += step) {
      const point at{along.x * u + across.x * v, along.y * u + across.y * v};
      if (inside(convex, at)) out.push_back({at, row, column++});
    }
    row += column > 0;
  }
  return out;
}

}  // namespace

coordinate to_coordinate(point at) {
  const point on = plane().degrees(at);
  return {std::llround(on.x * 1e7), std::llround(on.y * 1e7)};
}

point to_point(coordinate at) {
  return plane().metres({degrees(at.lon_e7), degrees(at.lat_e7)});
}

std::string outline_json(std::span<const coordinate> corners) {
  geo::polygon ring;
  for (const auto& corner : corners)
    ring.push_back({degrees(corner.lon_e7), degrees(corner.lat_e7)});
  return geo::format_polygon(ring);
}

bool strictly_inside(coordinate at, std::span<const coordinate> ring) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto &a = ring[i], &b = ring[(i + 1) % ring.size()];
    const auto turn = static_cast<wide>(b.lon_e7 - a.lon_e7) * (at.lat_e7 - a.lat_e7) -
                      static_cast<wide>(b.lat_e7 - a.lat_e7) * (at.lon_e7 - a.lon_e7);
    if (turn <= 0) return false;
  }
  return true;
}

wide doubled_area(std::span<const coordinate> ring) {
  wide sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto &a = ring[i], &b = ring[(i + 1) % ring.size()];
    sum += static_cast<wide>(a.lon_e7) * b.lat_e7 - static_cast<wide>(b.lon_e7) * a.lat_e7;
  }
  return sum;
}

std::pair<shape, shape> part_area(const shape& convex, point normal, double part) {
  auto [low, high] = extent(convex, normal);
  const double wanted = geo::area(convex) * part;
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    (geo::area(geo::clip(convex, {normal, middle})) < wanted ? low : high) = middle;
  }
  return {geo::clip(convex, {normal, high}), geo::clip(convex, {{-normal.x, -normal.y}, -high})};
}

shape shrink(const shape& convex, double factor) {
  const point middle = geo::centroid(convex);
  shape out = convex;
  for (auto& corner : out) {
    corner.x = middle.x + (corner.x - middle.x) * factor;
    corner.y = middle.y + (corner.y - middle.y) * factor;
  }
  return out;
}

filled fill(const shape& convex, const lattice& how) {
  filled out;
  out.along = longest_side(convex);
  if (how.n <= 0) return out;
  out.step = std::sqrt(geo::area(convex) / (how.n * how.row_step));
  if (how.n == 1) {
    out.points.push_back({geo::centroid(convex), 0, 0});
    return out;
  }
  out.points = lattice_inside(convex, out, how.row_step);
  while (static_cast<int>(out.points.size()) < how.n) {
    out.step *= 0.95;
    out.points = lattice_inside(convex, out, how.row_step);
  }
  out.points.resize(how.n);
  return out;
}

}  // namespace wangge::demo
