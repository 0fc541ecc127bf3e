#include "demo/geometry.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "demo/divide.h"
#include "demo/seeds.h"
#include "demo/voronoi.h"

namespace wangge::demo {
namespace {

constexpr int attempts = 64;

// One try at a map: the seeds may fall so that some part cannot hang together.
class drawing {
 public:
  drawing(const district_plan& plan, const seed_points& seeds)
      : plan_(plan), cells_(voronoi_cells(seeds.points)), map_(cells_), inside_(seeds.inside) {
    for (const auto& cell : cells_) middles_.push_back(geo::centroid(cell));
  }

  std::optional<district_map> finish() {
    std::vector<int> all(static_cast<std::size_t>(inside_));
    std::iota(all.begin(), all.end(), 0);
    if (!map_.sound() || !add(all, out_.district)) return std::nullopt;
    out_.streets.resize(plan_.streets.size());
    out_.communities.resize(plan_.communities.size());
    out_.grids.resize(plan_.grids.size());
    const auto streets = divide(map_, middles_, all, street_parts());
    if (streets.empty()) return std::nullopt;
    for (std::size_t i = 0; i < streets.size(); ++i) {
      if (!add(streets[i], out_.streets[i]) || !add_communities(int(i), streets[i])) {
        return std::nullopt;
      }
    }
    return std::move(out_);
  }

 private:
  std::vector<part> street_parts() const {
    std::vector<part> out;
    for (const auto& street : plan_.streets) {
      part one{0, {street.seed.east_km, street.seed.north_km}, true};
      for (int i = 0; i < street.communities; ++i) {
        one.cells += plan_.communities[street.first_community + i].grids;
      }
      out.push_back(one);
    }
    return out;
  }

  bool add_communities(int street, const std::vector<int>& cells) {
    const auto& of = plan_.streets[street];
    std::vector<part> parts;
    for (int i = 0; i < of.communities; ++i) {
      parts.push_back({plan_.communities[of.first_community + i].grids});
    }
    const auto communities = divide(map_, middles_, cells, parts);
    for (std::size_t i = 0; i < communities.size(); ++i) {
      const int at = of.first_community + int(i);
      if (!add(communities[i], out_.communities[at])) return false;
      add_grids(plan_.communities[at], communities[i]);
    }
    return !communities.empty();
  }

  void add_grids(const community_plan& community, const std::vector<int>& cells) {
    std::vector<coordinate> middles;
    for (const int cell : cells) middles.push_back(to_coordinate(middles_[cell]));
    const auto order = reading_order(middles);
    for (std::size_t n = 0; n < order.size(); ++n) {
      auto& grid = out_.grids[community.first_grid + n];
      grid.outline = map_.coordinates(map_.cell(cells[order[n]]));
      grid.center = middles[order[n]];
    }
  }

  // False when the cells do not make one region without holes.
  bool add(const std::vector<int>& cells, area& out) const {
    const auto rings = map_.outlines(cells);
    if (rings.size() != 1) return false;
    out.outline = map_.coordinates(rings[0]);
    out.center = to_coordinate(middle_of(cells));
    return true;
  }

  // The middle of the cell nearest to the middle of all: surely inside, whatever the outline.
  point middle_of(const std::vector<int>& cells) const {
    point mean{0, 0};
    double weight = 0;
    for (const int cell : cells) {
      const double here = geo::area(cells_[cell]);
      mean.x += here * middles_[cell].x;
      mean.y += here * middles_[cell].y;
      weight += here;
    }
    mean = {mean.x / weight, mean.y / weight};
    const auto far = [&](int cell) { return geo::distance(middles_[cell], mean); };
    return middles_[*std::min_element(cells.begin(), cells.end(),
                                      [&](int a, int b) { return far(a) < far(b); })];
  }

  const district_plan& plan_;
  std::vector<shape> cells_;
  planar_map map_;
  int inside_;
  std::vector<point> middles_;
  district_map out_;
};

}  // namespace

std::vector<int> reading_order(std::span<const coordinate> points) {
  std::vector<int> out(points.size());
  std::iota(out.begin(), out.end(), 0);
  std::stable_sort(out.begin(), out.end(),
                   [&](int a, int b) { return points[a].lat_e7 > points[b].lat_e7; });
  const auto n = points.size();
  const auto rows = std::max<std::size_t>(1, std::lround(std::sqrt(double(n))));
  for (std::size_t row = 0; row < rows; ++row) {
    const auto first = out.begin() + std::ptrdiff_t(row * n / rows);
    const auto last = out.begin() + std::ptrdiff_t((row + 1) * n / rows);
    std::stable_sort(first, last,
                     [&](int a, int b) { return points[a].lon_e7 < points[b].lon_e7; });
  }
  return out;
}

district_map draw_map(const district_plan& plan) {
  const random_source source(plan.seed);
  for (std::uint64_t attempt = 0; attempt < attempts; ++attempt) {
    auto rng = source.fork(1000 + attempt);
    drawing tried(plan, place_seeds(static_cast<int>(plan.grids.size()), rng));
    if (auto done = tried.finish()) return std::move(*done);
  }
  throw std::runtime_error("demo: no map could be divided for this seed");
}

}  // namespace wangge::demo
