// Compounds, who shares a checkpoint with whom, what is sealed, and the buildings of each grid.
#include <algorithm>
#include <stdexcept>

#include "demo/apportion.h"
#include "demo/plan_steps.h"

namespace wangge::demo {
namespace {

// Closed compounds are estates of buildings; open ones older blocks. Both need buildings to hold.
void add_compounds(district_plan& plan, random_source& rng) {
  std::vector<share> shares;
  for (const auto& grid : plan.grids) {
    const int doors = grid.building_doors();
    const double weight = std::max(0, doors - 40) * rng.unit() * rng.unit();
    shares.push_back({std::max(weight, 1e-6), 0, doors / 45});
  }
  const auto counts = apportion(plan.wanted.compounds(), shares);
  for (std::size_t i = 0; i < plan.grids.size(); ++i) {
    plan.grids[i].first_compound = int(plan.compounds.size());
    plan.grids[i].compounds = counts[i];
    for (int n = 0; n < counts[i]; ++n) {
      plan.compounds.push_back({int(i), false, 0, true, -1});
    }
  }
  const std::vector<int> even(plan.compounds.size(), 1);
  for (const int at : draw_distinct(plan.wanted.closed_compounds, even, rng)) {
    plan.compounds[at].closed = true;
  }
}

// Neighbours in a community, two by two: the candidates for one checkpoint for both.
std::vector<std::pair<int, int>> neighbours(const district_plan& plan) {
  std::vector<std::pair<int, int>> out;
  for (int i = 0; i + 1 < int(plan.compounds.size()); ++i) {
    const int here = plan.grids[plan.compounds[i].grid].community;
    if (here == plan.grids[plan.compounds[i + 1].grid].community) {
      out.push_back({i, i + 1});
      ++i;
    }
  }
  return out;
}

// Villages without compounds keep their gate at the lane with the most courtyards.
std::vector<int> lanes_for_gates(const district_plan& plan) {
  std::vector<int> out;
  for (const auto& community : plan.communities) {
    if (!community.village) continue;
    int best = community.first_grid;
    for (int i = best; i < community.first_grid + community.grids; ++i) {
      if (plan.grids[i].courtyards > plan.grids[best].courtyards) best = i;
    }
    out.push_back(best);
  }
  return out;
}

void plan_checkpoints(district_plan& plan, random_source& rng) {
  const auto pairs = neighbours(plan);
  const auto lanes = lanes_for_gates(plan);
  // Fewer checkpoints than compounds (K5): some pairs share. What the villages take must be shared
  // too, as far as there are neighbours.
  const int short_of = plan.wanted.compounds() - plan.wanted.checkpoints;
  const int spare = int(pairs.size()) - short_of;
  if (short_of < 0 || spare < 0) throw std::logic_error("plan: checkpoints do not fit compounds");
  const int in_lanes = std::min(int(lanes.size()), spare);
  for (int i = 0; i < in_lanes; ++i) plan.grids[lanes[i]].lane_checkpoints = 1;
  const std::vector<int> even(pairs.size(), 1);
  for (const int at : draw_distinct(short_of + in_lanes, even, rng)) {
    const auto [host, guest] = pairs[at];
    plan.compounds[host].partner = guest;
    plan.compounds[guest].partner = host;
    plan.compounds[guest].checkpoint = false;
  }
}

void plan_seals(district_plan& plan, random_source& rng) {
  std::vector<share> lanes, gates;
  for (const auto& grid : plan.grids) {
    const bool open_lanes = grid.compounds == 0 && grid.courtyards >= 12;
    lanes.push_back({open_lanes ? grid.courtyards * (0.3 + rng.unit()) : 0, 0, 3});
  }
  const int lane_grids = int(
      std::count_if(lanes.begin(), lanes.end(), [](const share& lane) { return lane.weight > 0; }));
  const int in_lanes = std::min(plan.wanted.sealed_entrances / 9, lane_grids);
  const auto lane_seals = apportion(in_lanes, lanes);
  for (std::size_t i = 0; i < lane_seals.size(); ++i) plan.grids[i].lane_seals = lane_seals[i];
  for (const auto& one : plan.compounds) {
    gates.push_back({(one.closed ? 1.0 : 1.9) * (0.3 + rng.unit()), one.closed ? 0 : 1, 7});
  }
  const auto seals = apportion(plan.wanted.sealed_entrances - in_lanes, gates);
  for (std::size_t i = 0; i < seals.size(); ++i) plan.compounds[i].seals = seals[i];
}

void plan_buildings(district_plan& plan, random_source& rng) {
  std::vector<share> shares;
  for (const auto& grid : plan.grids) {
    const int low = std::max(1, grid.compounds);
    const int high = std::max(low, grid.building_doors() / 8);
    shares.push_back({grid.building_doors() * (0.5 + rng.unit()), low, high});
  }
  const auto buildings = apportion(plan.wanted.buildings, shares);
  for (std::size_t i = 0; i < buildings.size(); ++i) plan.grids[i].buildings = buildings[i];
}

}  // namespace

void plan_compounds(district_plan& plan, random_source& rng) {
  add_compounds(plan, rng);
  plan_checkpoints(plan, rng);
  plan_seals(plan, rng);
  plan_buildings(plan, rng);
}

}  // namespace wangge::demo
