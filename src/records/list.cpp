#include "records/list.h"

#include <algorithm>

#include "base/codes.h"
#include "records/cursor_text.h"
#include "records/list_sql.h"
#include "records/past.h"
#include "records/store.h"

namespace wangge::records {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

// The labels of references come along by left joins, one a reference field.
std::string label_columns(const list_query& ask, std::string& joins, std::vector<value>& args) {
  const entity& of = *ask.what;
  std::string out, within;
  int n = 0;
  for (int at : ref_fields(of)) {
    const entity& to = *find_entity(of.fields[at].ref);
    const std::string alias = "r" + std::to_string(n++);
    out += ", " + alias + "." + std::string(to.fields[to.label_at].name);
    joins += " LEFT JOIN " + std::string(to.table()) + " " + alias + " ON " + alias +
             ".district = t.district AND " + alias + ".id = t." + std::string(of.fields[at].name);
    if (known_everywhere(to) || codes::level_of(ask.area.low) == codes::level::district) continue;
    if (within.empty()) {
      args.insert(args.end(), {ask.area.low, ask.area.high});
      within =
          " BETWEEN ?" + std::to_string(args.size() - 1) + " AND ?" + std::to_string(args.size());
    }
    joins += " AND " + alias + "." + std::string(to.scope().name) + within;
  }
  return out;
}

struct position {
  std::vector<value> keys;
};

std::string keyset(const list_sql& sql, const position& last, bool descending,
                   std::vector<value>& args) {
  const auto bind = [&](const value& v) {
    args.push_back(v);
    return "?" + std::to_string(args.size());
  };
  const std::string than = descending ? " < " : " > ";
  const auto tuple = [&](std::size_t from) {
    std::vector<std::string> names(sql.order.begin() + static_cast<long>(from), sql.order.end()),
        marks;
    for (std::size_t i = from; i < last.keys.size(); ++i) marks.push_back(bind(last.keys[i]));
    return "(" + joined(names, ", ") + ")" + than + "(" + joined(marks, ", ") + ")";
  };
  const std::string& first = sql.order.front();
  if (!sql.first_key_nullable) return tuple(0);
  if (!db::is_null(last.keys.front()))  // empty values stand first going up, last going down
    return descending ? "(" + tuple(0) + " OR " + first + " IS NULL)" : tuple(0);
  return descending ? "(" + first + " IS NULL AND " + tuple(1) + ")"
                    : "(" + first + " IS NOT NULL OR " + tuple(1) + ")";
}

std::string order_by(const list_sql& sql, bool descending) {
  std::string out;
  for (std::size_t i = 0; i < sql.order.size(); ++i) {
    out += (i ? ", " : " ORDER BY ") + sql.order[i] + (descending ? " DESC" : "");
    if (i == 0 && sql.first_key_nullable) out += descending ? " NULLS LAST" : " NULLS FIRST";
  }
  return out;
}

std::string text_of(const value& v) {
  if (const auto* n = std::get_if<std::int64_t>(&v)) return std::to_string(*n);
  if (const auto* id = std::get_if<uuid>(&v)) return to_string(*id);
  const auto* text = std::get_if<std::string>(&v);
  return text ? *text : "";
}

std::uint64_t fingerprint(const list_query& ask) {
  std::string text(ask.what->name);
  for (const auto& one : ask.filters) {
    text += "|" + std::to_string(one.field_at);
    for (const auto& v : one.any) text += "=" + text_of(v);
  }
  text += "|" + ask.q + "|" + std::to_string(ask.sort_at) + (ask.descending ? "d" : "a") +
          std::to_string(ask.range.low) + "-" + std::to_string(ask.range.high) +
          (ask.ended ? "e" : "") + std::string(ask.quality ? ask.quality->id : "") +
          (ask.as_of ? "@" + std::to_string(*ask.as_of) : "");
  return std::hash<std::string>{}(text);
}

position position_of(const list_query& ask, const list_sql& sql, const record& one) {
  position at;
  if (sql.order.size() == 3) {
    const int sorted = ask.sort_at >= 0 ? ask.sort_at : sql.searched;
    at.keys.push_back(one.values[sorted]);
  }
  at.keys.push_back(one.grid());
  at.keys.push_back(one.id);
  return at;
}

// A total kept in the tallies: no filter, or one filter on coded values.
// `sum(measure, range)` says what is kept.
template <class Sum>
std::optional<std::int64_t> kept_total(const list_query& ask, Sum sum) {
  if (!ask.q.empty() || ask.ended || ask.quality || ask.filters.size() > 1) return std::nullopt;
  if (ask.filters.empty()) return sum(entity_measure(*ask.what), ask.range);
  const auto& only = ask.filters.front();
  if (!ask.what->fields[only.field_at].counted()) return std::nullopt;
  std::int64_t total = 0;
  for (const auto& v : only.any) {
    const int measure = code_measure(*ask.what, only.field_at, std::get<std::int64_t>(v));
    if (measure < 0) return std::nullopt;
    total += sum(measure, ask.range);
  }
  return total;
}

std::optional<std::int64_t> kept_total(const tally_board& tallies, const list_query& ask) {
  return kept_total(ask,
                    [&](int measure, access::scope range) { return tallies.sum(measure, range); });
}

// From the store, not from the memory, which a commit reaches a little later.
std::optional<std::int64_t> stored_total(db::connection& db, const list_query& ask) {
  return kept_total(ask, [&](int measure, access::scope range) {
    auto rows = db.query(
        "SELECT CAST(COALESCE(sum(value), 0) AS bigint) FROM tally WHERE district = ?1 AND measure "
        "= ?2 AND unit >= ?3 AND unit <= ?4",
        {range.district(), std::string(measure_name(measure)), range.low, range.high});
    rows.step();
    return rows->integer(0);
  });
}

std::int64_t counted_total(db::connection& db, const list_query& ask, const list_sql& sql) {
  if (ask.quality && ask.q.empty() && ask.filters.empty() && !ask.ended) {
    auto rows = db.query(
        "SELECT count(*) FROM breach WHERE district = ?1 AND rule = ?2 AND grid >= ?3 AND grid <= "
        "?4",
        {ask.range.district(), std::int64_t{ask.quality->number}, ask.range.low, ask.range.high});
    rows.step();
    return rows->integer(0);
  }
  if (!sql.gram.empty() && ask.filters.empty() && !ask.quality) {
    auto rows = db.query(
        "SELECT count(*) FROM gram WHERE district = ?1 AND entity = ?2 AND gram = ?3 AND grid >= "
        "?4 AND grid <= ?5",
        {ask.range.district(), std::int64_t{ask.what->number}, sql.gram, ask.range.low,
         ask.range.high});
    rows.step();
    return rows->integer(0);
  }
  auto rows = db.query("SELECT count(*) " + sql.from + sql.where, std::span<const value>(sql.args));
  rows.step();
  return rows->integer(0);
}

std::int64_t total_of(db::connection& db, const tally_board& tallies, const list_query& ask,
                      const list_sql& sql) {
  if (const auto kept = kept_total(tallies, ask)) return *kept;
  const auto counted = [&] { return counted_total(db, ask, sql); };
  const bool plain = ask.filters.empty() && !ask.quality && !ask.ended;
  if (!ask.recalls_total || !plain || sql.word.empty()) return counted();
  return tallies.searches().total({ask.what->number, sql.word, ask.q, ask.range}, counted);
}

void read_listed(const db::row& row, const access::vault& keys, listed& into) {
  read_row(row, keys, into.one);
  int at = select_width(*into.one.what);
  for (auto& label : into.ref_labels) {
    label = row.text(at++);
  }
}

}  // namespace

std::vector<int> ref_fields(const entity& of) {
  std::vector<int> all;
  for (std::size_t at = 0; at < of.fields.size(); ++at)
    if (of.fields[at].kind == field_kind::ref) all.push_back(static_cast<int>(at));
  return all;
}

namespace {

// A page begins in the place where the one before ended. The keyset says so too, but an engine may
// go by the range alone, and walk through everything that was read before.
void begin_at(const position& last, const list_query& ask, const list_sql& sql,
              std::vector<value>& args) {
  const auto* place = std::get_if<std::int64_t>(&last.keys.front());
  if (sql.order.size() != 2 || !place) return;  // another order comes first
  if (ask.descending)
    args[sql.high_at] = std::min(ask.range.high, *place);
  else
    args[sql.low_at] = std::max(ask.range.low, *place);
}

struct rows_seen {
  int count = 0;
  bool more = false;  // further rows stand behind them
};

// The rows of the table behind `last`, at most `most`, in the memory of the one before.
template <class Visit>
rows_seen visit_rows(db::connection& db, const access::vault& keys, const list_query& ask,
                     const list_sql& sql, const position& last, int most, Visit visit) {
  auto args = sql.args;
  std::string where = sql.where, joins;
  if (!last.keys.empty()) {
    begin_at(last, ask, sql, args);
    where += " AND " + keyset(sql, last, ask.descending, args);
  }
  const auto labels = label_columns(ask, joins, args);
  args.push_back(std::int64_t{most} + 1);
  const std::string text = "SELECT " + select_list(*ask.what) + labels + " " + sql.from + joins +
                           where + order_by(sql, ask.descending) + " LIMIT ?" +
                           std::to_string(args.size());
  listed item{record(*ask.what), std::vector<std::string>(ref_fields(*ask.what).size())};
  rows_seen out;
  for (auto rows = db.query(text, std::span<const value>(args)); rows.step(); ++out.count) {
    if (out.count == most) {
      out.more = true;
      break;
    }
    read_listed(*rows, keys, item);
    visit(std::as_const(item));
  }
  return out;
}

// Rows of a past instant: the untouched of the table, and the touched as they were.
struct past_rows {
  std::vector<touched> moved;
  std::int64_t balance = 0;  // those that stood in the list then, less those that stand in it now

  past_rows(db::connection& db, const access::vault& keys, const list_query& ask)
      : moved(touched_since(db, keys, *ask.what, ask.range, *ask.as_of)) {
    for (const auto& one : moved) {
      balance -= stands_in(ask, one.now);
      balance += one.then && stands_in(ask, *one.then);
    }
  }

  // Those behind `last` that stood in the list then; without labels yet.
  void add_to(std::vector<listed>& rows, const list_query& ask, const list_sql& sql,
              const position& last) const {
    for (const auto& one : moved) {
      if (!one.then || !stands_in(ask, *one.then)) continue;
      const auto keys = position_of(ask, sql, *one.then).keys;
      if (!last.keys.empty() && !(ask.descending ? keys < last.keys : last.keys < keys)) continue;
      rows.push_back({*one.then, {}});
    }
  }
};

page past_page(db::connection& db, const access::vault& keys, const tally_board& tallies,
               const list_query& ask, const position& last) {
  const db::snapshot one_moment(db);
  const auto sql = plan(keys, tallies, ask);
  const past_rows past(db, keys, ask);
  page out;
  const auto table = visit_rows(db, keys, ask, sql, last, ask.limit,
                                [&](const listed& item) { out.items.push_back(item); });
  past.add_to(out.items, ask, sql, last);
  std::sort(out.items.begin(), out.items.end(), [&](const listed& a, const listed& b) {
    const auto left = position_of(ask, sql, a.one).keys, right = position_of(ask, sql, b.one).keys;
    return ask.descending ? right < left : left < right;
  });
  const auto most = static_cast<std::size_t>(ask.limit);
  if (table.more || out.items.size() > most) {
    out.items.erase(out.items.begin() + static_cast<long>(std::min(most, out.items.size())),
                    out.items.end());
    out.next =
        write_cursor(keys, fingerprint(ask), position_of(ask, sql, out.items.back().one).keys);
  }
  for (auto& one : out.items)
    if (one.ref_labels.empty()) one = listed_of(db, std::move(one.one), ask.area);
  auto now = ask;
  now.as_of.reset();
  // A page that holds everything has counted itself.
  out.total = ask.cursor.empty() && out.next.empty()
                  ? static_cast<std::int64_t>(out.items.size())
                  : count_stored(db, keys, tallies, now) + past.balance;
  return out;
}

}  // namespace

std::int64_t count_stored(db::connection& db, const access::vault& keys, const tally_board& tallies,
                          const list_query& ask) {
  if (const auto kept = stored_total(db, ask)) return *kept;
  return counted_total(db, ask, plan(keys, tallies, ask));
}

listed listed_of(db::connection& db, record one, access::scope area) {
  listed item{std::move(one), {}};
  for (int at : ref_fields(*item.one.what)) {
    const auto* id = std::get_if<uuid>(&item.one.values[at]);
    const auto& to = *find_entity(item.one.what->fields[at].ref);
    item.ref_labels.push_back(id ? label_of(db, to, area, *id).value_or("") : "");
  }
  return item;
}

result<page> read_page(db::connection& db, const access::vault& keys, const tally_board& tallies,
                       const list_query& ask) {
  page out;
  auto end =
      visit_page(db, keys, tallies, ask, [&](const listed& item) { out.items.push_back(item); });
  if (!end) return refused(std::move(end).error());
  static_cast<page_end&>(out) = std::move(*end);
  return out;
}

result<page_end> visit_page(db::connection& db, const access::vault& keys,
                            const tally_board& tallies, const list_query& ask,
                            const listed_visitor& visit) {
  const auto sql = plan(keys, tallies, ask);
  position last;
  if (!ask.cursor.empty() && (!read_cursor(keys, ask.cursor, fingerprint(ask), last.keys) ||
                              last.keys.size() != sql.order.size()))
    return refuse(error::bad_cursor);
  if (ask.as_of) {
    auto past = past_page(db, keys, tallies, ask, last);
    for (const auto& item : past.items) visit(item);
    return static_cast<page_end&&>(past);
  }
  page_end out;
  position at;
  int n = 0;
  const auto seen = visit_rows(db, keys, ask, sql, last, ask.limit, [&](const listed& item) {
    visit(item);
    if (++n == ask.limit) at = position_of(ask, sql, item.one);
  });
  if (seen.more) out.next = write_cursor(keys, fingerprint(ask), at.keys);
  // A page that holds everything has counted itself.
  if (ask.cursor.empty() && !seen.more)
    out.total = seen.count;
  else
    out.total = total_of(db, tallies, ask, sql);
  return out;
}

std::int64_t count_rows(db::connection& db, const access::vault& keys, const tally_board& tallies,
                        const list_query& ask) {
  if (const auto kept = kept_total(tallies, ask)) return *kept;
  return counted_total(db, ask, plan(keys, tallies, ask));
}

}  // namespace wangge::records
