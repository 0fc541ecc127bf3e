#include "demo/ground.h"

#include <algorithm>
#include <cmath>

namespace wangge::demo {
namespace {

// Length of a degree at 36.70° N on the WGS 84 ellipsoid.
constexpr double metres_per_degree_lon = 89361, metres_per_degree_lat = 110972;

double dot(point at, point normal) {
  return at.x * normal.x + at.y * normal.y;
}

std::pair<double, double> extent(std::span<const point> corners, point normal) {
  double low = dot(corners[0], normal), high = low;
  for (const auto& corner : corners) {
    low = std::min(low, dot(corner, normal));
    high = std::max(high, dot(corner, normal));
  }
  return {low, high};
}

// The unit vector along the longest side.
point longest_side(std::span<const point> corners) {
  point best{1, 0};
  double length = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const point a = corners[i], b = corners[(i + 1) % corners.size()];
    const double here = std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
    if (here > length) {
      length = here;
      best = {(b.x - a.x) / here, (b.y - a.y) / here};
    }
  }
  return best;
}

bool inside(std::span<const point> convex, point at) {
  for (std::size_t i = 0; i < convex.size(); ++i) {
    const point a = convex[i], b = convex[(i + 1) % convex.size()];
    if ((b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x) <= 0) return false;
  }
  return true;
}

std::vector<lattice_point> lattice_inside(std::span<const point> convex, const filled& frame,
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
  return {std::llround((center_lon + at.x / metres_per_degree_lon) * 1e7),
          std::llround((center_lat + at.y / metres_per_degree_lat) * 1e7)};
}

point to_point(coordinate at) {
  return {(degrees(at.lon_e7) - center_lon) * metres_per_degree_lon,
          (degrees(at.lat_e7) - center_lat) * metres_per_degree_lat};
}

double signed_area(std::span<const point> corners) {
  double sum = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const point a = corners[i], b = corners[(i + 1) % corners.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum / 2;
}

point centroid(std::span<const point> corners) {
  double x = 0, y = 0, sum = 0;
  const point from = corners[0];  // near the shape, so that far-off corners do not cancel
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const point a = corners[i], b = corners[(i + 1) % corners.size()];
    const double weight = (a.x - from.x) * (b.y - from.y) - (b.x - from.x) * (a.y - from.y);
    x += weight * (a.x + b.x + from.x);
    y += weight * (a.y + b.y + from.y);
    sum += weight;
  }
  return {x / sum / 3, y / sum / 3};
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

shape cut(std::span<const point> convex, const half_plane& keep) {
  shape out;
  const point normal{keep.nx, keep.ny};
  for (std::size_t i = 0; i < convex.size(); ++i) {
    const point a = convex[i], b = convex[(i + 1) % convex.size()];
    const double at_a = dot(a, normal) - keep.offset, at_b = dot(b, normal) - keep.offset;
    if (at_a <= 0) out.push_back(a);
    if ((at_a < 0 && at_b > 0) || (at_a > 0 && at_b < 0)) {
      const double t = at_a / (at_a - at_b);
      out.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
    }
  }
  if (out.size() < 3) out.clear();
  return out;
}

std::pair<shape, shape> part_area(std::span<const point> convex, point normal, double part) {
  auto [low, high] = extent(convex, normal);
  const double wanted = signed_area(convex) * part;
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    const shape below = cut(convex, {normal.x, normal.y, middle});
    (signed_area(below) < wanted ? low : high) = middle;
  }
  return {cut(convex, {normal.x, normal.y, high}), cut(convex, {-normal.x, -normal.y, -high})};
}

shape shrink(std::span<const point> convex, double factor) {
  const point middle = centroid(convex);
  shape out(convex.begin(), convex.end());
  for (auto& corner : out) {
    corner.x = middle.x + (corner.x - middle.x) * factor;
    corner.y = middle.y + (corner.y - middle.y) * factor;
  }
  return out;
}

filled fill(std::span<const point> convex, const lattice& how) {
  filled out;
  out.along = longest_side(convex);
  if (how.n <= 0) return out;
  out.step = std::sqrt(signed_area(convex) / (how.n * how.row_step));
  if (how.n == 1) {
    out.points.push_back({centroid(convex), 0, 0});
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
