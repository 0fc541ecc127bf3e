#include "demo/generate.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <unordered_set>

#include "demo/plan.h"
#include "demo/sinks.h"
#include "records/rules.h"
#include "residents/rules.h"
#include "territory/rules.h"

namespace wangge::demo {
namespace {

const keeping_sink& street() {
  static const keeping_sink kept = [] {
    keeping_sink out;
    generate({7, scale::street}, out, silent);
    return out;
  }();
  return kept;
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
  for (std::uint64_t seed = 100; seed < 103; ++seed) {
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
