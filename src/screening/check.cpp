#include "screening/check.h"

#include <fmt/format.h>

#include <map>

#include "base/codes.h"
#include "screening/board.h"
#include "screening/round.h"
#include "screening/words.h"

namespace wangge::screening {
namespace {

using faults = std::vector<std::string>;
using counts = std::map<std::pair<std::int64_t, tally_key>, tally>;  // (grid, key)

constexpr std::size_t most = 1000;

counts read_counts(db::connection& db, const round& of, const std::string& source) {
  counts all;
  auto rows =
      db.query("SELECT grid, kind, outcome, due_on, " + source +
                   " WHERE district = ?1 AND round = ?2 GROUP BY grid, kind, outcome, due_on",
               {of.district, of.number});
  while (rows.step()) {
    const tally_key key{
        static_cast<int>(rows->integer(1)), static_cast<int>(rows->integer(2)),
        is_due(static_cast<int>(rows->integer(2))) ? static_cast<day>(rows->integer(3)) : 0};
    all[{rows->integer(0), key}] +=
        {rows->integer(4), rows->integer(5), rows->integer(6), rows->integer(7)};
  }
  std::erase_if(all, [](const auto& one) { return one.second == tally{}; });
  return all;
}

std::string sums_of(const char* columns, const char* table) {
  return std::string(columns) + " FROM " + table;
}

void compare_counts(db::connection& db, const round& of, faults& found) {
  const auto kept = read_counts(
      db, of,
      sums_of("CAST(sum(targets) AS bigint), CAST(sum(households) AS bigint), CAST(sum(persons) AS "
              "bigint), CAST(sum(late) AS bigint)",
              "round_tally"));
  const auto real = read_counts(
      db, of,
      sums_of("count(*), CAST(sum(households) AS bigint), CAST(sum(persons) AS bigint), "
              "CAST(sum(late) AS bigint)",
              "target"));
  const auto differ = [&](const auto& key, const tally& left, const tally& right) {
    if (found.size() < most)
      found.push_back(fmt::format(
          "round {} grid {} {} {}: kept {}/{}/{}/{}, counted {}/{}/{}/{}", of.number,
          codes::text(key.first), code_of(kinds(), key.second.kind),
          code_of(outcomes(), key.second.outcome), left.targets, left.households, left.persons,
          left.late, right.targets, right.households, right.persons, right.late));
  };
  for (const auto& [key, one] : kept) {
    const auto other = real.find(key);
    const auto n = other == real.end() ? tally{} : other->second;
    if (!(n == one)) differ(key, one, n);
  }
  for (const auto& [key, one] : real)
    if (!kept.contains(key)) differ(key, {}, one);
}

// Each statement gives one line a row; ?1 district, ?2 round, ?3 and ?4 the round's ground.
void report(db::connection& db, const round& of, const char* sql, const char* words,
            faults& found) {
  const auto range = codes::range(of.unit);
  auto rows = db.query(sql, {of.district, of.number, range.low, range.high});
  while (rows.step() && found.size() < most)
    found.push_back(fmt::format("round {}: {} {}", of.number, to_string(rows->id(0)), words));
}

constexpr const char* wrong_buildings =
    "SELECT b.building FROM round_building b LEFT JOIN (SELECT building, count(*) AS n, sum(CASE "
    "WHEN outcome IN (0, 3, 5) THEN 1 ELSE 0 END) AS missing FROM target WHERE district = ?1 AND "
    "round = ?2 AND grid >= ?3 AND grid <= ?4 GROUP BY building) t ON t.building = b.building "
    "WHERE b.district = ?1 AND b.round = ?2 AND (b.targets <> COALESCE(t.n, 0) OR b.missing <> "
    "COALESCE(t.missing, 0))";
constexpr const char* wrong_outcomes =
    "SELECT t.object FROM target t LEFT JOIN visit v ON v.district = t.district AND v.id = "
    "t.last_visit WHERE t.district = ?1 AND t.round = ?2 AND t.grid >= ?3 AND t.grid <= ?4 AND "
    "((t.last_visit IS NULL AND t.outcome <> 0) OR (t.last_visit IS NOT NULL AND (v.outcome IS "
    "NULL OR v.outcome <> t.outcome OR v.counted <> 1)))";
constexpr const char* wrong_people =
    "SELECT t.object FROM target t LEFT JOIN (SELECT h.door AS door, count(DISTINCT h.id) AS n, "
    "count(p.id) AS persons FROM household h LEFT JOIN person p ON p.household = h.id AND "
    "p.district = h.district AND +p.presence = 1 AND p.ended_on IS NULL WHERE h.grid >= ?3 AND "
    "h.grid <= ?4 AND h.ended_on IS NULL GROUP BY h.door) n ON n.door = t.object WHERE t.district "
    "= ?1 AND t.round = ?2 AND t.grid >= ?3 AND t.grid <= ?4 AND t.kind = 7 AND t.outcome <> 9 AND "
    "(t.households <> COALESCE(n.n, 0) OR t.persons <> COALESCE(n.persons, 0))";
// Objects of a kind without a target of their own grid.
std::string missing_of(int kind) {
  const bool place = kind >= place_kinds;
  return "SELECT d.id FROM " + std::string(entity_of(kind).table()) +
         " d LEFT JOIN target t ON t.district = d.district AND t.round = ?2 AND t.object = d.id "
         "WHERE d.district = ?1 AND d.grid >= ?3 AND d.grid <= ?4 AND d.ended_on IS NULL AND " +
         (place ? "d.kind = " + std::to_string(kind - place_kinds) + " AND " : "") +
         "(t.object IS NULL OR t.grid <> d.grid)";
}

}  // namespace

std::vector<std::string> check_rounds(db::connection& db) {
  faults found;
  for (const auto& of : all_rounds(db)) {
    compare_counts(db, of, found);
    report(db, of, wrong_buildings, "building: its kept counts are wrong", found);
    report(db, of, wrong_outcomes, "target: its outcome is not its last visit's", found);
    if (of.state != "open") continue;
    report(db, of, wrong_people, "door: its households or persons are wrong", found);
    if (of.sample_of != 0) continue;
    for (const int kind : of.kinds)
      report(db, of, missing_of(kind).c_str(), "has no target, or one in another grid", found);
  }
  return found;
}

}  // namespace wangge::screening
