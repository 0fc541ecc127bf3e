#include "records/past.h"

#include <algorithm>
#include <unordered_map>

#include "records/history.h"
#include "records/store.h"

namespace wangge::records {
namespace {

// Scopes up to a community are read by place, larger ones by the time of the last change.
constexpr std::int64_t small_span = 1'000;

// The touched records of a range: those that lie in it, and those that were moved out of it.
struct touched_sql {
  std::string from;
  std::vector<value> args;

  // Ids first, each part along its own index; joined by OR, every row of the district would be
  // read.
  touched_sql(const entity& of, access::scope range, instant at) {
    const std::string scope = "u." + std::string(of.scope().name), table(of.table());
    const bool small = range.high - range.low < small_span;
    const std::string ids = "SELECT u.id FROM " + table + " u WHERE ";
    const auto touched = [&](const char* time, const std::string& place) {
      return time + std::string("u.updated_at >= ?2 AND ") + place + " >= ?3 AND " + place +
             " <= ?4";
    };
    // The indexes of places are two: of what is there, and of what has ended.
    const auto found = small ? ids + "u.ended_on IS NULL AND " + touched("+", scope) + " UNION " +
                                   ids + "u.ended_on IS NOT NULL AND " + touched("+", scope)
                             : ids + touched("", "+" + scope);
    from = " FROM " + table + " t WHERE t.district = ?1 AND t.id IN (" + found;
    args = {range.district(), at, range.low, range.high};
    if (of.scope().kind == field_kind::grid) {
      from +=
          " UNION SELECT m.record FROM history m WHERE m.grid >= ?3 AND m.grid <= ?4 AND "
          "m.grid <> m.grid_after AND m.changed_at >= ?2 AND m.entity = ?5";
      args.emplace_back(std::int64_t{of.number});
    }
    from += ")";
  }
};

using by_id = std::unordered_map<uuid, std::size_t, uuid_hash>;

// Reads the touched records, gives them to `begin`, and hands each of their changes, newest first,
// to what that returned: (position, row of record, id, version, before, changed_at).
template <class Begin>
std::vector<record> read_touched(db::connection& db, const access::vault& keys, const entity& of,
                                 access::scope range, instant at, Begin begin) {
  const touched_sql sql(of, range, at);
  std::vector<record> all;
  by_id at_position;
  for (auto rows = db.query("SELECT " + select_list(of) + sql.from, sql.args); rows.step();) {
    all.push_back(read_row(of, *rows, keys));
    at_position.emplace(all.back().id, all.size() - 1);
  }
  auto seen = begin(all);
  auto rows = db.query(
      "SELECT h.record, h.id, h.version, h.before, h.changed_at FROM history h WHERE h.changed_at "
      ">= ?2 AND h.record IN (SELECT t.id" +
          sql.from + ") ORDER BY h.record, h.version DESC",
      sql.args);
  while (rows.step())
    if (const auto found = at_position.find(rows->id(0)); found != at_position.end())
      seen(found->second, *rows);
  return all;
}

}  // namespace

std::vector<touched> touched_since(db::connection& db, const access::vault& keys, const entity& of,
                                   access::scope range, instant at) {
  std::vector<rewinding> back;
  auto now = read_touched(db, keys, of, range, at, [&](const std::vector<record>& all) {
    back.reserve(all.size());
    for (const auto& one : all) back.emplace_back(one);
    return [&](std::size_t n, const db::row& row) { back[n].take_back(keys, row, 1); };
  });
  std::vector<touched> out;
  out.reserve(now.size());
  for (std::size_t n = 0; n < now.size(); ++n) {
    out.push_back({std::move(now[n]), std::nullopt});
    if (back[n].was_there(at)) out.back().then = back[n].state();
  }
  return out;
}

bool stands_in(const list_query& ask, const record& state) {
  if (state.live() == ask.ended || !ask.range.contains(state.grid())) return false;
  return std::all_of(ask.filters.begin(), ask.filters.end(), [&](const filter& one) {
    const value& v = state.values[one.field_at];
    const bool no = db::is_null(v) && ask.what->fields[one.field_at].kind == field_kind::boolean;
    return std::find(one.any.begin(), one.any.end(), no ? value(std::int64_t{0}) : v) !=
           one.any.end();
  });
}

std::vector<passage> passages(db::connection& db, const access::vault& keys, const entity& of,
                              access::scope range, instant from, instant until) {
  struct begun {
    std::optional<record> state;
    instant at;
  };
  std::vector<rewinding> back;
  std::vector<std::vector<begun>> states;  // newest first
  auto now = read_touched(db, keys, of, range, from, [&](const std::vector<record>& all) {
    for (const auto& one : all) {
      back.emplace_back(one);
      states.push_back({{one, one.updated_at}});
    }
    return [&](std::size_t n, const db::row& row) {
      states[n].back().at = row.integer(4);
      back[n].take_back(keys, row, 1);
      states[n].push_back({back[n].state(), back[n].began()});
    };
  });
  std::vector<passage> out;
  for (std::size_t n = 0; n < now.size(); ++n) {
    auto& seen = states[n];
    if (!back[n].was_there(from)) seen.push_back({std::nullopt, 0});
    std::erase_if(seen, [&](const begun& one) { return one.at >= until; });
    if (seen.size() < 2) continue;
    out.push_back({std::move(now[n]), {}});
    for (auto one = seen.rbegin(); one != seen.rend(); ++one)
      out.back().states.push_back(std::move(one->state));
  }
  return out;
}

}  // namespace wangge::records
