#pragma once
// How many of everything lie in which grid: all sums exact, nothing drawn on the ground yet.
//
// Invariants: parts add up to figures_of(plan); a grid's households are registered + tenants;
// screened = households − away; buildings hold what courtyards (three households each) do not.

#include <cstdint>
#include <string>
#include <vector>

#include "demo/figures.h"
#include "demo/streets.h"

namespace wangge::demo {

enum class size_class {  // numbers of records::unit_size_class
  lt100 = 1,
  c100_300 = 2,
  gt300 = 3
};

size_class size_class_of(int registered_households);

struct street_plan {
  street_seed seed;
  int first_community, communities;  // positions in plan.communities
};

struct community_plan {
  std::int64_t code;  // twelve digits; numbers 101… and 301… occur in no real street
  std::string name;   // 锦溪社区, 枣坡村
  int street;
  bool village;
  int first_grid, grids;  // positions in plan.grids
  int party_organisations;
};

struct grid_plan {
  std::int64_t code;  // fifteen digits
  int street, community, sequence;
  int registered, tenants, away, vacant;  // households, households, households, doors
  int courtyards, buildings;
  int locals, migrants, absent;      // persons on the base register; absent ones of both kinds
  int party_members, volunteers;     // persons
  int lane_seals, lane_checkpoints;  // entrances of the grid itself, outside compounds
  int first_compound, compounds;     // positions in plan.compounds
  int first_place, places;           // positions in plan.places

  int households() const { return registered + tenants; }
  int screened() const { return households() - away; }
  int courtyard_households() const { return 3 * courtyards; }
  int building_households() const { return households() - courtyard_households(); }
  int building_doors() const { return building_households() + vacant; }
  int persons() const { return locals + migrants; }
};

struct compound_plan {
  int grid;
  bool closed;
  int seals;        // sealed entrances
  bool checkpoint;  // has a staffed one of its own
  int partner;      // the neighbour that shares the checkpoint, −1 for none; holds both ways
};

struct place_plan {
  int grid;
  int kind, subkind;  // numbers of records::place_kind, place_subkind (0 for none)
  int ordinal;        // counts within kind and subkind, from 0
  int capacity;       // stalls or beds, 0 for none
  bool above_scale;
};

struct district_plan {
  figures wanted;
  std::uint64_t seed;
  std::vector<street_plan> streets;
  std::vector<community_plan> communities;
  std::vector<grid_plan> grids;          // in the order of their codes
  std::vector<compound_plan> compounds;  // in grid order
  std::vector<place_plan> places;        // in grid order
};

// The plan of a demonstration; the same for the same seed and scale. cost: some 10 ms.
district_plan make_plan(std::uint64_t seed, scale size);

}  // namespace wangge::demo
