#include "ledgers/form_open.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/codes.h"
#include "ledgers/form_fill.h"
#include "records/conditions.h"
#include "records/store.h"

namespace wangge::ledgers {
namespace {

// Where a page of objects goes on: behind this one.
struct place {
  std::int64_t unit;
  uuid record;
};

std::string cursor_of(const records::record& last) {
  return std::to_string(last.grid()) + "." + to_string(last.id);
}

std::optional<place> read_cursor(std::string_view text) {
  std::int64_t unit = 0;
  const auto [stopped, failed] = std::from_chars(text.data(), text.data() + text.size(), unit);
  if (failed != std::errc() || stopped == text.data() + text.size() || *stopped != '.')
    return std::nullopt;
  const auto id = parse_uuid(text.substr(static_cast<std::size_t>(stopped - text.data()) + 1));
  return id ? std::optional(place{unit, *id}) : std::nullopt;
}

// Objects with every answer: few beside those that are asked, and found by the answers.
std::int64_t count_complete(db::connection& db, const asking_form& of) {
  std::vector<db::value> args;
  const auto where = records::conditions(of.rows, "t", records::reached::by_reference, args);
  const auto form_id = records::bound(args, of.what.id);
  const auto answers = records::bound(args, of.what.new_fields());
  auto counted = db.query(
      "SELECT count(*) FROM (SELECT a.record FROM form_answer a JOIN " +
          std::string(of.what.of->table()) +
          " t ON t.district = a.district AND t.id = a.record WHERE a.form = " + form_id + " AND " +
          where + " GROUP BY a.record HAVING count(*) >= " + answers + ") AS complete",
      std::span<const db::value>(args));
  counted.step();
  return counted->integer(0);
}

// The objects behind a place, one more than a page holds.
std::vector<records::record> open_objects(api::services& with, db::connection& db,
                                          const asking_form& of,
                                          const std::optional<place>& after) {
  auto rows = of.rows;
  if (after) rows.range.low = std::max(rows.range.low, after->unit);
  std::vector<db::value> args;
  const auto where = records::conditions(rows, "t", records::reached::by_place, args);
  const auto bind = [&](db::value v) { return records::bound(args, std::move(v)); };
  const auto scope = "t." + std::string(of.what.of->scope().name);
  auto text = "SELECT " + records::select_list(*of.what.of) + " FROM " +
              std::string(of.what.of->table()) + " t WHERE " + where;
  if (after)
    text +=
        " AND (" + scope + " > " + bind(after->unit) + " OR t.id > " + bind(after->record) + ")";
  text += " AND (SELECT count(*) FROM form_answer a WHERE a.district = t.district AND a.form = " +
          bind(of.what.id) + " AND a.record = t.id) < " + bind(of.what.new_fields());
  text += " ORDER BY " + scope + ", t.id LIMIT " + bind(std::int64_t{rows.limit} + 1);
  std::vector<records::record> all;
  auto found = db.query(text, std::span<const db::value>(args));
  while (found.step()) all.push_back(records::read_row(*of.what.of, *found, with.vault));
  return all;
}

bool any(db::connection& db, const std::string& text, std::vector<db::value> args) {
  return db.query(text, std::span<const db::value>(args)).step();
}

// What decides whether an object is asked: the form's beginning, answers, the objects themselves.
bool changed_since(const api::call& ask, const asking_form& of, instant since) {
  if (of.what.decided_at >= since || start_of(of.what.starts_on) >= since) return true;
  const auto grid = of.rows.range.low;
  return any(*ask.db,
             "SELECT 1 FROM form_answer WHERE form = ?1 AND grid = ?2 AND answered_at >= ?3 LIMIT "
             "1",
             {of.what.id, grid, since}) ||
         any(*ask.db,
             "SELECT 1 FROM " + std::string(of.what.of->table()) + " t WHERE t." +
                 std::string(of.what.of->scope().name) + " = ?1 AND t.updated_at >= ?2 LIMIT 1",
             {grid, since});
}

void write_object(json::writer& out, const form& of, const uuid& record,
                  const std::set<std::string>& answered) {
  if (static_cast<std::int64_t>(answered.size()) >= of.new_fields()) return;
  out.open().member("record", record);
  if (!answered.empty()) {
    out.key("fields").open_array();
    for (const auto& one : of.fields)
      if (!one.known() && !answered.contains(one.id)) out.value(one.id);
    out.close_array();
  }
  out.close();
}

void write_open(json::writer& out, db::connection& db, const asking_form& of) {
  std::vector<db::value> args;
  const auto form_id = records::bound(args, of.what.id);
  const auto where = records::conditions(of.rows, "t", records::reached::by_place, args);
  auto rows =
      db.query("SELECT t.id, a.field FROM " + std::string(of.what.of->table()) +
                   " t LEFT JOIN form_answer a ON a.district = t.district AND a.form = " + form_id +
                   " AND a.record = t.id WHERE " + where + " ORDER BY t.id",
               std::span<const db::value>(args));
  std::optional<uuid> record;
  std::set<std::string> answered;
  out.key("open").open_array();
  while (rows.step()) {
    if (record && *record != rows->id(0)) {
      write_object(out, of.what, *record, answered);
      answered.clear();
    }
    record = rows->id(0);
    if (!rows->is_null(1)) answered.emplace(rows->text(1));
  }
  if (record) write_object(out, of.what, *record, answered);
  out.close_array();
}

}  // namespace

std::int64_t count_open(api::services& with, db::connection& db, const asking_form& of) {
  if (of.what.new_fields() == 0) return 0;
  return records::count_rows(db, with.vault, with.tallies, of.rows) - count_complete(db, of);
}

result<records::page> read_open_page(api::services& with, db::connection& db,
                                     const asking_form& of) {
  std::optional<place> after;
  if (!of.rows.cursor.empty() && !(after = read_cursor(of.rows.cursor)))
    return refuse(error::bad_cursor);
  records::page out;
  out.total = count_open(with, db, of);
  auto found = open_objects(with, db, of, after);
  const auto limit = static_cast<std::size_t>(of.rows.limit);
  if (found.size() > limit) {
    found.resize(limit);
    out.next = cursor_of(found.back());
  }
  for (auto& one : found) out.items.push_back(records::listed_of(db, std::move(one), of.rows.area));
  return out;
}

std::vector<asking_form> forms_asking(const api::call& ask, std::int64_t grid) {
  std::vector<asking_form> all;
  for (auto& one : forms_in(*ask.db, codes::range(grid))) {
    if (!one.open(day_of(ask.now)) || one.new_fields() == 0) continue;
    auto rows = rows_of(ask.with, ask.who, one);
    if (!rows) continue;  // it chooses by what this account does not see: others are asked
    rows->range = within(one, codes::range(grid));
    all.push_back({std::move(one), std::move(*rows)});
  }
  return all;
}

void write_asking(json::writer& out, const api::call& ask, const asking_form& of, instant since) {
  const auto& one = of.what;
  out.open().member("id", one.id).member("name", one.name).member("department", one.department);
  out.member("until", format_day(one.ends_on)).member("list", one.of->plural);
  out.key("questions").open_array();
  for (const auto& each : one.fields)
    if (!each.known()) write_field(out, each);
  out.close_array();
  if (since == 0 || changed_since(ask, of, since)) write_open(out, *ask.db, of);
  out.close();
}

}  // namespace wangge::ledgers
