#pragma once
#include <span>

#include "demo/dwellings.h"

namespace wangge::demo {

// Writes settled grids: all doors, then all households, persons and former dwellings.
class people_rows {
 public:
  people_rows(const scene& of, row_maker& rows) : of_(of), rows_(rows) {}
  void write(std::span<grid_people> some);

 private:
  void add_door(const grid_plan& grid, const dwelling& one);
  void add_household(const grid_plan& grid, const dwelling& one);
  void add_person(const grid_people& here, const dwelling& home, member& one);
  void put_identity(records::record& row, member& one);
  void put_residence(records::record& row, const grid_plan& grid, const member& one);
  void add_former(const grid_people& here, const uuid& person);

  const scene& of_;
  row_maker& rows_;
  // Persons of the grids at hand who once lived elsewhere in their grid.
  std::vector<std::pair<const grid_people*, uuid>> movers_;
};

}  // namespace wangge::demo
