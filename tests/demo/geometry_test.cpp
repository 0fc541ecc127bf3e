#include "demo/geometry.h"

#include <geos_c.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace wangge::demo {
namespace {

using edge = std::pair<coordinate, coordinate>;

const district_plan& plan() {
  static const district_plan made = make_plan(1, scale::district);
  return made;
}
const district_map& map() {
  static const district_map drawn = draw_map(plan());
  return drawn;
}

wide areas(const std::vector<area>& all, int first, int n) {
  wide sum = 0;
  for (int i = first; i < first + n; ++i) sum += doubled_area(all[i].outline);
  return sum;
}

// Edges of the cells that no neighbour shares; fails when two cells run along one edge alike.
std::set<edge> outer_edges(const std::vector<area>& cells) {
  std::set<edge> open;
  for (const auto& cell : cells) {
    for (std::size_t i = 0; i < cell.outline.size(); ++i) {
      const edge here{cell.outline[i], cell.outline[(i + 1) % cell.outline.size()]};
      if (open.erase({here.second, here.first}) > 0) continue;
      EXPECT_TRUE(open.insert(here).second);
    }
  }
  return open;
}

TEST(demo_map, cells_leave_no_gap_and_no_overlap) {
  // Inner edges cancel in pairs, and what is left is exactly the outline of the district.
  const auto open = outer_edges(map().grids);
  const auto& around = map().district.outline;
  ASSERT_EQ(open.size(), around.size());
  for (std::size_t i = 0; i < around.size(); ++i) {
    EXPECT_EQ(open.count({around[i], around[(i + 1) % around.size()]}), 1u);
  }
  EXPECT_TRUE(areas(map().grids, 0, 1047) == doubled_area(around));
}

TEST(demo_map, parts_add_up_to_their_whole) {
  for (std::size_t i = 0; i < plan().communities.size(); ++i) {
    const auto& community = plan().communities[i];
    EXPECT_TRUE(areas(map().grids, community.first_grid, community.grids) ==
                doubled_area(map().communities[i].outline));
  }
  for (std::size_t i = 0; i < plan().streets.size(); ++i) {
    const auto& street = plan().streets[i];
    EXPECT_TRUE(areas(map().communities, street.first_community, street.communities) ==
                doubled_area(map().streets[i].outline));
  }
  EXPECT_TRUE(areas(map().streets, 0, 14) == doubled_area(map().district.outline));
}

TEST(demo_map, covers_the_described_area_around_the_centre) {
  shape outline;
  for (const auto& corner : map().district.outline) outline.push_back(to_point(corner));
  EXPECT_NEAR(geo::area(outline) / 1e6, 259, 30);
  const auto [west, east] = std::minmax_element(outline.begin(), outline.end(),
                                                [](auto& a, auto& b) { return a.x < b.x; });
  const auto [south, north] = std::minmax_element(outline.begin(), outline.end(),
                                                  [](auto& a, auto& b) { return a.y < b.y; });
  EXPECT_NEAR((west->x + east->x) / 2, 0, 1500);
  EXPECT_NEAR((south->y + north->y) / 2, 0, 1500);
}

TEST(demo_map, no_corner_is_visited_twice) {
  for (const auto* level : {&map().streets, &map().communities, &map().grids}) {
    for (const auto& one : *level) {
      const std::set<coordinate> corners(one.outline.begin(), one.outline.end());
      EXPECT_EQ(corners.size(), one.outline.size());
    }
  }
}

TEST(demo_map, every_cell_holds_its_centre) {
  for (const auto& grid : map().grids) EXPECT_TRUE(strictly_inside(grid.center, grid.outline));
}

TEST(demo_map, a_centre_of_a_unit_lies_in_one_of_its_grids) {
  for (std::size_t i = 0; i < plan().communities.size(); ++i) {
    const auto& community = plan().communities[i];
    int holders = 0;
    for (int g = 0; g < int(map().grids.size()); ++g) {
      if (!strictly_inside(map().communities[i].center, map().grids[g].outline)) continue;
      ++holders;
      EXPECT_TRUE(g >= community.first_grid && g < community.first_grid + community.grids);
    }
    EXPECT_EQ(holders, 1);
  }
}

TEST(demo_map, the_old_town_is_denser) {
  const auto mean = [](int street) {
    const auto& of = plan().streets[street];
    int grids = 0;
    for (int i = 0; i < of.communities; ++i) {
      grids += plan().communities[of.first_community + i].grids;
    }
    return double(doubled_area(map().streets[street].outline)) / grids;
  };
  EXPECT_GT(mean(13), 4 * mean(8));  // 桑梓店 and 官扎营
}

TEST(demo_map, grids_are_numbered_in_reading_order) {
  const std::vector<coordinate> points{{10, 0}, {0, 1}, {0, 11}, {10, 10}};
  EXPECT_EQ(reading_order(points), (std::vector<int>{2, 3, 1, 0}));
  for (const auto& community : plan().communities) {
    std::vector<coordinate> middles;
    for (int i = 0; i < community.grids; ++i) {
      middles.push_back(map().grids[community.first_grid + i].center);
    }
    const auto order = reading_order(middles);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  }
}

// A second opinion from GEOS on every outline, and on the union of all grids.
class geos {
 public:
  geos() : handle_(GEOS_init_r()) {}
  ~geos() { GEOS_finish_r(handle_); }
  GEOSGeometry* polygon(const std::vector<coordinate>& outline) const {
    const auto n = static_cast<unsigned>(outline.size());
    auto* sequence = GEOSCoordSeq_create_r(handle_, n + 1, 2);
    for (unsigned i = 0; i <= n; ++i) {
      const auto& corner = outline[i % n];
      GEOSCoordSeq_setXY_r(handle_, sequence, i, double(corner.lon_e7), double(corner.lat_e7));
    }
    auto* shell = GEOSGeom_createLinearRing_r(handle_, sequence);
    return GEOSGeom_createPolygon_r(handle_, shell, nullptr, 0);
  }
  GEOSContextHandle_t handle() const { return handle_; }

 private:
  GEOSContextHandle_t handle_;
};

TEST(demo_map, geos_finds_every_outline_valid) {
  const geos with;
  for (const auto* level : {&map().streets, &map().communities, &map().grids}) {
    for (const auto& one : *level) {
      auto* shape = with.polygon(one.outline);
      EXPECT_EQ(GEOSisValid_r(with.handle(), shape), 1);
      GEOSGeom_destroy_r(with.handle(), shape);
    }
  }
}

TEST(demo_map, geos_unites_all_grids_into_the_district) {
  const geos with;
  std::vector<GEOSGeometry*> cells;
  for (const auto& grid : map().grids) cells.push_back(with.polygon(grid.outline));
  auto* all = GEOSGeom_createCollection_r(with.handle(), GEOS_MULTIPOLYGON, cells.data(),
                                          static_cast<unsigned>(cells.size()));
  auto* united = GEOSUnaryUnion_r(with.handle(), all);
  auto* district = with.polygon(map().district.outline);
  EXPECT_EQ(GEOSEquals_r(with.handle(), united, district), 1);
  for (auto* one : {all, united, district}) GEOSGeom_destroy_r(with.handle(), one);
}

TEST(demo_map, every_scale_and_seed_can_be_drawn) {
  for (const auto size : {scale::community, scale::street}) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      const auto small = make_plan(seed, size);
      const auto drawn = draw_map(small);
      EXPECT_TRUE(areas(drawn.grids, 0, int(drawn.grids.size())) ==
                  doubled_area(drawn.district.outline));
    }
  }
}

TEST(demo_map, same_seed_same_map) {
  const auto again = draw_map(plan());
  EXPECT_EQ(again.district.outline, map().district.outline);
  EXPECT_EQ(again.grids[500].outline, map().grids[500].outline);
  const auto other = draw_map(make_plan(2, scale::district));
  EXPECT_NE(other.district.outline, map().district.outline);
}

}  // namespace
}  // namespace wangge::demo
