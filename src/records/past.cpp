#include "records/past.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "records/history.h"
#include "records/store.h"

namespace wangge::records {
namespace {

// Scopes up to a community are read by place, larger ones by the time of the last change.
constexpr std::int64_t small_span = 1'000;
constexpr std::size_t most_touched = 300'000;  // held in memory at once

// Touched records of a range as the source of a query: ?1 district, ?2 the instant, ?3 and ?4 the
// range, ?5 the kind. Ids first, each part along its own index; joined by OR, every row of the
// district would be read.
struct touched_sql {
  std::string from;
  std::vector<value> args;

  // Those that lie in it, and those that were moved out of it.
  static touched_sql all(const entity& of, access::scope range, instant at) {
    const bool moves = of.scope().kind == field_kind::grid;
    return {of, ids_there(of, range) + (moves ? " UNION " + std::string(ids_moved) : ""), range,
            at};
  }
  static touched_sql lying_in(const entity& of, access::scope range, instant at) {
    return {of, ids_there(of, range), range, at};
  }
  // Those that were moved out of it and lie elsewhere now.
  static touched_sql gone_from(const entity& of, access::scope range, instant at) {
    touched_sql out(of, std::string(ids_moved), range, at);
    const std::string scope = "t." + std::string(of.scope().name);
    out.from += " AND NOT (" + scope + " >= ?3 AND " + scope + " <= ?4)";
    return out;
  }

 private:
  static constexpr std::string_view ids_moved =
      "SELECT m.record FROM history m WHERE m.grid >= ?3 AND m.grid <= ?4 AND m.grid <> "
      "m.grid_after AND m.changed_at >= ?2 AND m.entity = ?5";

  touched_sql(const entity& of, const std::string& ids, access::scope range, instant at)
      : from(" FROM " + std::string(of.table()) + " t WHERE t.district = ?1 AND t.id IN (" + ids +
             ")"),
        args{range.district(), at, range.low, range.high} {
    if (ids.find("?5") != std::string::npos) args.emplace_back(std::int64_t{of.number});
  }

  static std::string ids_there(const entity& of, access::scope range) {
    const std::string scope = "u." + std::string(of.scope().name);
    const bool small = range.high - range.low < small_span;
    const std::string ids = "SELECT u.id FROM " + std::string(of.table()) + " u WHERE ";
    const auto touched = [&](const char* time, const std::string& place) {
      return time + std::string("u.updated_at >= ?2 AND ") + place + " >= ?3 AND " + place +
             " <= ?4";
    };
    if (!small) return ids + touched("", "+" + scope);
    // The indexes of places are two: of what is there, and of what has ended.
    return ids + "u.ended_on IS NULL AND " + touched("+", scope) + " UNION " + ids +
           "u.ended_on IS NOT NULL AND " + touched("+", scope);
  }
};

using by_id = std::unordered_map<uuid, std::size_t, uuid_hash>;

// Reads the touched records, gives them to `begin`, and hands each of their changes, newest first,
// to what that returned: (position, row of record, id, version, before, changed_at).
template <class Begin>
std::vector<record> read_touched(db::connection& db, const access::vault& keys, const entity& of,
                                 const touched_sql& sql, Begin begin) {
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

bool more_touched_than(std::int64_t most, db::connection& db, const entity& of, access::scope range,
                       instant at) {
  auto rows = db.query("SELECT count(*) FROM (SELECT 1 FROM " + std::string(of.table()) +
                           " WHERE district = ?1 AND updated_at >= ?2 LIMIT ?3) touched",
                       {range.district(), at, most + 1});
  rows.step();
  return rows->integer(0) > most;
}

// The communities of a range that hold records of a kind.
std::vector<access::scope> communities_with(db::connection& db, const entity& of,
                                            access::scope range) {
  constexpr std::int64_t width = 1'000;
  const std::string scope(of.scope().name), table(of.table());
  std::vector<access::scope> all;
  for (auto low = range.low; low <= range.high;) {
    std::optional<std::int64_t> next;
    for (const char* life : {"ended_on IS NULL", "ended_on IS NOT NULL"}) {  // an index each
      auto rows = db.query("SELECT min(" + scope + ") FROM " + table + " WHERE " + life + " AND " +
                               scope + " >= ?1 AND " + scope + " <= ?2",
                           {low, range.high});
      if (rows.step() && !rows->is_null(0))
        next = std::min(next.value_or(range.high), rows->integer(0));
    }
    if (!next) break;
    low = *next / width * width;
    all.push_back({std::max(low, range.low), std::min(low + width - 1, range.high)});
    low += width;
  }
  return all;
}

// The touched records of a range in parts that fit into memory, each record once: all of them when
// they are few, else those of each community and those that have left the range.
std::vector<touched_sql> parts_of_touched(db::connection& db, const entity& of, access::scope range,
                                          instant at) {
  constexpr std::int64_t few = 2'000;
  const bool small = range.high - range.low < small_span;
  if (small || !more_touched_than(few, db, of, range, at)) return {touched_sql::all(of, range, at)};
  std::vector<touched_sql> out;
  for (const auto& part : communities_with(db, of, range))
    out.push_back(touched_sql::lying_in(of, part, at));
  if (of.scope().kind == field_kind::grid) out.push_back(touched_sql::gone_from(of, range, at));
  return out;
}

}  // namespace

void each_touched(db::connection& db, const access::vault& keys, const entity& of,
                  access::scope range, instant at, const std::function<void(touched&&)>& seen) {
  for (const auto& part : parts_of_touched(db, of, range, at)) {
    std::vector<rewinding> back;
    auto now = read_touched(db, keys, of, part, [&](const std::vector<record>& all) {
      back.reserve(all.size());
      for (const auto& one : all) back.emplace_back(one);
      return [&](std::size_t n, const db::row& row) { back[n].take_back(keys, row, 1); };
    });
    for (std::size_t n = 0; n < now.size(); ++n) {
      touched one{std::move(now[n]), std::nullopt};
      if (back[n].was_there(at)) one.then = back[n].state();
      seen(std::move(one));
    }
  }
}

std::vector<touched> touched_since(db::connection& db, const access::vault& keys, const entity& of,
                                   access::scope range, instant at) {
  std::vector<touched> out;
  each_touched(db, keys, of, range, at, [&](touched&& one) {
    if (out.size() >= most_touched)
      throw db::error_thrown(db::error_thrown::kind::too_much, "too many records touched since");
    out.push_back(std::move(one));
  });
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

void each_passage(db::connection& db, const access::vault& keys, const entity& of,
                  access::scope range, instant from, instant until,
                  const std::function<void(passage&&)>& seen) {
  struct begun {
    std::optional<record> state;
    instant at;
  };
  for (const auto& part : parts_of_touched(db, of, range, from)) {
    std::vector<rewinding> back;
    std::vector<std::vector<begun>> states;  // newest first
    auto now = read_touched(db, keys, of, part, [&](const std::vector<record>& all) {
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
    for (std::size_t n = 0; n < now.size(); ++n) {
      auto& those = states[n];
      if (!back[n].was_there(from)) those.push_back({std::nullopt, 0});
      std::erase_if(those, [&](const begun& one) { return one.at >= until; });
      if (those.size() < 2) continue;
      passage one{std::move(now[n]), {}, those.front().at};
      for (auto state = those.rbegin(); state != those.rend(); ++state)
        one.states.push_back(std::move(state->state));
      seen(std::move(one));
    }
  }
}

}  // namespace wangge::records
