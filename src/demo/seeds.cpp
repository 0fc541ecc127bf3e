#include "demo/seeds.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "demo/voronoi.h"

namespace wangge::demo {
namespace {

// A schematic outline, not a boundary: a broad south, a waist at the river, a wide north. Metres.
const shape outline{{-6400, -8000}, {-4200, -9600}, {-1000, -10300}, {2600, -10100},
                    {5800, -8600},  {7600, -5600},  {7700, -2200},   {6300, 200},
                    {5600, 2600},   {5900, 5600},   {4200, 8800},    {600, 10400},
                    {-3600, 10200}, {-6600, 7600},  {-7000, 3200},   {-6800, -3000}};
constexpr double whole_area = 259e6;  // m², of the described district
constexpr int whole_points = 1047;
constexpr point old_town{600, -6900};

// Throws darts: a point stays when no other lies within its spacing.
class dartboard {
 public:
  dartboard(int n, random_source& rng) : rng_(rng) {
    scale_ = std::sqrt(whole_area / geo::area(outline) * n / whole_points);
    for (const auto& corner : outline) ring_.push_back({corner.x * scale_, corner.y * scale_});
  }

  std::vector<point> throw_inside(int n) {
    int misses = 0;
    while (static_cast<int>(points_.size()) < n) {
      const point at = draw(1.0);
      if (geo::contains(ring_, at) && settle(at)) continue;
      if (++misses % 400 == 0) spacing_ *= 0.97;
    }
    return points_;
  }

  // A rim of further points outside the outline, until it is full.
  void throw_around() {
    for (int i = 0; i < 12000; ++i) {
      const point at = draw(1.3);
      if (!geo::contains(ring_, at)) settle(at);
    }
  }

  const std::vector<point>& points() const { return points_; }

 private:
  point draw(double margin) {
    const double half = 10400 * scale_ * margin;
    return {rng_.between(-half * 0.8, half * 0.8), rng_.between(-half, half)};
  }

  // Wider apart with the distance from the old town.
  double spacing_at(point at) const {
    const double far = geo::distance({at.x / scale_, at.y / scale_}, old_town);
    return scale_ * spacing_ * (260 + 0.1 * far);
  }

  bool settle(point at) {
    const double room = spacing_at(at);
    for (const auto& other : points_) {
      if (geo::distance(other, at) < room) return false;
    }
    points_.push_back(at);
    return true;
  }

  random_source& rng_;
  double scale_ = 1, spacing_ = 1.2;
  shape ring_;
  std::vector<point> points_;
};

// One step of Lloyd's relaxation: each point moves to the middle of its cell.
void relax(std::vector<point>& points, double weight) {
  const auto cells = voronoi_cells(points);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const point middle = geo::centroid(cells[i]);
    points[i].x += weight * (middle.x - points[i].x);
    points[i].y += weight * (middle.y - points[i].y);
  }
}

}  // namespace

seed_points place_seeds(int n, random_source& rng) {
  dartboard board(n, rng);
  board.throw_inside(n);
  board.throw_around();
  auto points = board.points();
  relax(points, 0.7);
  return {std::move(points), n};
}

}  // namespace wangge::demo
