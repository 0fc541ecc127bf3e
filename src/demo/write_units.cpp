// The division tree as records: district, streets, communities, grids.
#include <fmt/format.h>

#include "demo/scene.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

namespace at = records::unit_at;
namespace level = records::unit_level;
namespace kind = records::unit_kind;

constexpr day codes_valid_from = 20200101;
constexpr int large_market = 700;  // stalls

class units {
 public:
  units(const scene& of, row_maker& rows) : of_(of), rows_(rows), exclusive_(of.plan.grids.size()) {
    for (const auto& place : of.plan.places) {
      if (is_its_own_world(place)) exclusive_[place.grid] = true;
    }
  }

  void write() {
    add({district_code * 1'000'000'000, level::district, 0, std::string(district_name)},
        of_.map.district);
    for (std::size_t i = 0; i < of_.plan.streets.size(); ++i) write_street(i);
    for (std::size_t i = 0; i < of_.plan.communities.size(); ++i) write_community(i);
    for (std::size_t i = 0; i < of_.plan.grids.size(); ++i) write_grid(i);
  }

 private:
  struct unit {
    std::int64_t code;
    int level, kind;
    std::string name;
  };

  // Stations and the largest markets have exclusive grids (domain B1).
  static bool is_its_own_world(const place_plan& place) {
    namespace sub = records::place_subkind;
    return place.subkind == sub::railway_station || place.subkind == sub::coach_station ||
           (place.kind == records::place_kind::market && place.capacity >= large_market);
  }

  records::record make(unit what, const area& where) {
    auto one = rows_.make(records::unit_entity, rows_.new_id());
    put(one, at::code, what.code);
    put(one, at::name, std::move(what.name));
    put(one, at::level, what.level);
    if (what.kind > 0) put(one, at::kind, what.kind);
    put_point(one, at::center_lon, where.center);
    put(one, at::outline, outline_json(where.outline));
    put(one, at::valid_from, codes_valid_from);
    put(one, at::source_edition, std::string(source_edition));
    return one;
  }
  void add(unit what, const area& where) { rows_.add(make(std::move(what), where)); }

  void write_street(std::size_t i) {
    const auto& street = of_.plan.streets[i].seed;
    add({street.code * 1'000'000, level::street, 0, std::string(street.name)}, of_.map.streets[i]);
  }

  void write_community(std::size_t i) {
    const auto& community = of_.plan.communities[i];
    const int sort = community.village ? kind::villagers_committee : kind::residents_committee;
    add({community.code * 1000, level::community, sort, community.name}, of_.map.communities[i]);
  }

  void write_grid(std::size_t i) {
    const auto& grid = of_.plan.grids[i];
    const int sort = exclusive_[i] ? kind::grid_exclusive : kind::grid_general;
    auto name = fmt::format("{}第{}网格", of_.community_of(grid).name, numeral(grid.sequence));
    auto one = make({grid.code, level::grid, sort, std::move(name)}, of_.map.grids[i]);
    put(one, at::registered_households, grid.registered);
    put(one, at::size_class, static_cast<int>(size_class_of(grid.registered)));
    rows_.add(std::move(one));
  }

  const scene& of_;
  row_maker& rows_;
  std::vector<bool> exclusive_;
};

}  // namespace

void write_units(const scene& of, row_maker& rows) {
  units(of, rows).write();
}

}  // namespace wangge::demo
