// Compounds, entrances, buildings and courtyards as records.
#include <fmt/format.h>

#include <cstdlib>
#include <map>

#include "demo/apportion.h"
#include "demo/scene.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

constexpr day closed_since = 20200205;  // the city's order to close compounds and villages
constexpr std::string_view order_of_closure = "区指挥部封闭管理通告（演示）";

void write_compounds(const scene& of, row_maker& rows) {
  namespace at = records::compound_at;
  namespace kind = records::compound_kind;
  for (std::size_t i = 0; i < of.compounds.size(); ++i) {
    const auto& plan = of.plan.compounds[i];
    const auto& grid = of.plan.grids[plan.grid];
    const auto& compound = of.compounds[i];
    const auto& spot = of.layouts[plan.grid].compounds[i - std::size_t(grid.first_compound)];
    auto one = rows.make(records::compound_entity, compound.id);
    put(one, at::grid, grid.code);
    put(one, at::name, compound.name);
    put(one, at::kind, plan.closed ? kind::closed : kind::open);
    put(one, at::property_company, compound.property_company);
    put(one, at::owners_committee, compound.owners_committee);
    put(one, at::address, compound.address);
    put_point(one, at::lon, spot.at);
    put(one, at::outline, outline_json(spot.outline));
    rows.add(std::move(one));
  }
}

// Entrances of one grid after the other.
class entrances {
 public:
  entrances(const scene& of, row_maker& rows) : of_(of), rows_(rows) {}

  void write() {
    for (std::size_t i = 0; i < of_.plan.grids.size(); ++i) {
      const auto& grid = of_.plan.grids[i];
      for (int k = 0; k < grid.compounds; ++k) write_compound(grid.first_compound + k, k);
      write_lanes(static_cast<int>(i));
    }
  }

 private:
  struct entrance {
    int grid, status;
    std::string name;
    coordinate where;
    uuid compound{}, shared_with{};
  };

  void add(const entrance& what) {
    namespace at = records::entrance_at;
    auto one = rows_.make(records::entrance_entity, rows_.new_id());
    put(one, at::grid, of_.plan.grids[what.grid].code);
    put(one, at::name, what.name);
    put(one, at::status, what.status);
    put(one, at::compound, what.compound);
    put(one, at::shared_with, what.shared_with);
    put(one, at::status_since, closed_since);
    if (what.status != records::entrance_status::open) {
      put(one, at::basis, std::string(order_of_closure));
    }
    put_point(one, at::lon, what.where);
    rows_.add(std::move(one));
  }

  // 东门, 南门 … by where the gate lies from the middle of the compound.
  static std::string_view side(coordinate gate, coordinate middle) {
    const auto east = gate.lon_e7 - middle.lon_e7, north = gate.lat_e7 - middle.lat_e7;
    if (std::abs(east) > std::abs(north)) return east > 0 ? "东门" : "西门";
    return north > 0 ? "北门" : "南门";
  }

  void write_compound(int at, int nth) {
    namespace status = records::entrance_status;
    const auto& plan = of_.plan.compounds[at];
    const auto& compound = of_.compounds[at];
    const auto& spot = of_.layouts[plan.grid].compounds[nth];
    const uuid partner = plan.partner < 0 ? uuid{} : of_.compounds[plan.partner].id;
    std::map<std::string_view, int> seen;
    for (std::size_t i = 0; i < spot.gates.size(); ++i) {
      const auto named = side(spot.gates[i], spot.at);
      const int turn = ++seen[named];
      auto name = fmt::format("{}{}{}", compound.name, named, turn > 1 ? numeral(turn) + "号" : "");
      // The first gate stays in use: staffed, or the passage to the neighbour who is staffed.
      const int state = i > 0             ? status::sealed
                        : plan.checkpoint ? status::checkpoint
                                          : status::open;
      if (state == status::open) name = compound.name + "连通口";
      add({plan.grid, state, std::move(name), spot.gates[i], compound.id,
           i == 0 ? partner : uuid{}});
    }
  }

  void write_lanes(int at) {
    namespace status = records::entrance_status;
    const auto& grid = of_.plan.grids[at];
    const auto& gates = of_.layouts[at].lane_gates;
    for (int i = 0; i < int(gates.size()); ++i) {
      const bool staffed = i < grid.lane_checkpoints;
      auto name = fmt::format("{}第{}网格{}号路口", of_.community_of(grid).name,
                              numeral(grid.sequence), i + 1);
      add({at, staffed ? status::checkpoint : status::sealed, std::move(name), gates[i]});
    }
  }

  const scene& of_;
  row_maker& rows_;
};

void write_buildings(const scene& of, row_maker& rows) {
  namespace at = records::building_at;
  namespace kind = records::building_kind;
  int sequence = 0;
  for (const auto& building : of.buildings) {
    const auto& shape = building.shape;
    const int room = shape.units * shape.floors * shape.doors_a_floor;
    auto one = rows.make(records::building_entity, building.id);
    put(one, at::grid, of.plan.grids[building.grid].code);
    put(one, at::name, building.name);
    put(one, at::sequence, ++sequence);
    if (building.compound >= 0) put(one, at::compound, of.compounds[building.compound].id);
    put(one, at::kind, shape.doors < room ? kind::mixed : kind::residential);
    put(one, at::unit_count, shape.units);
    put(one, at::floor_count, shape.floors);
    put(one, at::address, building.address);
    put(one, at::built_year,
        shape.floors > 8 ? roll(rows.rng(), 2002, 2018) : roll(rows.rng(), 1972, 2006));
    put_point(one, at::lon, building.spot->at);
    put(one, at::outline, outline_json(building.spot->footprint));
    rows.add(std::move(one));
  }
}

void write_courtyards(const scene& of, row_maker& rows) {
  namespace at = records::courtyard_at;
  namespace kind = records::courtyard_kind;
  for (const auto& courtyard : of.courtyards) {
    auto one = rows.make(records::courtyard_entity, courtyard.id);
    put(one, at::grid, of.plan.grids[courtyard.grid].code);
    put(one, at::address, courtyard.address);
    put(one, at::room_count, courtyard.households + roll(rows.rng(), 1, 6));
    put(one, at::kind,
        courtyard.households == 1  ? kind::own
        : courtyard.households > 3 ? kind::rental
                                   : kind::shared);
    put_point(one, at::lon, courtyard.at);
    rows.add(std::move(one));
  }
}

}  // namespace

void write_ground(const scene& of, row_maker& rows) {
  write_compounds(of, rows);
  entrances(of, rows).write();
  write_buildings(of, rows);
  write_courtyards(of, rows);
  write_places(of, rows);
}

}  // namespace wangge::demo
