// Households of every grid: registered ones by size class, tenants, those away, dwellings.
#include <algorithm>

#include "demo/apportion.h"
#include "demo/plan_steps.h"

namespace wangge::demo {
namespace {

const street_seed& street_of(const district_plan& plan, const grid_plan& grid) {
  return plan.streets[grid.street].seed;
}

// Small grids are mostly villages; large ones are estates.
std::vector<size_class> draw_classes(const district_plan& plan, random_source& rng) {
  std::vector<int> small, large;
  for (const auto& grid : plan.grids) {
    small.push_back(plan.communities[grid.community].village ? 12 : 1);
  }
  std::vector<size_class> out(plan.grids.size(), size_class::c100_300);
  for (const int at : draw_distinct(plan.wanted.grids_lt100, small, rng)) {
    out[at] = size_class::lt100;
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool village = plan.communities[plan.grids[i].community].village;
    large.push_back(out[i] == size_class::lt100 ? 0 : village ? 1 : 20);
  }
  for (const int at : draw_distinct(plan.wanted.grids_gt300, large, rng)) {
    out[at] = size_class::gt300;
  }
  return out;
}

// Class middles 60, 215 and 463, so that the classes and the total fit together (K2).
int draw_registered(size_class of, random_source& rng) {
  switch (of) {
    case size_class::lt100:
      return (roll(rng, 21, 99) + roll(rng, 21, 99)) / 2;
    case size_class::c100_300:
      return (roll(rng, 130, 300) + roll(rng, 130, 300)) / 2;
    case size_class::gt300:
      break;
  }
  return 301 + static_cast<int>(650 * rng.unit() * rng.unit());
}

share bounds_of(size_class of) {
  switch (of) {
    case size_class::lt100:
      return {1, 20, 99};
    case size_class::c100_300:
      return {1, 100, 300};
    case size_class::gt300:
      break;
  }
  return {1, 301, 980};
}

void plan_registered(district_plan& plan, random_source& rng) {
  const auto classes = draw_classes(plan, rng);
  std::vector<int> registered;
  std::vector<share> bounds;
  int middle = 0;
  for (const auto of : classes) {
    registered.push_back(draw_registered(of, rng));
    bounds.push_back(bounds_of(of));
    // The two edges of the middle class occur in every large demonstration.
    if (of == size_class::c100_300 && plan.wanted.grids_100_300 > 20 && middle++ < 2) {
      registered.back() = middle == 1 ? 100 : 300;
      bounds.back().weight = 0;
    }
  }
  fit_to_total(registered, bounds, plan.wanted.registered_households, rng);
  for (std::size_t i = 0; i < registered.size(); ++i) plan.grids[i].registered = registered[i];
}

void plan_tenants(district_plan& plan, random_source& rng) {
  std::vector<share> shares;
  for (const auto& grid : plan.grids) {
    const double weight = grid.registered * street_of(plan, grid).tenants;
    shares.push_back({weight * (0.6 + 0.8 * rng.unit()), 2, 7 * grid.registered});
  }
  const auto tenants = apportion(plan.wanted.tenant_households(), shares);
  for (std::size_t i = 0; i < tenants.size(); ++i) plan.grids[i].tenants = tenants[i];
}

void plan_away(district_plan& plan, random_source& rng) {
  std::vector<share> shares;
  for (const auto& grid : plan.grids) {
    const int households = grid.households();
    shares.push_back({households * (0.4 + rng.unit()), 0, households / 8});
  }
  const auto away = apportion(plan.wanted.away_households, shares);
  for (std::size_t i = 0; i < away.size(); ++i) plan.grids[i].away = away[i];
}

// Three households behind each courtyard gate on average; some of every grid's live in buildings.
void plan_courtyards(district_plan& plan, random_source& rng) {
  std::vector<share> shares;
  for (const auto& grid : plan.grids) {
    const double weight = grid.screened() * street_of(plan, grid).courtyards;
    shares.push_back({weight * (0.4 + 1.2 * rng.unit()), 0, int(grid.screened() * 0.85 / 3)});
  }
  const auto courtyards = apportion(plan.wanted.courtyards, shares);
  for (std::size_t i = 0; i < courtyards.size(); ++i) plan.grids[i].courtyards = courtyards[i];
}

void plan_vacant(district_plan& plan, random_source& rng) {
  std::vector<share> shares;
  for (const auto& grid : plan.grids) {
    shares.push_back({grid.building_households() * (0.3 + rng.unit()), 0});
  }
  const auto vacant = apportion(plan.wanted.vacant_doors, shares);
  for (std::size_t i = 0; i < vacant.size(); ++i) plan.grids[i].vacant = vacant[i];
}

}  // namespace

void plan_households(district_plan& plan, random_source& rng) {
  plan_registered(plan, rng);
  plan_tenants(plan, rng);
  plan_away(plan, rng);
  plan_courtyards(plan, rng);
  plan_vacant(plan, rng);
}

void plan_persons(district_plan& plan, random_source& rng) {
  std::vector<share> locals, migrants, absent, members, volunteers;
  for (const auto& grid : plan.grids) {
    const auto about = [&rng] { return 0.92 + 0.16 * rng.unit(); };
    locals.push_back({grid.registered * about(), grid.registered, 6 * grid.registered});
    migrants.push_back({grid.tenants * about(), grid.tenants, 8 * grid.tenants});
  }
  const auto local_persons = apportion(plan.wanted.persons - plan.wanted.migrants, locals);
  const auto migrant_persons = apportion(plan.wanted.migrants, migrants);
  for (std::size_t i = 0; i < plan.grids.size(); ++i) {
    auto& grid = plan.grids[i];
    grid.locals = local_persons[i];
    grid.migrants = migrant_persons[i];
    // Most of those not back yet are migrants; a household away counts up to four persons.
    absent.push_back({0.31 * grid.migrants + 0.1 * grid.locals, 4 * grid.away,
                      grid.persons() - grid.screened()});
    members.push_back({grid.locals * (0.5 + rng.unit()), 0, grid.locals / 8});
    volunteers.push_back({grid.persons() * (0.5 + rng.unit()), 0, grid.persons() / 8});
  }
  const auto absent_persons = apportion(plan.wanted.persons - plan.wanted.present, absent);
  const auto party_members = apportion(plan.wanted.party_members, members);
  const auto volunteer_persons = apportion(plan.wanted.volunteers, volunteers);
  for (std::size_t i = 0; i < plan.grids.size(); ++i) {
    plan.grids[i].absent = absent_persons[i];
    plan.grids[i].party_members = party_members[i];
    plan.grids[i].volunteers = volunteer_persons[i];
  }
}

}  // namespace wangge::demo
