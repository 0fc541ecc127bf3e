// Places of all kinds, scattered over the grids.
#include <algorithm>

#include "demo/apportion.h"
#include "demo/plan_steps.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

namespace kind = records::place_kind;
namespace sub = records::place_subkind;

struct sort_of_place {
  int kind, subkind, count;
  int most_in_a_grid;
  double by_tenants;  // weight of a tenant household against 1 for any household
  int clumping;       // 0 = even, 2 = in clusters
  int low, high;      // capacity
  bool above_scale = false;
};

std::vector<sort_of_place> sorts_of(const figures& n) {
  return {
      {kind::hotel, 0, n.hotels, 6, 0.5, 2, 16, 180},
      {kind::construction_site, 0, n.construction_sites, 3, 0, 1, 0, 0},
      {kind::market, 0, n.markets, 2, 3, 2, 0, 0},
      {kind::shopfront, 0, n.shopfronts, 60, 0.5, 2, 0, 0},
      {kind::enterprise, 0, n.enterprises_above_scale, 4, 0.5, 2, 0, 0, true},
      {kind::enterprise, 0, n.other_enterprises, 20, 1, 2, 0, 0},
      {kind::school, sub::kindergarten, n.kindergartens, 1, 0, 1, 0, 0},
      {kind::school, sub::primary, n.primary_schools, 1, 0, 1, 0, 0},
      {kind::school, sub::secondary, n.secondary_schools, 1, 0, 1, 0, 0},
      {kind::medical, sub::hospital, n.hospitals, 1, 0, 1, 60, 600},
      {kind::medical, sub::health_centre, n.health_centres, 1, 0, 1, 10, 40},
      {kind::medical, sub::clinic, n.clinics, 2, 0, 1, 0, 0},
      {kind::gateway, sub::railway_station, n.railway_stations, 1, 0, 1, 0, 0},
      {kind::gateway, sub::coach_station, n.coach_stations, 1, 0, 1, 0, 0},
      {kind::gateway, sub::expressway, n.expressway_exits, 1, 0, 1, 0, 0},
      {kind::gateway, sub::national_highway, n.national_highways, 1, 0, 1, 0, 0},
      {kind::observation_site, sub::central, n.central_sites, 1, 0, 1, 60, 160},
      {kind::observation_site, sub::medical_point, n.medical_points, 1, 0, 1, 20, 40},
  };
}

double clump(int times, random_source& rng) {
  double out = 1;
  for (int i = 0; i < times; ++i) out *= heavy(rng);
  return out;
}

std::vector<int> scatter(const district_plan& plan, const sort_of_place& sort, random_source& rng) {
  std::vector<share> shares;
  for (const auto& grid : plan.grids) {
    const double base = 40 + grid.registered + sort.by_tenants * grid.tenants;
    const double noise = clump(sort.clumping, rng);
    shares.push_back({base * noise, 0, sort.most_in_a_grid});
  }
  return apportion(sort.count, shares);
}

void add_places(district_plan& plan, const sort_of_place& sort, random_source& rng) {
  int ordinal = 0;
  const auto counts = scatter(plan, sort, rng);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    for (int n = 0; n < counts[i]; ++n) {
      const int capacity = sort.high > 0 ? roll(rng, sort.low, sort.high) : 0;
      plan.places.push_back(
          {int(i), sort.kind, sort.subkind, ordinal++, capacity, sort.above_scale});
    }
  }
}

// Every stall belongs to one market; a few markets are large.
void plan_stalls(district_plan& plan, random_source& rng) {
  std::vector<share> shares;
  std::vector<place_plan*> markets;
  for (auto& place : plan.places) {
    if (place.kind != kind::market) continue;
    markets.push_back(&place);
    shares.push_back({heavy(rng), 24});
  }
  const auto stalls = apportion(plan.wanted.stalls, shares);
  for (std::size_t i = 0; i < markets.size(); ++i) markets[i]->capacity = stalls[i];
}

}  // namespace

void plan_places(district_plan& plan, random_source& rng) {
  for (const auto& sort : sorts_of(plan.wanted)) add_places(plan, sort, rng);
  plan_stalls(plan, rng);
  std::stable_sort(plan.places.begin(), plan.places.end(),
                   [](const auto& a, const auto& b) { return a.grid < b.grid; });
  auto next = plan.places.begin();
  for (std::size_t i = 0; i < plan.grids.size(); ++i) {
    const auto first = next;
    while (next != plan.places.end() && next->grid == int(i)) ++next;
    plan.grids[i].first_place = int(first - plan.places.begin());
    plan.grids[i].places = int(next - first);
  }
}

}  // namespace wangge::demo
