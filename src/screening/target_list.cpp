#include "screening/target_list.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "records/cursor_text.h"

namespace wangge::screening {
namespace {

using order = target_query::order;

std::int64_t counted(const board::line& of, const target_query& ask) {
  const auto* outcome = find_word(outcomes(), ask.state);
  const auto wanted = [&](const tally_key& key) {
    if (ask.kind && key.kind != ask.kind) return false;
    if (outcome) return key.outcome == outcome->n;
    if (ask.state == "open") return key.outcome == open;
    if (ask.state == "not_reached") return is_missing(key.outcome);
    if (ask.state == "done") return !is_missing(key.outcome);
    if (ask.state == "revisit") return is_due(key.outcome) && key.due_on != 0;
    if (ask.state == "overdue")
      return is_overdue(key.outcome, key.due_on, ask.of.ends_on, ask.today);
    return true;
  };
  std::int64_t all = 0;
  for (const auto& [key, one] : of.parts)
    if (wanted(key)) all += ask.state == "late" ? one.late : one.targets;
  return all;
}

struct builder {
  const target_query& ask;
  std::string where;
  std::vector<db::value> args;

  std::string bind(db::value v) {
    args.push_back(std::move(v));
    return "?" + std::to_string(args.size());
  }
  void condition(const std::string& text) { where += (where.empty() ? " WHERE " : " AND ") + text; }
  std::string due() {
    const auto end = bind(std::int64_t{ask.of.ends_on});
    return "CASE WHEN due_on = 0 OR due_on > " + end + " THEN " + end + " ELSE due_on END";
  }
  void state() {
    if (const auto* one = find_word(outcomes(), ask.state))
      return condition("outcome = " + bind(std::int64_t{one->n}));
    if (ask.state == "open") condition("outcome = 0");
    if (ask.state == "not_reached") condition("outcome IN (0, 3, 5)");
    if (ask.state == "done") condition("outcome NOT IN (0, 3, 5)");
    if (ask.state == "revisit") condition("outcome IN (0, 3) AND due_on > 0");
    if (ask.state == "late") condition("late = 1");
    if (ask.state == "fever") condition("fevers > 0");
    if (ask.state == "overdue") {
      const auto day_due = due();
      condition("outcome IN (0, 3) AND " + day_due + " < " + bind(std::int64_t{ask.today}));
    }
  }
  void filters(code_range grids) {
    condition("district = " + bind(ask.of.district));
    condition("round = " + bind(ask.of.number));
    condition("grid >= " + bind(grids.low));
    condition("grid <= " + bind(grids.high));
    if (!ask.q.empty()) {
      condition("label >= " + bind(ask.q));
      condition("label < " + bind(ask.q + "\xF4\x8F\xBF\xBF"));  // U+10FFFF
    }
    if (ask.building) condition("building = " + bind(*ask.building));
    if (ask.kind) condition("kind = " + bind(std::int64_t{ask.kind}));
    if (ask.changed_after) condition("updated_at > " + bind(ask.changed_after));
    state();
  }
};

std::uint64_t fingerprint(const target_query& ask) {
  return std::hash<std::string>{}(
      to_string(ask.of.id) + std::to_string(ask.range.low) + ask.state + std::to_string(ask.kind) +
      ask.q + (ask.building ? to_string(*ask.building) : "") + std::to_string(ask.changed_after) +
      std::to_string(static_cast<int>(ask.by)) + (ask.descending ? "d" : "a"));
}

std::int64_t sort_value(const target_query& ask, const target& one) {
  if (ask.by == order::due_on)
    return one.due_on && one.due_on < ask.of.ends_on ? one.due_on : ask.of.ends_on;
  return ask.by == order::attempts ? one.attempts : one.last_at;
}

std::string cursor_after(const access::vault& keys, const target_query& ask, const target& one) {
  return records::write_cursor(keys, fingerprint(ask),
                               {sort_value(ask, one), one.grid, one.label, one.object});
}

bool stands_before(const target& a, const target& b) {
  if (counts_before(a.label, b.label)) return true;
  return !counts_before(b.label, a.label) && a.object < b.object;
}

// The rows of one grid after the last of the page before. A grid is read whole: no engine orders
// 2-101 before 2-1001.
void read_grid(db::connection& db, const target_query& ask, std::int64_t grid,
               const std::vector<db::value>& last, std::vector<target>& into) {
  builder b{ask, {}, {}};
  b.filters({grid, grid});
  std::vector<target> all;
  auto rows = db.query("SELECT " + std::string(target_columns()) + " FROM target" + b.where,
                       std::span<const db::value>(b.args));
  while (rows.step()) all.push_back(read_target(*rows));
  std::ranges::sort(all, [&](const target& one, const target& other) {
    return ask.descending ? stands_before(other, one) : stands_before(one, other);
  });
  target edge;
  const bool goes_on = !last.empty() && std::get<std::int64_t>(last[1]) == grid;
  if (goes_on) edge.label = std::get<std::string>(last[2]);
  if (goes_on) edge.object = std::get<uuid>(last[3]);
  for (auto& one : all) {
    if (into.size() > ask.limit) return;
    const bool seen =
        goes_on && !(ask.descending ? stands_before(one, edge) : stands_before(edge, one));
    if (!seen) into.push_back(std::move(one));
  }
}

void read_by_place(db::connection& db, const board& counts, const target_query& ask,
                   const std::vector<db::value>& last, std::vector<target>& into) {
  code_range rest = ask.range;
  if (!last.empty()) {
    auto& edge = ask.descending ? rest.high : rest.low;
    edge = std::get<std::int64_t>(last[1]);
  }
  auto grids = counts.grids(ask.of.key(), rest);
  if (ask.descending) std::reverse(grids.begin(), grids.end());
  for (const auto& [grid, line] : grids) {
    if (into.size() > ask.limit) return;
    if (counted(line, ask) > 0) read_grid(db, ask, grid, last, into);
  }
}

void read_sorted(db::connection& db, const target_query& ask, const std::vector<db::value>& last,
                 std::vector<target>& into) {
  builder b{ask, {}, {}};
  b.filters(ask.range);
  const std::string by = ask.by == order::due_on     ? b.due()
                         : ask.by == order::attempts ? "attempts"
                                                     : "COALESCE(last_at, 0)";
  const std::string columns = by + ", grid, label, object";
  if (!last.empty()) {
    std::string marks;
    for (const auto& one : last) marks += (marks.empty() ? "" : ", ") + b.bind(one);
    b.condition("(" + columns + ")" + (ask.descending ? " < (" : " > (") + marks + ")");
  }
  const std::string way = ask.descending ? " DESC" : "";
  const auto limit = b.bind(static_cast<std::int64_t>(ask.limit + 1));
  auto rows = db.query("SELECT " + std::string(target_columns()) + " FROM target" + b.where +
                           " ORDER BY " + by + way + ", grid" + way + ", label" + way + ", object" +
                           way + " LIMIT " + limit,
                       std::span<const db::value>(b.args));
  while (rows.step()) into.push_back(read_target(*rows));
}

std::int64_t total_of(db::connection& db, const board& counts, const target_query& ask) {
  if (ask.q.empty() && !ask.building && !ask.changed_after && ask.state != "fever")
    return counted(counts.of_unit(ask.of.key(), ask.range.low), ask);
  builder b{ask, {}, {}};
  b.filters(ask.range);
  auto rows = db.query("SELECT count(*) FROM target" + b.where, std::span<const db::value>(b.args));
  return rows.step() ? rows->integer(0) : 0;
}

}  // namespace

bool known_state(std::string_view state) {
  static const std::set<std::string_view> others = {"",     "open", "overdue", "not_reached",
                                                    "done", "late", "revisit", "fever"};
  return others.contains(state) || find_word(outcomes(), state);
}

result<target_page> read_targets(db::connection& db, const access::vault& keys, const board& counts,
                                 const target_query& ask) {
  std::vector<db::value> last;
  if (!ask.cursor.empty() &&
      (!records::read_cursor(keys, ask.cursor, fingerprint(ask), last) || last.size() != 4))
    return refuse(error::bad_cursor);
  target_page out;
  if (ask.by == order::place)
    read_by_place(db, counts, ask, last, out.items);
  else
    read_sorted(db, ask, last, out.items);
  if (out.items.size() > ask.limit) {
    out.items.resize(ask.limit);
    out.next = cursor_after(keys, ask, out.items.back());
  }
  out.total = total_of(db, counts, ask);
  return out;
}

}  // namespace wangge::screening
