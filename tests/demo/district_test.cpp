// The whole demonstration, counted by the catalogue of figures.
#include <gtest/gtest.h>

#include <map>

#include "demo/plan.h"
#include "demo/sinks.h"

namespace wangge::demo {
namespace {

const counting_sink& district() {
  static const counting_sink counted = [] {
    counting_sink out;
    generate({1, scale::district}, out, silent);
    return out;
  }();
  return counted;
}

TEST(demo_district, exact_figures_are_exact) {
  const std::map<std::string_view, std::int64_t> exact{
      {"streets", 14},
      {"communities", 200},
      {"grids", 1047},
      {"grids_lt100", 334},
      {"grids_100_300", 687},
      {"grids_gt300", 26},
      {"buildings", 6347},
      {"bungalow_courtyards", 18817},
      {"hotels", 376},
      {"households_screened", 305147},
      {"persons_screened", 845317},
      {"persons_registered", 1060000},
      {"persons_not_present", 214683},
      {"migrant_population", 530000},
      {"closed_compounds", 316},
      {"open_compounds", 248},
      {"entrances_sealed", 874},
      {"checkpoints", 453},
      {"specialised_markets", 58},
      {"industrial_enterprises_above_scale", 85},
      {"industrial_enterprises_above_scale_resumed", 85},
      {"central_observation_sites", 9},
      {"medical_observation_points", 2},
      {"district_departments", 53},
      {"village_community_party_orgs", 782},
      {"doors", 311000}};
  for (const auto& [id, value] : exact) EXPECT_EQ(district().figure(id), value) << id;
}

TEST(demo_district, approximate_figures_are_in_range) {
  const std::map<std::string_view, std::pair<std::int64_t, std::int64_t>> ranges{
      {"party_members", {9800, 9899}},
      {"volunteers", {20000, 29999}},
      {"market_operators", {20000, 29999}},
      {"migrant_population", {525000, 534999}}};
  for (const auto& [id, range] : ranges) {
    EXPECT_GE(district().figure(id), range.first) << id;
    EXPECT_LE(district().figure(id), range.second) << id;
  }
}

TEST(demo_district, identities_are_unique_and_impossible) {
  EXPECT_EQ(district().repeated_ids, 0);
  EXPECT_EQ(district().repeated_codes, 0);
  EXPECT_GT(district().id_numbers.size(), 1050000u);
  for (const auto& number : district().id_numbers) EXPECT_EQ(number / 100'000'000'000, 379905u);
}

TEST(demo_district, ids_rise_and_real_names_are_absent) {
  EXPECT_EQ(district().out_of_order, 0);
  EXPECT_EQ(district().reserved, 0);
}

TEST(demo_district, somebody_is_at_home_in_every_screened_household) {
  int occupied = 0;
  for (const auto& [home, present] : district().homes) occupied += present > 0;
  EXPECT_EQ(occupied, 305147);
}

TEST(demo_district, registered_households_are_the_grids_own_number) {
  EXPECT_EQ(district().registered, district().wanted);
}

TEST(demo_district, every_grid_has_what_its_plan_says) {
  for (const auto& grid : make_plan(1, scale::district).grids) {
    const auto& here = district().by_grid.at(grid.code);
    const auto count = [&here](const records::entity& of) { return here[of.number]; };
    EXPECT_EQ(count(records::person_entity), grid.persons());
    EXPECT_EQ(count(records::household_entity), grid.households());
    EXPECT_EQ(count(records::building_entity), grid.buildings);
    EXPECT_EQ(count(records::courtyard_entity), grid.courtyards);
    EXPECT_EQ(count(records::compound_entity), grid.compounds);
    EXPECT_EQ(count(records::place_entity), grid.places);
  }
}

}  // namespace
}  // namespace wangge::demo
