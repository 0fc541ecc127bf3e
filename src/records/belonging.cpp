#include "records/belonging.h"

#include "base/codes.h"
#include "gen/entities.h"
#include "records/store.h"

namespace wangge::records {
namespace {

// Child, its ref field, and whether it lies inside (moves along) or only depends.
struct tie {
  const entity& child;
  int ref_at;
  bool inside;
};

const std::vector<tie>& ties() {
  static const std::vector<tie> all = {
      {door_entity, door_at::building, true},
      {door_entity, door_at::courtyard, true},
      {household_entity, household_at::door, true},
      {person_entity, person_at::household, true},
      {stall_entity, stall_at::market, true},
      {building_entity, building_at::compound, false},
      {entrance_entity, entrance_at::compound, false},
  };
  return all;
}

bool hangs_on(const tie& one, const record& parent) {
  return one.child.fields[one.ref_at].ref == parent.what->name;
}

std::vector<record> children(db::connection& db, const access::vault& keys, const tie& by,
                             const record& parent) {
  std::vector<record> all;
  const std::string ref(by.child.fields[by.ref_at].name);
  auto rows =
      db.query("SELECT " + select_list(by.child) + " FROM " + std::string(by.child.table()) +
                   " t WHERE t." + ref + " = ?1 AND t.ended_on IS NULL ORDER BY t.id",
               {parent.id});
  while (rows.step()) all.push_back(read_row(by.child, *rows, keys));
  return all;
}

std::int64_t units_below(db::connection& db, const record& unit) {
  const auto range = codes::range(unit.grid());
  auto rows =
      db.query("SELECT count(*) FROM unit WHERE code > ?1 AND code <= ?2 AND ended_on IS NULL",
               {range.low, range.high});
  rows.step();
  return rows->integer(0);
}

std::optional<belonging> rows_in_grid(db::connection& db, const record& grid) {
  for (const auto& one : all_entities()) {
    if (one.scope().kind != field_kind::grid) continue;
    auto rows = db.query("SELECT count(*) FROM " + std::string(one.table()) +
                             " WHERE grid = ?1 AND ended_on IS NULL",
                         {grid.grid()});
    rows.step();
    if (rows->integer(0) > 0) return belonging{&one, rows->integer(0)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<belonging> belongings_of(db::connection& db, const record& one) {
  if (one.what->number == unit_entity.number) {
    if (const auto below = units_below(db, one)) return belonging{&unit_entity, below};
    return rows_in_grid(db, one);
  }
  for (const auto& by : ties()) {
    if (!hangs_on(by, one)) continue;
    const auto count = count_referring(db, by.child, by.child.fields[by.ref_at], one.id);
    if (count > 0) return belonging{&by.child, count};
  }
  return std::nullopt;
}

std::vector<record> inside_of(db::connection& db, const access::vault& keys, const record& one) {
  std::vector<record> all;
  for (const auto& by : ties()) {
    if (!by.inside || !hangs_on(by, one)) continue;
    for (auto& child : children(db, keys, by, one)) {
      if (child.grid() != one.grid())
        continue;  // it lies elsewhere, maybe beyond the reader's area
      auto deeper = inside_of(db, keys, child);
      all.push_back(std::move(child));
      std::move(deeper.begin(), deeper.end(), std::back_inserter(all));
    }
  }
  return all;
}

}  // namespace wangge::records
