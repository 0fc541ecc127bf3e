#include "screening/target.h"

#include "gen/entities.h"

namespace wangge::screening {
namespace {

#define WANGGE_TARGET_COLUMNS                                                                     \
  "district, round, object, kind, grid, building, label, outcome, attempts, due_on, revisit_at, " \
  "households, persons, last_visit, last_at, last_by, last_how, late, added_at, added_by, "       \
  "missed_by, version, updated_at"

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

std::vector<db::value> row_of(const target& one) {
  return {one.district,
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
          one.updated_at};
}

void store(db::connection& db, const target& one, bool fresh) {
  const auto row = row_of(one);
  if (fresh)
    db.execute("INSERT INTO target(" WANGGE_TARGET_COLUMNS
               ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
               "?17, ?18, ?19, ?20, ?21, ?22, ?23)",
               std::span<const db::value>(row));
  else
    db.execute(
        "UPDATE target SET kind = ?4, grid = ?5, building = ?6, label = ?7, outcome = ?8, attempts "
        "= ?9, due_on = ?10, revisit_at = ?11, households = ?12, persons = ?13, last_visit = ?14, "
        "last_at = ?15, last_by = ?16, last_how = ?17, late = ?18, added_at = ?19, added_by = ?20, "
        "missed_by = ?21, version = ?22, updated_at = ?23 WHERE district = ?1 AND round = ?2 AND "
        "object = ?3",
        std::span<const db::value>(row));
}

void keep(db::connection& db, round_key of, const tally_change& one) {
  db.execute(
      "INSERT INTO round_tally(district, round, grid, kind, outcome, due_on, targets, households, "
      "persons, late) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
      "ON CONFLICT(district, round, grid, kind, outcome, due_on) DO UPDATE SET "
      "targets = round_tally.targets + excluded.targets, "
      "households = round_tally.households + excluded.households, "
      "persons = round_tally.persons + excluded.persons, late = round_tally.late + excluded.late",
      {of.district, of.number, one.grid, std::int64_t{one.key.kind}, std::int64_t{one.key.outcome},
       std::int64_t{one.key.due_on}, one.by.targets, one.by.households, one.by.persons,
       one.by.late});
}

void keep(db::connection& db, round_key of, const building_change& one) {
  db.execute(
      "INSERT INTO round_building(district, round, building, grid, targets, missing) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(district, round, building) DO UPDATE SET "
      "grid = excluded.grid, targets = round_building.targets + excluded.targets, "
      "missing = round_building.missing + excluded.missing",
      {of.district, of.number, one.building, one.grid, one.targets, one.missing});
}

void tell_board(api::transaction& tx, round_key of, changes what) {
  if (!tx.with.rounds || (what.tallies.empty() && what.buildings.empty())) return;
  tx.after_commit([held = tx.with.rounds, of, all = std::move(what)] { held->apply(of, all); });
}

// Anything that changes in a grid after its sheet was signed shows against it.
void age_sheet(api::transaction& tx, round_key of, std::int64_t grid) {
  const auto aged = tx.db.execute(
      "UPDATE sheet SET stale = 1 WHERE district = ?1 AND round = ?2 AND grid = ?3 AND latest = 1 "
      "AND stale = 0",
      {of.district, of.number, grid});
  if (aged > 0 && tx.with.rounds)
    tx.after_commit(
        [held = tx.with.rounds, of, grid] { held->set_sheet(of, grid, sheet_state::stale); });
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

void take_tallies(db::connection& db, round_key of, code_range grids, int sign, changes& into) {
  auto rows = db.query(
      "SELECT grid, kind, outcome, due_on, targets, households, persons, late FROM round_tally "
      "WHERE district = ?1 AND round = ?2 AND grid >= ?3 AND grid <= ?4",
      {of.district, of.number, grids.low, grids.high});
  while (rows.step()) {
    const tally one{rows->integer(4), rows->integer(5), rows->integer(6), rows->integer(7)};
    into.tallies.push_back({rows->integer(0),
                            {static_cast<int>(rows->integer(1)), static_cast<int>(rows->integer(2)),
                             static_cast<day>(rows->integer(3))},
                            sign < 0 ? -one : one});
  }
}

void take_buildings(db::connection& db, round_key of, code_range grids, int sign, changes& into) {
  auto rows = db.query(
      "SELECT building, grid, targets, missing FROM round_building WHERE district = ?1 AND round = "
      "?2 AND grid >= ?3 AND grid <= ?4",
      {of.district, of.number, grids.low, grids.high});
  while (rows.step())
    into.buildings.push_back(
        {rows->id(0), rows->integer(1), sign * rows->integer(2), sign * rows->integer(3)});
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
  store(db, one, true);
}

void change_target(api::transaction& tx, const target* before, target after) {
  after.version = before ? before->version + 1 : 1;
  after.updated_at = tx.now;
  store(tx.db, after, !before);
  auto what = differences(before, after);
  for (const auto& one : what.tallies) keep(tx.db, after.key(), one);
  for (const auto& one : what.buildings) keep(tx.db, after.key(), one);
  tell_board(tx, after.key(), std::move(what));
  age_sheet(tx, after.key(), after.grid);
  tx.changed("rounds", after.grid, after.grid);
  if (!before || before->grid == after.grid) return;
  age_sheet(tx, after.key(), before->grid);
  tx.changed("rounds", before->grid, before->grid);
}

void recount_grids(api::transaction& tx, round_key of, code_range grids) {
  changes what;
  take_tallies(tx.db, of, grids, -1, what);
  take_buildings(tx.db, of, grids, -1, what);
  const std::initializer_list<db::value> place = {of.district, of.number, grids.low, grids.high};
  tx.db.execute(
      "DELETE FROM round_tally WHERE district = ?1 AND round = ?2 AND grid >= ?3 AND grid <= ?4",
      place);
  tx.db.execute(
      "DELETE FROM round_building WHERE district = ?1 AND round = ?2 AND grid >= ?3 AND grid <= ?4",
      place);
  tx.db.execute(
      "INSERT INTO round_tally(district, round, grid, kind, outcome, due_on, targets, households, "
      "persons, late) SELECT district, round, grid, kind, outcome, "
      "CASE WHEN outcome IN (0, 3) THEN due_on ELSE 0 END, count(*), sum(households), "
      "sum(persons), sum(late) FROM target WHERE district = ?1 AND round = ?2 AND grid >= ?3 AND "
      "grid <= ?4 GROUP BY district, round, grid, kind, outcome, "
      "CASE WHEN outcome IN (0, 3) THEN due_on ELSE 0 END",
      place);
  tx.db.execute(
      "INSERT INTO round_building(district, round, building, grid, targets, missing) "
      "SELECT district, round, building, max(grid), count(*), "
      "sum(CASE WHEN outcome IN (0, 3, 5) THEN 1 ELSE 0 END) FROM target WHERE district = ?1 AND "
      "round = ?2 AND grid >= ?3 AND grid <= ?4 AND building IS NOT NULL GROUP BY district, round, "
      "building",
      place);
  take_tallies(tx.db, of, grids, 1, what);
  take_buildings(tx.db, of, grids, 1, what);
  tell_board(tx, of, std::move(what));
  tx.changed("rounds", grids.low, grids.high);
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

}  // namespace wangge::screening
