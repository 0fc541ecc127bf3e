// Doors, households, persons and former dwellings as records, some grids at a time.
#include <algorithm>

#include "demo/dwellings.h"
#include "demo/people_rows.h"
#include "demo/scene.h"

namespace wangge::demo {
namespace {

// Grids held in memory together: enough for whole batches of the store, few enough to be small.
constexpr std::size_t grids_at_a_time = 48;

}  // namespace

void write_people(const scene& of, row_maker& rows, const progress& report) {
  people_rows out(of, rows);
  auto building = of.buildings.begin();
  auto courtyard = of.courtyards.begin();
  const auto all = of.plan.grids.size();
  for (std::size_t first = 0; first < all; first += grids_at_a_time) {
    std::vector<grid_people> some;
    for (std::size_t i = first; i < std::min(all, first + grids_at_a_time); ++i) {
      const int at = static_cast<int>(i);
      const auto other_grid = [at](const auto& one) { return one.grid != at; };
      const auto building_end = std::find_if(building, of.buildings.end(), other_grid);
      const auto courtyard_end = std::find_if(courtyard, of.courtyards.end(), other_grid);
      some.push_back(settle_grid(
          {of.plan.grids[i], {building, building_end}, {courtyard, courtyard_end}}, rows));
      building = building_end;
      courtyard = courtyard_end;
    }
    out.write(some);
    report(static_cast<int>(std::min(all, first + grids_at_a_time)), static_cast<int>(all));
  }
}

}  // namespace wangge::demo
