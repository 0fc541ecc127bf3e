#include "records/belonging.h"

#include "base/codes.h"
#include "gen/entities.h"
#include "records/store.h"

namespace wangge::records {
namespace {

struct tie {
  const entity* child;
  int ref_at;
  bond kind;
};

// Every other reference only mentions.
const std::vector<tie>& closer_ties() {
  static const std::vector<tie> all = {
      {&door_entity, door_at::building, bond::inside},
      {&door_entity, door_at::courtyard, bond::inside},
      {&household_entity, household_at::door, bond::inside},
      {&person_entity, person_at::household, bond::inside},
      {&stall_entity, stall_at::market, bond::inside},
      {&residence_entity, residence_at::person, bond::part},
  };
  return all;
}

const std::vector<tie>& ties() {
  static const std::vector<tie> all = [] {
    std::vector<tie> made;
    for (const auto& of : all_entities())
      for (std::size_t at = 0; at < of.fields.size(); ++at)
        if (of.fields[at].kind == field_kind::ref)
          made.push_back({&of, static_cast<int>(at), bond_of(of, static_cast<int>(at))});
    return made;
  }();
  return all;
}

bool hangs_on(const tie& one, const record& parent) {
  return one.child->fields[one.ref_at].ref == parent.what->name;
}

std::vector<record> children(db::connection& db, const access::vault& keys, const tie& by,
                             const record& parent) {
  std::vector<record> all;
  const entity& of = *by.child;
  const std::string ref(of.fields[by.ref_at].name);
  auto rows = db.query("SELECT " + select_list(of) + " FROM " + std::string(of.table()) +
                           " t WHERE t." + ref + " = ?1 AND t.ended_on IS NULL ORDER BY t.id",
                       {parent.id});
  while (rows.step()) all.push_back(read_row(of, *rows, keys));
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

// Of organisations too, whose unit is of any level.
std::optional<belonging> rows_in_unit(db::connection& db, const record& unit) {
  for (const auto& one : all_entities()) {
    if (one.number == unit_entity.number) continue;
    auto rows = db.query("SELECT count(*) FROM " + std::string(one.table()) + " WHERE " +
                             std::string(one.scope().name) + " = ?1 AND ended_on IS NULL",
                         {unit.grid()});
    rows.step();
    if (rows->integer(0) > 0) return belonging{&one, one.scope_at, rows->integer(0)};
  }
  return std::nullopt;
}

std::optional<belonging> referring(db::connection& db, const record& one, bool gone_too) {
  for (const auto& by : ties()) {
    if (!hangs_on(by, one) || (by.kind == bond::part && !gone_too)) continue;
    const auto count =
        count_referring(db, *by.child, by.child->fields[by.ref_at], one.id, gone_too);
    if (count > 0) return belonging{by.child, by.ref_at, count};
  }
  return std::nullopt;
}

}  // namespace

bond bond_of(const entity& child, int ref_at) {
  for (const auto& one : closer_ties())
    if (one.child->number == child.number && one.ref_at == ref_at) return one.kind;
  return bond::mention;
}

std::optional<belonging> belongings_of(db::connection& db, const record& one) {
  if (one.what->number == unit_entity.number) {
    if (const auto below = units_below(db, one))
      return belonging{&unit_entity, unit_entity.scope_at, below};
    return rows_in_unit(db, one);
  }
  return referring(db, one, false);
}

std::int64_t told_of(db::connection& db, const record& one) {
  auto rows = db.query(
      "SELECT (SELECT count(*) FROM contact WHERE person = ?1) + (SELECT count(*) FROM form_answer "
      "WHERE record = ?1)",
      {one.id});
  rows.step();
  return rows->integer(0);
}

std::optional<belonging> referred_by(db::connection& db, const record& one) {
  if (one.what->number == unit_entity.number) return belongings_of(db, one);
  return referring(db, one, true);
}

std::vector<record> inside_of(db::connection& db, const access::vault& keys, const record& one) {
  std::vector<record> all;
  for (const auto& by : ties()) {
    if (by.kind != bond::inside || !hangs_on(by, one)) continue;
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

std::vector<record> parts_of(db::connection& db, const access::vault& keys, const record& one) {
  std::vector<record> all;
  for (const auto& by : ties())
    if (by.kind == bond::part && hangs_on(by, one))
      for (auto& each : children(db, keys, by, one)) all.push_back(std::move(each));
  return all;
}

}  // namespace wangge::records
