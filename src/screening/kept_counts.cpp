#include "screening/kept_counts.h"

namespace wangge::screening {
namespace {

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

std::int64_t age(db::connection& db, round_key of, std::int64_t grid) {
  return db.execute(
      "UPDATE sheet SET stale = 1 WHERE district = ?1 AND round = ?2 AND grid = ?3 AND latest = 1 "
      "AND stale = 0",
      {of.district, of.number, grid});
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

void kept_counts::add(round_key of, const changes& what) {
  for (const auto& one : what.tallies) tallies_[{of, one.grid, one.key}] += one.by;
  for (const auto& one : what.buildings) {
    auto& sum =
        buildings_.try_emplace({of, one.building}, one.building, one.grid, 0, 0).first->second;
    sum.grid = one.grid;
    sum.targets += one.targets;
    sum.missing += one.missing;
  }
}

void kept_counts::drop(round_key of, code_range grids) {
  const auto inside = [&](const round_key& round, std::int64_t grid) {
    return round == of && grids.contains(grid);
  };
  std::erase_if(tallies_, [&](const auto& one) {
    return inside(std::get<0>(one.first), std::get<1>(one.first));
  });
  std::erase_if(buildings_,
                [&](const auto& one) { return inside(one.first.first, one.second.grid); });
}

void kept_counts::join(shared_part& later) {
  auto& other = static_cast<kept_counts&>(later);
  for (const auto& [place, by] : other.tallies_) tallies_[place] += by;
  for (const auto& [place, by] : other.buildings_) add(place.first, {{}, {by}});
  touched_.merge(other.touched_);
}

void kept_counts::write(api::transaction& tx) {
  std::erase_if(tallies_, [](const auto& one) { return one.second == tally(); });
  for (const auto& [place, by] : tallies_) {
    const auto& [of, grid, key] = place;
    keep(tx.db, of, tally_change{grid, key, by});
  }
  for (const auto& [place, by] : buildings_) keep(tx.db, place.first, by);
  for (const auto& [of, grid] : touched_)
    if (age(tx.db, of, grid) > 0) aged_.insert({of, grid});
}

void kept_counts::committed(api::services& with) {
  if (!with.rounds) return;
  std::map<round_key, changes> told;
  for (const auto& [place, by] : tallies_) {
    const auto& [of, grid, key] = place;
    told[of].tallies.push_back({grid, key, by});
  }
  for (const auto& [place, by] : buildings_) told[place.first].buildings.push_back(by);
  for (const auto& [of, what] : told) with.rounds->apply(of, what);
  for (const auto& [of, grid] : aged_) with.rounds->set_sheet(of, grid, sheet_state::stale);
}

void recount_grids(api::transaction& tx, round_key of, code_range grids) {
  tx.share<kept_counts>().drop(of, grids);
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
  if (tx.with.rounds)
    tx.after_commit([held = tx.with.rounds, of, all = std::move(what)] { held->apply(of, all); });
  tx.changed("rounds", grids.low, grids.high);
}

}  // namespace wangge::screening
