#include "demo/generate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "demo/names.h"
#include "demo/plan.h"
#include "gen/entities.h"
#include "records/figures.h"
#include "records/rules.h"
#include "records/tally.h"
#include "residents/rules.h"
#include "territory/rules.h"

namespace wangge::demo {
namespace {

using records::record;

const progress silent = [](int, int) {};

std::string text_of(const db::value& one) {
  if (const auto* whole = std::get_if<std::int64_t>(&one)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&one)) return std::to_string(*real * 1e7);
  if (const auto* text = std::get_if<std::string>(&one)) return *text;
  if (const auto* id = std::get_if<uuid>(&one)) return to_string(*id);
  return "-";
}

std::uint64_t mix(std::uint64_t digest, std::string_view text) {
  for (const char c : text) digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return (digest ^ 0xff) * 0x100000001b3;
}

// Everything in one number.
struct digest_sink : sink {
  std::uint64_t value = 0xcbf29ce484222325;
  void add(record one) override {
    value = mix(mix(value, one.what->name), to_string(one.id));
    for (const auto& each : one.values) value = mix(value, text_of(each));
  }
};

// Keeps a small demonstration whole.
struct keeping_sink : sink {
  std::vector<record> all;
  void add(record one) override { all.push_back(std::move(one)); }
  std::vector<const record*> of(const records::entity& what) const {
    std::vector<const record*> out;
    for (const auto& one : all) {
      if (one.what == &what) out.push_back(&one);
    }
    return out;
  }
};

const keeping_sink& street() {
  static const keeping_sink kept = [] {
    keeping_sink out;
    generate({7, scale::street}, out, silent);
    return out;
  }();
  return kept;
}

// What a stream of two million records must hold, checked as they pass.
struct counting_sink : sink {
  std::vector<std::int64_t> measures = std::vector<std::int64_t>(records::measure_count());
  std::unordered_set<std::string> id_numbers, credit_codes;
  std::unordered_map<uuid, int, uuid_hash> homes;   // persons present in each household
  std::map<std::int64_t, std::int64_t> registered;  // households by grid
  std::map<std::int64_t, std::int64_t> wanted;
  std::map<std::int64_t, std::map<std::string_view, std::int64_t>> by_grid;
  uuid last_id{};
  int repeated_ids = 0, repeated_codes = 0, out_of_order = 0, reserved = 0;
  std::vector<int> scratch;

  void add(record one) override {
    records::measures_of(one, scratch);
    for (const int at : scratch) ++measures[at];
    ++by_grid[one.grid()][one.what->name];
    if (one.what == &records::person_entity) see_person(one);
    if (one.what == &records::household_entity) see_household(one);
    if (one.what == &records::unit_entity && one.has(records::unit_at::registered_households)) {
      wanted[one.grid()] = one.integer(records::unit_at::registered_households);
    }
    const int code = one.what->find("credit_code");
    if (code >= 0 && one.has(code)) {
      repeated_codes += !credit_codes.insert(std::string(one.text(code))).second;
    }
  }

  void see_household(const record& one) {
    namespace at = records::household_at;
    homes[one.id] = 0;
    registered[one.grid()] += one.integer(at::registered);
  }

  void see_person(const record& one) {
    namespace at = records::person_at;
    const auto home = homes.find(std::get<uuid>(one.values[at::household]));
    ASSERT_NE(home, homes.end());
    home->second += one.integer(at::presence) == records::person_presence::present;
    reserved += is_reserved_name(one.text(at::name));
    if (one.has(at::id_number)) {
      repeated_ids += !id_numbers.insert(std::string(one.text(at::id_number))).second;
    }
    out_of_order += !(last_id < one.id);
    last_id = one.id;
  }

  std::int64_t figure(std::string_view id) const {
    const auto* found = records::find_figure(id);
    if (!found) throw std::logic_error("no figure " + std::string(id));
    std::int64_t sum = 0;
    for (const int at : records::measures_of(*found)) sum += measures[at];
    return sum;
  }
};

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
  for (const auto& number : district().id_numbers) EXPECT_EQ(number.substr(0, 6), "379905");
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
    const auto count = [&here](std::string_view entity) {
      const auto found = here.find(entity);
      return found == here.end() ? 0 : found->second;
    };
    EXPECT_EQ(count("person"), grid.persons());
    EXPECT_EQ(count("household"), grid.households());
    EXPECT_EQ(count("building"), grid.buildings);
    EXPECT_EQ(count("courtyard"), grid.courtyards);
    EXPECT_EQ(count("compound"), grid.compounds);
    EXPECT_EQ(count("place"), grid.places);
  }
}

TEST(demo_records, pass_every_rule_unchanged) {
  territory::register_rules();
  residents::register_rules();
  for (const auto& kept : street().all) {
    record one = kept;
    std::vector<problem> found;
    records::check(one, nullptr, {.today = 20200330, .demo = true}, found);
    for (const auto& each : found) ADD_FAILURE() << one.what->name << " " << each.field;
    for (std::size_t at = 0; at < one.values.size(); ++at) {
      if (one.what->fields[at].kind == records::field_kind::boolean) continue;  // unset becomes no
      EXPECT_EQ(one.values[at], kept.values[at]) << one.what->name << at;
    }
  }
}

TEST(demo_records, are_refused_outside_a_demonstration) {
  residents::register_rules();
  const auto persons = street().of(records::person_entity);
  record one = *persons.front();
  std::vector<problem> found;
  records::check(one, nullptr, {.today = 20200330, .demo = false}, found);
  EXPECT_FALSE(found.empty());
}

TEST(demo_records, parents_come_before_what_refers_to_them) {
  std::unordered_set<uuid, uuid_hash> seen;
  for (const auto& one : street().all) {
    for (std::size_t at = 0; at < one.values.size(); ++at) {
      if (one.what->fields[at].kind != records::field_kind::ref || !one.has(int(at))) continue;
      // Neighbours who share a gate refer to each other through compounds, which come first.
      EXPECT_TRUE(seen.count(std::get<uuid>(one.values[at]))) << one.what->name << " " << at;
    }
    EXPECT_TRUE(seen.insert(one.id).second);
  }
}

TEST(demo_records, come_in_grid_order) {
  std::map<std::string_view, std::int64_t> last;
  for (const auto& one : street().all) {
    if (one.what == &records::organisation_entity || one.what == &records::unit_entity) continue;
    EXPECT_GE(one.grid(), last[one.what->name]) << one.what->name;
    last[one.what->name] = one.grid();
  }
}

TEST(demo_records, one_household_behind_each_door_that_is_not_vacant) {
  std::map<uuid, int> doors;
  for (const auto* one : street().of(records::household_entity)) {
    ++doors[std::get<uuid>(one->values[records::household_at::door])];
  }
  for (const auto* one : street().of(records::door_entity)) {
    const bool vacant = one->integer(records::door_at::use) == records::door_use::vacant;
    EXPECT_EQ(doors[one->id], vacant ? 0 : 1);
  }
}

TEST(demo_records, door_numbers_are_unique_and_tell_the_floor) {
  namespace at = records::door_at;
  std::set<std::string> addresses;
  for (const auto* one : street().of(records::door_entity)) {
    EXPECT_TRUE(addresses.insert(std::string(one->text(at::address))).second)
        << one->text(at::address);
    if (!one->has(at::building)) continue;
    EXPECT_EQ(std::stoi(std::string(one->text(at::number))) / 100, one->integer(at::floor));
  }
}

TEST(demo_records, units_and_floors_of_a_building_hold_its_doors) {
  std::map<uuid, const record*> buildings;
  for (const auto* one : street().of(records::building_entity)) buildings[one->id] = one;
  for (const auto* one : street().of(records::door_entity)) {
    namespace at = records::door_at;
    if (!one->has(at::building)) continue;
    const auto* building = buildings.at(std::get<uuid>(one->values[at::building]));
    EXPECT_LE(one->integer(at::unit_no), building->integer(records::building_at::unit_count));
    EXPECT_LE(one->integer(at::floor), building->integer(records::building_at::floor_count));
    EXPECT_EQ(one->grid(), building->grid());
  }
}

TEST(demo_records, a_shared_checkpoint_names_both_compounds) {
  namespace at = records::entrance_at;
  namespace status = records::entrance_status;
  std::set<uuid> served;
  for (const auto* one : street().of(records::entrance_entity)) {
    if (one->integer(at::status) != status::checkpoint || !one->has(at::compound)) continue;
    served.insert(std::get<uuid>(one->values[at::compound]));
    if (one->has(at::shared_with)) served.insert(std::get<uuid>(one->values[at::shared_with]));
  }
  EXPECT_EQ(served.size(), street().of(records::compound_entity).size());
}

TEST(demo_records, party_organisations_form_a_tree_in_their_community) {
  namespace at = records::organisation_at;
  namespace kind = records::organisation_kind;
  std::map<uuid, const record*> all;
  for (const auto* one : street().of(records::organisation_entity)) all[one->id] = one;
  for (const auto& [id, one] : all) {
    if (!one->has(at::parent)) continue;
    const auto* parent = all.at(std::get<uuid>(one->values[at::parent]));
    EXPECT_EQ(parent->grid() / 1000, one->grid() / 1000);
    EXPECT_LT(parent->integer(at::kind), one->integer(at::kind));
    EXPECT_GE(parent->integer(at::kind), kind::party_committee);
  }
}

TEST(demo_records, same_seed_same_records) {
  const auto digest = [](std::uint64_t seed) {
    digest_sink out;
    generate({seed, scale::community}, out, silent);
    return out.value;
  };
  EXPECT_EQ(digest(3), digest(3));
  EXPECT_NE(digest(3), digest(4));
}

TEST(demo_records, any_seed_makes_a_whole_demonstration) {
  for (std::uint64_t seed = 100; seed < 112; ++seed) {
    for (const auto size : {scale::community, scale::street}) {
      counting_sink out;
      generate({seed, size}, out, silent);
      const auto wanted = make_plan(seed, size).wanted;
      EXPECT_EQ(out.figure("persons_registered"), wanted.persons);
      EXPECT_EQ(out.figure("persons_screened"), wanted.present);
      EXPECT_EQ(out.figure("households_screened"), wanted.screened_households);
      EXPECT_EQ(out.repeated_ids, 0);
    }
  }
}

}  // namespace
}  // namespace wangge::demo
