#include "demo/layout.h"

#include <gtest/gtest.h>

#include <set>

#include "demo/geometry.h"

namespace wangge::demo {
namespace {

// A cell 300 m wide.
std::vector<coordinate> square() {
  std::vector<coordinate> out;
  for (const auto& corner : {point{0, 0}, {300, 0}, {300, 300}, {0, 300}}) {
    out.push_back(to_coordinate(corner));
  }
  return out;
}

void check_inside(const grid_layout& layout, const std::vector<coordinate>& cell) {
  const auto inside = [&cell](coordinate at) { return strictly_inside(at, cell); };
  for (const auto& compound : layout.compounds) {
    for (const auto& corner : compound.outline) EXPECT_TRUE(inside(corner));
    for (const auto& gate : compound.gates) EXPECT_TRUE(inside(gate));
    EXPECT_TRUE(strictly_inside(compound.at, compound.outline));
    for (const auto& building : compound.buildings) {
      EXPECT_TRUE(strictly_inside(building.at, compound.outline));
      for (const auto& corner : building.footprint) {
        EXPECT_TRUE(strictly_inside(corner, compound.outline));
      }
    }
  }
  for (const auto& building : layout.free_buildings) EXPECT_TRUE(inside(building.at));
  for (const auto& courtyard : layout.courtyards) EXPECT_TRUE(inside(courtyard.at));
  for (const auto& place : layout.places) EXPECT_TRUE(inside(place));
  for (const auto& gate : layout.lane_gates) EXPECT_TRUE(inside(gate));
}

// No two things of a kind stand on one spot, no two buildings touch.
void check_apart(const grid_layout& layout) {
  std::set<coordinate> spots;
  std::size_t n = layout.courtyards.size() + layout.places.size();
  for (const auto& courtyard : layout.courtyards) spots.insert(courtyard.at);
  for (const auto& place : layout.places) spots.insert(place);
  std::vector<building_spot> buildings = layout.free_buildings;
  for (const auto& compound : layout.compounds) {
    buildings.insert(buildings.end(), compound.buildings.begin(), compound.buildings.end());
  }
  for (const auto& building : buildings) spots.insert(building.at);
  EXPECT_EQ(spots.size(), n + buildings.size());
  for (std::size_t i = 0; i < buildings.size(); ++i) {
    for (std::size_t k = 0; k < buildings.size(); ++k) {
      if (i == k) continue;
      for (const auto& corner : buildings[k].footprint) {
        EXPECT_FALSE(strictly_inside(corner, buildings[i].footprint));
      }
    }
  }
}

TEST(demo_layout, an_empty_grid_is_laid_out) {
  random_source rng(1);
  const auto layout = lay_out(square(), {{}, 0, 0, 0, 1}, rng);
  EXPECT_EQ(layout.lane_gates.size(), 1u);
  check_inside(layout, square());
}

TEST(demo_layout, holds_what_it_is_given) {
  random_source rng(1);
  const grid_content content{{{9, 4}, {3, 2}}, 5, 40, 12, 2};
  const auto layout = lay_out(square(), content, rng);
  ASSERT_EQ(layout.compounds.size(), 2u);
  EXPECT_EQ(layout.compounds[0].buildings.size(), 9u);
  EXPECT_EQ(layout.compounds[0].gates.size(), 4u);
  EXPECT_EQ(layout.free_buildings.size(), 5u);
  EXPECT_EQ(layout.courtyards.size(), 40u);
  EXPECT_EQ(layout.places.size(), 12u);
  check_inside(layout, square());
  check_apart(layout);
}

TEST(demo_layout, courtyards_stand_along_lanes) {
  random_source rng(1);
  const auto layout = lay_out(square(), {{}, 0, 60, 0, 0}, rng);
  std::set<std::pair<int, int>> addresses;
  for (const auto& courtyard : layout.courtyards) {
    EXPECT_TRUE(addresses.insert({courtyard.lane, courtyard.number}).second);
  }
  EXPECT_GE(layout.courtyards.back().lane, 3);
  EXPECT_LE(layout.courtyards.back().lane, 9);
}

TEST(demo_layout, everything_lies_in_its_cell_of_the_district) {
  const auto plan = make_plan(3, scale::district);
  const auto map = draw_map(plan);
  random_source rng(3);
  for (std::size_t i = 0; i < plan.grids.size(); ++i) {
    const auto& grid = plan.grids[i];
    grid_content content{{}, grid.buildings, grid.courtyards, grid.places, 3};
    for (int k = 0; k < grid.compounds; ++k) {
      content.compounds.push_back({1 + grid.buildings / (grid.compounds + 1), 5});
    }
    const auto layout = lay_out(map.grids[i].outline, content, rng);
    check_inside(layout, map.grids[i].outline);
    check_apart(layout);
  }
}

}  // namespace
}  // namespace wangge::demo
