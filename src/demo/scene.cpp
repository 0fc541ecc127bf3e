#include "demo/scene.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "demo/apportion.h"
#include "demo/place_names.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

// Buildings of a grid: some for each compound, the rest free-standing.
struct building_split {
  std::vector<int> in_compounds;
  int free;
};

building_split split_buildings(const grid_plan& grid, random_source& rng) {
  if (grid.compounds == 0) return {{}, grid.buildings};
  const int free = roll(rng, 0, (grid.buildings - grid.compounds) / 3);
  std::vector<share> shares;
  for (int i = 0; i < grid.compounds; ++i) shares.push_back({0.5 + rng.unit(), 1});
  return {apportion(grid.buildings - free, shares), free};
}

grid_content content_of(const district_plan& plan, const grid_plan& grid,
                        const building_split& buildings) {
  grid_content out{
      {}, buildings.free, grid.courtyards, grid.places, grid.lane_seals + grid.lane_checkpoints};
  for (int i = 0; i < grid.compounds; ++i) {
    // Besides the sealed ones one gate stays: a checkpoint, or a passage to the neighbour's.
    const int gates = plan.compounds[grid.first_compound + i].seals + 1;
    out.compounds.push_back({buildings.in_compounds[i], gates});
  }
  return out;
}

class setting {
 public:
  setting(district_plan plan, row_maker& rows) : rows_(rows) {
    out_.plan = std::move(plan);
    out_.map = draw_map(out_.plan);
    out_.layouts.resize(out_.plan.grids.size());
    roads_.resize(out_.plan.communities.size());
  }

  scene take() {
    for (std::size_t i = 0; i < out_.plan.grids.size(); ++i) add_grid(static_cast<int>(i));
    add_places();
    return std::move(out_);
  }

 private:
  // House numbers and lanes given so far in a community.
  struct roads {
    int house = 0, lane = 0;
  };

  void add_grid(int at) {
    const auto& grid = out_.plan.grids[at];
    const auto split = split_buildings(grid, rows_.rng());
    auto& layout = out_.layouts[at];
    layout = lay_out(out_.map.grids[at].outline, content_of(out_.plan, grid, split), rows_.rng());
    add_compounds(grid);
    add_buildings(at);
    add_courtyards(at);
  }

  std::string house_number(const grid_plan& grid) {
    auto& road = roads_[grid.community];
    road.house += roll(rows_.rng(), 1, 3);
    return fmt::format("{}路{}号", stem_of(out_.community_of(grid).name), road.house);
  }

  void add_compounds(const grid_plan& grid) {
    for (int i = 0; i < grid.compounds; ++i) {
      const int at = grid.first_compound + i;
      const auto& plan = out_.plan.compounds[at];
      compound_scene one;
      one.id = rows_.new_id();
      one.name = compound_name(stem_of(out_.community_of(grid).name), plan.closed, at, rows_.rng());
      one.address = house_number(grid);
      out_.compounds.push_back(std::move(one));
    }
  }

  void add_buildings(int at) {
    const auto& grid = out_.plan.grids[at];
    const auto& layout = out_.layouts[at];
    std::vector<share> shares(static_cast<std::size_t>(grid.buildings));
    for (auto& one : shares) one = {0.4 + rows_.rng().unit(), 1};
    const auto doors = apportion(grid.building_doors(), shares);
    auto next = doors.begin();
    for (int i = 0; i < grid.compounds; ++i) {
      const auto& compound = out_.compounds[grid.first_compound + i];
      int number = 0;
      for (const auto& spot : layout.compounds[i].buildings) {
        const auto name = fmt::format("{}{}号楼", compound.name, ++number);
        out_.buildings.push_back({rows_.new_id(), at, grid.first_compound + i, name, name,
                                  shape_building(*next++, rows_.rng()), &spot});
      }
    }
    for (const auto& spot : layout.free_buildings) {
      const auto name = house_number(grid) + "楼";
      out_.buildings.push_back(
          {rows_.new_id(), at, -1, name, name, shape_building(*next++, rows_.rng()), &spot});
    }
  }

  // Three households behind a gate on average, one to seven.
  void add_courtyards(int at) {
    const auto& grid = out_.plan.grids[at];
    auto& road = roads_[grid.community];
    const std::vector<share> bounds(static_cast<std::size_t>(grid.courtyards), {1, 1, 7});
    std::vector<int> households(bounds.size());
    for (auto& n : households) n = roll(rows_.rng(), 1, 5);
    fit_to_total(households, bounds, grid.courtyard_households(), rows_.rng());
    const std::string place = lane_prefix(grid);
    int lanes = 0;
    for (std::size_t i = 0; i < households.size(); ++i) {
      const auto& spot = out_.layouts[at].courtyards[i];
      lanes = spot.lane;
      const auto address =
          fmt::format("{}{}巷{}号院", place, numeral(road.lane + spot.lane), spot.number);
      out_.courtyards.push_back({rows_.new_id(), at, address, households[i], spot.at});
    }
    road.lane += lanes;
  }

  std::string lane_prefix(const grid_plan& grid) const {
    const auto& community = out_.community_of(grid);
    return community.village ? community.name : stem_of(community.name);
  }

  void add_places() {
    namespace kind = records::place_kind;
    for (const auto& place : out_.plan.places) {
      const auto stem = stem_of(out_.community_of(out_.plan.grids[place.grid]).name);
      auto name = place_name({place.kind, place.subkind, place.ordinal, place.above_scale, stem},
                             rows_.rng());
      if (place.kind == kind::enterprise || place.kind == kind::market) {
        out_.employers.push_back(name);
      }
      out_.places.push_back({rows_.new_id(), std::move(name)});
    }
  }

  row_maker& rows_;
  scene out_;
  std::vector<roads> roads_;
};

}  // namespace

building_shape shape_building(int doors, random_source& rng) {
  constexpr std::array<int, 10> usual_floors{5, 6, 6, 6, 6, 7, 11, 12, 18, 27};
  constexpr std::array<int, 6> usual_doors{2, 2, 2, 2, 3, 4};
  const int a_floor = doors < 8 ? 1 : rng.pick(usual_doors);
  const int wanted = doors < 14 ? 2 : doors < 30 ? 5 : rng.pick(usual_floors);
  int units = std::clamp(doors / (wanted * a_floor), 1, 12);
  while ((doors + units * a_floor - 1) / (units * a_floor) > 34) ++units;
  // As many floors as the doors need: what is left over never fills a floor.
  const int floors = (doors + units * a_floor - 1) / (units * a_floor);
  return {units, floors, a_floor, doors};
}

scene set_scene(district_plan plan, row_maker& rows) {
  return setting(std::move(plan), rows).take();
}

}  // namespace wangge::demo
