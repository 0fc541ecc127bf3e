#include "demo/plan.h"

#include <algorithm>

#include "demo/apportion.h"
#include "demo/place_names.h"
#include "demo/plan_steps.h"
#include "territory/rules.h"

namespace wangge::demo {
namespace {

// The smaller demonstrations take this street, or one community of it.
constexpr std::int64_t sample_street = 370105006;

std::vector<street_seed> chosen_streets(scale size) {
  const auto all = demo_streets();
  if (size == scale::district) return {all.begin(), all.end()};
  const auto one = std::find_if(all.begin(), all.end(),
                                [](const auto& street) { return street.code == sample_street; });
  street_seed street = *one;
  if (size == scale::community) street.committees = 1;
  return {street};
}

figures figures_of_scale(scale size) {
  if (size == scale::district) return district_figures();
  const auto street = chosen_streets(size).front();
  return smaller_figures(street.committees + street.villages);
}

void add_communities(district_plan& plan, int at) {
  auto& street = plan.streets[at];
  street.first_community = int(plan.communities.size());
  street.communities = street.seed.committees + street.seed.villages;
  for (int i = 0; i < street.communities; ++i) {
    const bool village = i >= street.seed.committees;
    const int number = village ? 301 + i - street.seed.committees : 101 + i;
    plan.communities.push_back({.code = street.seed.code * 1000 + number,
                                .name = {},
                                .street = at,
                                .village = village,
                                .first_grid = 0,
                                .grids = 0,
                                .party_organisations = 0});
  }
}

void name_communities(district_plan& plan, random_source& rng) {
  int committees = 0;
  for (const auto& one : plan.communities) committees += !one.village;
  auto plain = committee_names(committees, rng);
  auto rural = village_names(int(plan.communities.size()) - committees, rng);
  std::size_t plain_at = 0, rural_at = 0;
  for (auto& one : plan.communities) {
    one.name = one.village ? rural[rural_at++] : plain[plain_at++];
  }
}

void add_grids(district_plan& plan, random_source& rng) {
  std::vector<share> shares;
  for (const auto& one : plan.communities) {
    shares.push_back({(one.village ? 2.7 : 5.9) * (0.6 + rng.unit()), 1, 24});
  }
  const auto counts = apportion(plan.wanted.grids(), shares);
  for (std::size_t i = 0; i < plan.communities.size(); ++i) {
    auto& community = plan.communities[i];
    community.first_grid = int(plan.grids.size());
    community.grids = counts[i];
    for (int n = 1; n <= counts[i]; ++n) {
      grid_plan grid{};
      grid.code = community.code * 1000 + n;
      grid.street = community.street;
      grid.community = int(i);
      grid.sequence = n;
      plan.grids.push_back(grid);
    }
  }
}

}  // namespace

size_class size_class_of(int registered_households) {
  return static_cast<size_class>(territory::size_class_of(registered_households));
}

void plan_units(district_plan& plan, random_source& rng) {
  for (int i = 0; i < int(plan.streets.size()); ++i) add_communities(plan, i);
  name_communities(plan, rng);
  add_grids(plan, rng);
  std::vector<share> shares;
  for (const auto& one : plan.communities) shares.push_back({one.grids * (0.5 + rng.unit()), 1});
  const auto organisations = apportion(plan.wanted.party_organisations, shares);
  for (std::size_t i = 0; i < organisations.size(); ++i) {
    plan.communities[i].party_organisations = organisations[i];
  }
}

district_plan make_plan(std::uint64_t seed, scale size) {
  district_plan plan;
  plan.wanted = figures_of_scale(size);
  plan.seed = seed;
  for (const auto& street : chosen_streets(size)) plan.streets.push_back({street, 0, 0});
  random_source rng(seed);
  plan_units(plan, rng);
  plan_households(plan, rng);
  plan_compounds(plan, rng);
  plan_persons(plan, rng);
  plan_places(plan, rng);
  return plan;
}

}  // namespace wangge::demo
