#include "screening/target.h"

#include "gen/entities.h"
#include "screening/kept_counts.h"

namespace wangge::screening {
namespace {

#define WANGGE_TARGET_COLUMNS                                                                     \
  "district, round, object, kind, grid, building, label, outcome, attempts, due_on, revisit_at, " \
  "households, persons, last_visit, last_at, last_by, last_how, late, added_at, added_by, "       \
  "missed_by, version, updated_at, fevers"

db::value or_null(std::int64_t n) {
  return n ? db::value(n) : db::value();
}
db::value or_null(const std::optional<uuid>& id) {
  return id ? db::value(*id) : db::value();
}
std::int64_t number_at(const db::row& row, int at) {
  return row.is_null(at) ? 0 : row.integer(at);
}
std::optional<uuid> id_at(const db::row& row, int at) {
  return row.is_null(at) ? std::nullopt : std::optional(row.id(at));
}

// Apart from the place: an index of which a column is named is written again, changed or not.
void store_state(db::connection& db, const target& one) {
  db.execute(
      "UPDATE target SET outcome = ?4, attempts = ?5, due_on = ?6, revisit_at = ?7, households = "
      "?8, persons = ?9, last_visit = ?10, last_at = ?11, last_by = ?12, last_how = ?13, late = "
      "?14, added_at = ?15, added_by = ?16, missed_by = ?17, version = ?18, updated_at = ?19, "
      "fevers "
      "= ?20 WHERE "
      "district = ?1 AND round = ?2 AND object = ?3",
      {one.district,
       one.round,
       one.object,
       std::int64_t{one.outcome},
       one.attempts,
       std::int64_t{one.due_on},
       or_null(one.revisit_at),
       one.households,
       one.persons,
       or_null(one.last_visit),
       or_null(one.last_at),
       or_null(one.last_by),
       or_null(std::int64_t{one.last_how}),
       std::int64_t{one.late},
       one.added_at,
       or_null(one.added_by),
       or_null(one.missed_by),
       one.version,
       one.updated_at,
       one.fevers});
}

void store_place(db::connection& db, const target& one) {
  db.execute(
      "UPDATE target SET kind = ?4, grid = ?5, building = ?6, label = ?7 WHERE district = ?1 AND "
      "round = ?2 AND object = ?3",
      {one.district, one.round, one.object, std::int64_t{one.kind}, one.grid, or_null(one.building),
       one.label});
}

bool same_place(const target& a, const target& b) {
  return a.kind == b.kind && a.grid == b.grid && a.building == b.building && a.label == b.label;
}

changes differences(const target* before, const target& after) {
  changes all;
  const bool same = before && before->grid == after.grid &&
                    before->counted_as() == after.counted_as() &&
                    before->counts() == after.counts();
  if (!same) {
    if (before) all.tallies.push_back({before->grid, before->counted_as(), -before->counts()});
    all.tallies.push_back({after.grid, after.counted_as(), after.counts()});
  }
  const bool stays = before && before->building == after.building && before->grid == after.grid &&
                     is_missing(before->outcome) == is_missing(after.outcome);
  if (stays) return all;
  if (before && before->building)
    all.buildings.push_back(
        {*before->building, before->grid, -1, is_missing(before->outcome) ? -1 : 0});
  if (after.building)
    all.buildings.push_back({*after.building, after.grid, 1, is_missing(after.outcome) ? 1 : 0});
  return all;
}

}  // namespace

std::string_view target_columns() {
  return WANGGE_TARGET_COLUMNS;
}

target read_target(const db::row& row) {
  target one;
  one.district = row.integer(0);
  one.round = row.integer(1);
  one.object = row.id(2);
  one.kind = static_cast<int>(row.integer(3));
  one.grid = row.integer(4);
  one.building = id_at(row, 5);
  one.label = row.text(6);
  one.outcome = static_cast<int>(row.integer(7));
  one.attempts = row.integer(8);
  one.due_on = static_cast<day>(row.integer(9));
  one.revisit_at = number_at(row, 10);
  one.households = row.integer(11);
  one.persons = row.integer(12);
  one.last_visit = id_at(row, 13);
  one.last_at = number_at(row, 14);
  one.last_by = id_at(row, 15);
  one.last_how = static_cast<int>(number_at(row, 16));
  one.late = row.integer(17) != 0;
  one.added_at = row.integer(18);
  one.added_by = id_at(row, 19);
  one.missed_by = id_at(row, 20);
  one.version = row.integer(21);
  one.updated_at = row.integer(22);
  one.fevers = row.integer(23);
  return one;
}

std::optional<target> find_target(db::connection& db, round_key of, const uuid& object) {
  auto rows = db.query("SELECT " WANGGE_TARGET_COLUMNS
                       " FROM target WHERE district = ?1 AND round = ?2 AND object = ?3",
                       {of.district, of.number, object});
  if (!rows.step()) return std::nullopt;
  return read_target(*rows);
}

void insert_target(db::connection& db, const target& one) {
  db.execute("INSERT INTO target(" WANGGE_TARGET_COLUMNS
             ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
             "?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
             {one.district,
              one.round,
              one.object,
              std::int64_t{one.kind},
              one.grid,
              or_null(one.building),
              one.label,
              std::int64_t{one.outcome},
              one.attempts,
              std::int64_t{one.due_on},
              or_null(one.revisit_at),
              one.households,
              one.persons,
              or_null(one.last_visit),
              or_null(one.last_at),
              or_null(one.last_by),
              or_null(std::int64_t{one.last_how}),
              std::int64_t{one.late},
              one.added_at,
              or_null(one.added_by),
              or_null(one.missed_by),
              one.version,
              one.updated_at,
              one.fevers});
}

void change_target(api::transaction& tx, const target* before, target after) {
  after.version = before ? before->version + 1 : 1;
  after.updated_at = tx.now;
  if (before) {
    store_state(tx.db, after);
    if (!same_place(*before, after)) store_place(tx.db, after);
  } else {
    insert_target(tx.db, after);
  }
  auto& counts = tx.share<kept_counts>();
  counts.add(after.key(), differences(before, after));
  counts.age_sheet(after.key(), after.grid);
  tx.changed("rounds", after.grid, after.grid);
  if (!before || before->grid == after.grid) return;
  counts.age_sheet(after.key(), before->grid);
  tx.changed("rounds", before->grid, before->grid);
}

inhabitants behind_door(db::connection& db, std::int64_t district, const uuid& door) {
  inhabitants out;
  auto rows = db.query(
      "SELECT count(*), CAST(COALESCE(sum((SELECT count(*) FROM person p WHERE p.household = h.id "
      "AND "
      "p.district = h.district AND +p.presence = 1 AND p.ended_on IS NULL)), 0) AS bigint) FROM "
      "household h "
      "WHERE h.door = ?2 AND +h.district = ?1 AND h.ended_on IS NULL",
      {district, door});
  if (rows.step()) out = {rows->integer(0), rows->integer(1)};
  return out;
}

namespace {
std::optional<uuid> building_of(const records::record& one) {
  if (one.what->number == records::building_entity.number) return one.id;
  if (one.what->number != records::door_entity.number) return std::nullopt;
  const auto* id = std::get_if<uuid>(&one.values[records::door_at::building]);
  return id ? std::optional(*id) : std::nullopt;
}
}  // namespace

void stand_at(db::connection& db, target& one, const records::record& object) {
  one.kind = kind_of(object);
  one.grid = object.grid();
  one.building = building_of(object);
  one.label = object.text(object.what->label_at);
  if (object.what->number != records::door_entity.number) return;
  const auto inside = behind_door(db, object.district(), object.id);
  one.households = inside.households;
  one.persons = inside.persons;
}

}  // namespace wangge::screening
