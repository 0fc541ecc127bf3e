#pragma once
// Who lives behind which door of one grid.

#include <span>
#include <string>
#include <vector>

#include "demo/families.h"
#include "demo/scene.h"

namespace wangge::demo {

struct dwelling {
  uuid id;                                   // the door's
  uuid household;                            // nil for a vacant one
  const building_scene* building = nullptr;  // one of the two
  const courtyard_scene* courtyard = nullptr;
  int unit = 0, floor = 0, number = 0;  // 2, 5, 501; in a courtyard only the number
  family home;                          // no members: vacant
};

struct grid_people {
  const grid_plan* grid;
  std::vector<dwelling> dwellings;  // building by building, then courtyard by courtyard
};

struct grid_ground {
  const grid_plan& grid;
  std::span<const building_scene> buildings;
  std::span<const courtyard_scene> courtyards;
};

// Invariants: numbers of households, persons, migrants, absent persons, Party members, volunteers
// and vacant doors are the grid's plan exactly; somebody of age is at home in every household that
// is not away; households away live in buildings.
grid_people settle_grid(const grid_ground& ground, row_maker& rows);

}  // namespace wangge::demo
