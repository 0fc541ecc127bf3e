#include "demo/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "demo/place_names.h"
#include "demo/real_communities.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

namespace kind = records::place_kind;

const district_plan& whole() {
  static const district_plan plan = make_plan(1, scale::district);
  return plan;
}

int sum(const district_plan& plan, const std::function<int(const grid_plan&)>& of) {
  int out = 0;
  for (const auto& grid : plan.grids) out += of(grid);
  return out;
}

int count_class(const district_plan& plan, size_class wanted) {
  return int(std::count_if(plan.grids.begin(), plan.grids.end(), [wanted](const auto& grid) {
    return size_class_of(grid.registered) == wanted;
  }));
}

int places(const district_plan& plan, int of_kind, int subkind = 0) {
  return int(std::count_if(plan.places.begin(), plan.places.end(), [=](const auto& place) {
    return place.kind == of_kind && (subkind == 0 || place.subkind == subkind);
  }));
}

TEST(demo_plan, size_classes_hold_both_edges_in_the_middle) {
  EXPECT_EQ(size_class_of(99), size_class::lt100);
  EXPECT_EQ(size_class_of(100), size_class::c100_300);
  EXPECT_EQ(size_class_of(300), size_class::c100_300);
  EXPECT_EQ(size_class_of(301), size_class::gt300);
  const auto& grids = whole().grids;
  for (const int edge : {100, 300}) {
    EXPECT_TRUE(std::any_of(grids.begin(), grids.end(),
                            [edge](const auto& grid) { return grid.registered == edge; }));
  }
}

TEST(demo_plan, territory_is_exact) {
  const auto& plan = whole();
  EXPECT_EQ(plan.streets.size(), 14u);
  EXPECT_EQ(plan.communities.size(), 200u);
  EXPECT_EQ(plan.grids.size(), 1047u);
  EXPECT_EQ(count_class(plan, size_class::lt100), 334);
  EXPECT_EQ(count_class(plan, size_class::c100_300), 687);
  EXPECT_EQ(count_class(plan, size_class::gt300), 26);
}

TEST(demo_plan, households_and_dwellings_are_exact) {
  const auto& plan = whole();
  EXPECT_EQ(sum(plan, [](auto& g) { return g.registered; }), 179787);
  EXPECT_EQ(sum(plan, [](auto& g) { return g.screened(); }), 305147);
  EXPECT_EQ(sum(plan, [](auto& g) { return g.buildings; }), 6347);
  EXPECT_EQ(sum(plan, [](auto& g) { return g.courtyards; }), 18817);
  EXPECT_EQ(sum(plan, [](auto& g) { return g.courtyard_households(); }), 56451);
  EXPECT_EQ(sum(plan, [](auto& g) { return g.building_households() - g.away; }), 248696);
  EXPECT_EQ(sum(plan, [](auto& g) { return g.building_doors() + g.courtyard_households(); }),
            311000);
}

TEST(demo_plan, persons_are_exact) {
  const auto& plan = whole();
  EXPECT_EQ(sum(plan, [](auto& g) { return g.persons(); }), 1060000);
  EXPECT_EQ(sum(plan, [](auto& g) { return g.persons() - g.absent; }), 845317);
  EXPECT_EQ(sum(plan, [](auto& g) { return g.migrants; }), 530000);
  const int members = sum(plan, [](auto& g) { return g.party_members; });
  EXPECT_TRUE(members >= 9800 && members <= 9899) << members;
  const int volunteers = sum(plan, [](auto& g) { return g.volunteers; });
  EXPECT_TRUE(volunteers >= 20000 && volunteers <= 29999) << volunteers;
}

TEST(demo_plan, compounds_and_entrances_are_exact) {
  const auto& plan = whole();
  const auto& all = plan.compounds;
  EXPECT_EQ(std::count_if(all.begin(), all.end(), [](auto& c) { return c.closed; }), 316);
  EXPECT_EQ(std::count_if(all.begin(), all.end(), [](auto& c) { return !c.closed; }), 248);
  int seals = sum(plan, [](auto& g) { return g.lane_seals; });
  int checkpoints = sum(plan, [](auto& g) { return g.lane_checkpoints; });
  for (const auto& one : all) {
    seals += one.seals;
    checkpoints += one.checkpoint;
  }
  EXPECT_EQ(seals, 874);
  EXPECT_EQ(checkpoints, 453);
}

TEST(demo_plan, places_are_exact) {
  namespace sub = records::place_subkind;
  const auto& plan = whole();
  EXPECT_EQ(places(plan, kind::hotel), 376);
  EXPECT_EQ(places(plan, kind::market), 58);
  EXPECT_EQ(places(plan, kind::gateway), 9);
  EXPECT_EQ(places(plan, kind::gateway, sub::railway_station), 2);
  EXPECT_EQ(places(plan, kind::gateway, sub::coach_station), 3);
  EXPECT_EQ(places(plan, kind::observation_site, sub::central), 9);
  EXPECT_EQ(places(plan, kind::observation_site, sub::medical_point), 2);
  int stalls = 0, above_scale = 0;
  for (const auto& place : plan.places) {
    if (place.kind == kind::market) stalls += place.capacity;
    above_scale += place.above_scale;
  }
  EXPECT_TRUE(stalls >= 20000 && stalls <= 29999) << stalls;
  EXPECT_EQ(above_scale, 85);
}

TEST(demo_plan, every_community_has_a_party_organisation) {
  int organisations = 0;
  for (const auto& community : whole().communities) {
    EXPECT_GE(community.party_organisations, 1);
    organisations += community.party_organisations;
  }
  EXPECT_EQ(organisations, 782);
}

TEST(demo_plan, names_are_invented_and_unique) {
  std::set<std::string> seen;
  for (const auto& community : whole().communities) {
    EXPECT_TRUE(seen.insert(community.name).second) << community.name;
    const std::string stem = stem_of(community.name);
    for (const auto real : real_communities) {
      EXPECT_NE(community.name, real);
      EXPECT_NE(stem, real);
    }
  }
}

TEST(demo_plan, no_word_pair_is_a_real_name) {
  random_source rng(1);
  for (const auto& names : {committee_names(468, rng), village_names(192, rng)}) {
    for (const auto& name : names) {
      for (const auto real : real_communities) EXPECT_NE(stem_of(name), real);
      for (const auto real : real_communities) EXPECT_NE(name, real);
    }
  }
}

TEST(demo_plan, dense_streets_have_most_tenants) {
  const auto& plan = whole();
  const auto tenants_per_registered = [&plan](bool dense) {
    double tenants = 0, registered = 0;
    for (const auto& grid : plan.grids) {
      const auto code = plan.streets[grid.street].seed.code;
      if ((code >= 370105013 && code <= 370105015) != dense) continue;
      tenants += grid.tenants;
      registered += grid.registered;
    }
    return tenants / registered;
  };
  EXPECT_GT(tenants_per_registered(true), 1.7 * tenants_per_registered(false));
}

// What every plan must hold, whatever its size.
void check_rules(const district_plan& plan) {
  const auto& n = plan.wanted;
  EXPECT_EQ(int(plan.grids.size()), n.grids());
  EXPECT_EQ(sum(plan, [](auto& g) { return g.persons(); }), n.persons);
  EXPECT_EQ(sum(plan, [](auto& g) { return g.screened(); }), n.screened_households);
  for (const auto& grid : plan.grids) {
    EXPECT_EQ(grid.code / 1000, plan.communities[grid.community].code);
    EXPECT_GE(grid.building_households(), grid.away);
    EXPECT_GE(grid.buildings, std::max(1, grid.compounds));
    EXPECT_GE(grid.building_doors(), grid.buildings);
    EXPECT_GE(grid.locals, grid.registered);
    EXPECT_GE(grid.migrants, grid.tenants);
    EXPECT_GE(grid.persons() - grid.absent, grid.screened());
    EXPECT_GE(grid.absent, 4 * grid.away);
  }
  EXPECT_TRUE(std::is_sorted(plan.grids.begin(), plan.grids.end(),
                             [](auto& a, auto& b) { return a.code < b.code; }));
}

// A compound without a staffed gate shares its neighbour's, and no gate serves more than two (K5).
void check_gates(const district_plan& plan) {
  for (std::size_t i = 0; i < plan.compounds.size(); ++i) {
    const auto& one = plan.compounds[i];
    if (one.partner < 0) {
      EXPECT_TRUE(one.checkpoint);
      continue;
    }
    const auto& other = plan.compounds[one.partner];
    EXPECT_EQ(other.partner, int(i));
    EXPECT_NE(one.checkpoint, other.checkpoint);
    EXPECT_EQ(plan.grids[one.grid].community, plan.grids[other.grid].community);
  }
}

TEST(demo_plan, rules_hold_at_every_scale_and_seed) {
  for (const auto size : {scale::community, scale::street, scale::district}) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      SCOPED_TRACE(seed);
      const auto plan = make_plan(seed, size);
      check_rules(plan);
      check_gates(plan);
    }
  }
}

TEST(demo_plan, same_seed_same_plan) {
  const auto digest = [](const district_plan& plan) {
    std::string out;
    for (const auto& one : plan.communities) out += one.name;
    for (const auto& grid : plan.grids) out += std::to_string(grid.migrants * 1000 + grid.places);
    return out;
  };
  EXPECT_EQ(digest(make_plan(5, scale::street)), digest(make_plan(5, scale::street)));
  EXPECT_NE(digest(make_plan(5, scale::street)), digest(make_plan(6, scale::street)));
}

TEST(demo_plan, scales_have_names) {
  EXPECT_EQ(parse_scale("village"), std::nullopt);
  EXPECT_EQ(parse_scale("district"), scale::district);
}

}  // namespace
}  // namespace wangge::demo
