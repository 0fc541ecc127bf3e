#include "screening/difference.h"

#include <array>

#include "base/codes.h"
#include "records/conditions.h"

namespace wangge::screening {
namespace {

// Identifiers begin with the moment they were made.
uuid first_id_at(instant at) {
  return make_uuid7(at, 0, 0);
}

struct difference_sql {
  std::string from;  // FROM … WHERE …
  std::string grid_before, at;
  std::vector<db::value> args;
};

// Whether the register held a row before an instant: what the audit says, whatever the id a client
// gave it; rows of a load or an import have ids of the server's own, which tell their time.
std::string held_before(const char* instant_at, const char* first_id) {
  return std::string("(CASE WHEN t.version = 1 THEN t.updated_at < ") + instant_at +
         " ELSE COALESCE((SELECT a.at FROM audit a WHERE a.record = t.id AND a.district = "
         "t.district AND a.action = 'create' ORDER BY a.seq LIMIT 1) < " +
         instant_at + ", t.id < " + first_id + ") END)";
}

// ?1 district, ?2 and ?3 the range, ?4 and ?5 the time, ?6 and ?7 the first identifiers of them.
difference_sql sql_of(const difference_query& ask) {
  const std::string table(ask.of->table()), grid = "t." + std::string(ask.of->scope().name);
  const std::string there = " WHERE +t.district = ?1 AND " + grid + " >= ?2 AND " + grid + " <= ?3";
  difference_sql out{"FROM " + table + " t", grid, "t.updated_at", {}};
  out.args = {ask.range.district(), ask.range.low, ask.range.high, ask.when.from, ask.when.to};
  const auto first = first_id_at(ask.when.from);
  switch (ask.what) {
    case change_kind::fresh:
      out.args.insert(out.args.end(), {first, first_id_at(ask.when.to)});
      out.from += there + " AND t.ended_on IS NULL AND t.updated_at >= ?4 AND NOT " +
                  held_before("?4", "?6") + " AND " + held_before("?5", "?7");
      break;
    case change_kind::gone:
      out.args.push_back(first);
      out.from += there +
                  " AND t.ended_on IS NOT NULL AND t.updated_at >= ?4 AND t.updated_at < ?5 AND " +
                  held_before("?4", "?6");
      break;
    case change_kind::moved:
      out.args.push_back(std::int64_t{ask.of->number});
      out.from = "FROM history h JOIN " + table +
                 " t ON t.district = h.district AND t.id = h.record WHERE +h.district = ?1 AND "
                 "h.grid <> h.grid_after AND h.changed_at >= ?4 AND h.changed_at < ?5 AND h.entity "
                 "= ?6 AND ((h.grid >= ?2 AND h.grid <= ?3) OR (h.grid_after >= ?2 AND "
                 "h.grid_after <= ?3))";
      out.grid_before = "h.grid";
      out.at = "h.changed_at";
      break;
    case change_kind::changed:
      out.args.push_back(first);
      out.from += there + " AND t.ended_on IS NULL AND t.version > 1 AND t.updated_at >= ?4 AND " +
                  held_before("?4", "?6") +
                  " AND EXISTS (SELECT 1 FROM history h WHERE h.record = t.id AND h.changed_at >= "
                  "?4 AND h.changed_at < ?5 AND h.grid = h.grid_after)";
      break;
  }
  return out;
}

}  // namespace

std::string_view word_of(change_kind what) {
  static constexpr std::array<std::string_view, 4> words = {"new", "gone", "moved", "changed"};
  return words[static_cast<std::size_t>(what)];
}

std::int64_t count_changed(db::connection& db, const difference_query& ask) {
  const auto sql = sql_of(ask);
  auto rows = db.query("SELECT count(*) " + sql.from, std::span<const db::value>(sql.args));
  return rows.step() ? rows->integer(0) : 0;
}

std::vector<changed_record> read_changed(db::connection& db, const difference_query& ask) {
  const auto sql = sql_of(ask);
  const std::string grid = "t." + std::string(ask.of->scope().name);
  auto args = sql.args;
  std::string after;
  if (ask.after_grid) {
    const auto last = records::bound(args, ask.after_grid);
    after = " AND (" + grid + " > " + last + " OR (" + grid + " = " + last + " AND t.id > " +
            records::bound(args, ask.after_id) + "))";
  }
  const auto limit = records::bound(args, std::int64_t{ask.limit});
  std::vector<changed_record> all;
  auto rows = db.query("SELECT t.id, t." + std::string(ask.of->fields[ask.of->label_at].name) +
                           ", " + grid + ", " + sql.grid_before + ", " + sql.at + " " + sql.from +
                           after + " ORDER BY " + grid + ", t.id LIMIT " + limit,
                       std::span<const db::value>(args));
  while (rows.step())
    all.push_back({rows->id(0), std::string(rows->text(1)), rows->integer(2), rows->integer(3),
                   rows->integer(4)});
  return all;
}

}  // namespace wangge::screening
