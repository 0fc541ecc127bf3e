#pragma once
// The ground of the whole demonstration, decided before the first person: plan, map, names, ids.

#include <string>
#include <vector>

#include "demo/geometry.h"
#include "demo/layout.h"
#include "demo/plan.h"
#include "demo/rows.h"

namespace wangge::demo {

// How the dwellings of a building are numbered; the last missing ones of the ground floor are
// shops or bicycle rooms.
struct building_shape {
  int units, floors, doors_a_floor, doors;
};

// A building with exactly `doors` dwellings. range: doors ≥ 1; at most 34 floors and 12 units.
building_shape shape_building(int doors, random_source& rng);

struct compound_scene {
  uuid id, property_company, owners_committee;
  std::string name, address;
};
struct building_scene {
  uuid id;
  int grid, compound;  // position of the compound, −1 for none
  std::string name, address;
  building_shape shape;
  const building_spot* spot;
};
struct courtyard_scene {
  uuid id;
  int grid;
  std::string address;
  int households;
  coordinate at;
};
struct place_scene {
  uuid id;
  std::string name;
};

struct scene {
  district_plan plan;
  district_map map;
  std::vector<grid_layout> layouts;         // as plan.grids
  std::vector<compound_scene> compounds;    // as plan.compounds
  std::vector<building_scene> buildings;    // in grid order
  std::vector<courtyard_scene> courtyards;  // in grid order
  std::vector<place_scene> places;          // as plan.places
  std::vector<std::string> employers;       // names of enterprises and markets

  const community_plan& community_of(const grid_plan& grid) const {
    return plan.communities[grid.community];
  }
};

scene set_scene(district_plan plan, row_maker& rows);

// The steps of generate(), each writing whole entities.
void write_units(const scene& of, row_maker& rows);
void write_organisations(scene& of, row_maker& rows);  // sets the compounds' organisations
void write_ground(const scene& of, row_maker& rows);   // compounds to stalls
void write_places(const scene& of, row_maker& rows);   // a step of write_ground
void write_people(const scene& of, row_maker& rows, const progress& report);

}  // namespace wangge::demo
