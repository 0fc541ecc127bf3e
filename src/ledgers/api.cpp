#include "ledgers/api.h"

#include "access/names.h"
#include "api/transaction.h"
#include "base/codes.h"
#include "base/json.h"
#include "jobs/jobs.h"
#include "ledgers/ledger_export.h"
#include "ledgers/page.h"
#include "records/change.h"
#include "records/codec.h"
#include "records/request.h"
#include "territory/unit_tree.h"

namespace wangge::ledgers {
namespace {

using api::call;
using http::response;

result<ledger> asked_ledger(call& ask) {
  auto one = find_ledger(*ask.db, ask.who.area, ask.path[0]);
  if (!one) return refuse(error::not_found);
  return std::move(*one);
}

result<response> list(call& ask) {
  json::writer out;
  out.open().key("items").open_array();
  for (const auto& one : all_ledgers(*ask.db, ask.who.area)) write_ledger(out, one);
  return api::json(out.close_array().close().str());
}

void write_next(json::writer& out, const std::string& next) {
  out.key("next");
  next.empty() ? out.null() : out.value(next);
}

// The record as lists show it, and its counts by column.
void write_row(json::writer& out, const records::listed& item, const ledger& of,
               const std::vector<std::int64_t>& counts, const records::encode_context& with) {
  json::writer row;
  records::encode(row, item, with);
  auto text = row.str();
  json::writer extra;
  extra.open().key("_counts").open();
  for (std::size_t at = 0; at < of.columns.size(); ++at)
    if (of.columns[at].is_count()) extra.member(of.columns[at].id, counts[at]);
  text.back() = ',';
  out.raw(text + extra.close().close().str().substr(1));
}

void write_totals(json::writer& out, const ledger& of, const totals& all) {
  out.key("totals").open();
  for (std::size_t at = 0; at < of.columns.size(); ++at)
    if (all[at]) out.member(of.columns[at].id, *all[at]);
  out.close();
}

void write_unit(json::writer& out, call& ask, access::scope range) {
  out.key("unit").open().member("code", codes::text(range.low));
  out.member("name", ask.with.units.name_of(range.low)).close();
}

result<response> show(call& ask, totals_memory& memory) {
  auto of = asked_ledger(ask);
  if (!of) return refused(of.error());
  const auto query = read_ledger_query(ask, std::move(*of));
  if (!query) return refused(query.error());
  past_kinds past;
  const db::snapshot one_moment(*ask.db);  // rows, counts and totals of a past day agree
  const auto found = read_ledger_page(ask.with, *ask.db, *query, past);
  if (!found) return refused(found.error());
  const auto units = ask.with.units.snapshot();
  json::writer out;
  out.open().key("ledger");
  write_ledger(out, query->of);
  write_unit(out, ask, query->rows.range);
  out.member("as_of", format_instant(query->rows.as_of.value_or(ask.now)));
  out.member("past", query->rows.as_of.has_value()).key("items").open_array();
  for (std::size_t n = 0; n < found->rows.items.size(); ++n)
    write_row(out, found->rows.items[n], query->of, found->counts[n], {ask.who, *units, false});
  out.close_array().member("total", found->rows.total);
  write_next(out, found->rows.next);
  if (query->rows.cursor.empty())
    write_totals(out, query->of, memory.of(ask.with, *ask.db, *query, past));
  return api::json(out.close().str());
}

// The records behind one number: of one object (?record), or of the whole column.
result<response> rows(call& ask) {
  auto of = asked_ledger(ask);
  if (!of) return refused(of.error());
  auto query = read_ledger_query(ask, std::move(*of));
  if (!query) return refused(query.error());
  const int at = find_column(query->of, ask.ask.param("column").value_or(""));
  if (at < 0 || !query->of.columns[at].is_count()) return refuse(error::not_found);
  std::optional<uuid> object;
  if (const auto given = ask.ask.param("record"); given && !given->empty()) {
    const auto id = records::read_id(*given);
    if (!id) return refused(id.error());
    object = *id;
  }
  const path_query what{query->of.columns[at], query->counted[at], query->rows};
  past_kinds past;
  const db::snapshot one_moment(*ask.db);
  path_reader reader(*ask.db, ask.with.vault, what, past);
  const auto found = reader.rows(object, query->rows.limit, query->rows.cursor);
  if (!found) return refused(found.error());
  const auto units = ask.with.units.snapshot();
  json::writer out;
  out.open().member("list", what.of.counted->plural).key("items").open_array();
  for (const auto& item : found->items) records::encode(out, item, {ask.who, *units, false});
  out.close_array().member("total", found->total);
  write_next(out, found->next);
  out.member("as_of", format_instant(query->rows.as_of.value_or(ask.now))).close();
  return api::json(out.str());
}

void store(api::transaction& tx, const ledger& one, bool hidden) {
  tx.db.execute(
      "INSERT INTO ledger(district, id, zh, en, list, filter, columns, position, version, hidden, "
      "updated_at, updated_by, unit) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
      "?13) ON "
      "CONFLICT(district, id) DO UPDATE SET zh = excluded.zh, en = excluded.en, list = "
      "excluded.list, filter = excluded.filter, columns = excluded.columns, position = "
      "excluded.position, version = excluded.version, hidden = excluded.hidden, updated_at = "
      "excluded.updated_at, updated_by = excluded.updated_by",
      {tx.who.area.district(), one.id, one.zh, one.en, std::string(one.of->plural), one.filter,
       columns_text(one), one.position, one.version, std::int64_t{hidden}, tx.now, tx.who.account,
       one.unit});
  json::writer detail;
  detail.open().member("ledger", one.id).member("name", one.zh).member("hidden", hidden).close();
  tx.audit({"ledger", 0, std::nullopt, one.unit, "", detail.str()});
  const auto range = codes::range(one.unit);
  tx.changed("ledgers", range.low, range.high);
}

// A definition from the body; its filters must be ones the lists know.
result<ledger> read_body(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  auto one = read_ledger(body->root());
  if (!one) return one;
  const auto usable = ledger_query_of(ask.with, ask.who, *one, ask.who.area, std::nullopt);
  if (!usable) return refused(usable.error());
  return one;
}

response answer(const ledger& one, int status) {
  json::writer out;
  write_ledger(out, one);
  return api::json(out.str(), status);
}

std::optional<std::int64_t> stored_version(call& ask, const std::string& ledger) {
  auto rows = ask.tx->db.query("SELECT version FROM ledger WHERE district = ?1 AND id = ?2",
                               {ask.who.area.district(), ledger});
  return rows.step() ? std::optional(rows->integer(0)) : std::nullopt;
}

result<response> make(call& ask) {
  auto one = read_body(ask);
  if (!one) return refused(one.error());
  const auto body = json::document::parse_object(ask.ask.body);
  const auto id = records::new_id(body->root());
  if (!id) return refused(id.error());
  one->id = to_string(*id);
  if (const auto made = find_ledger(*ask.db, ask.who.area, one->id)) return answer(*made, 201);
  if (stored_version(ask, one->id)) return refused(records::id_taken(*id));
  one->unit = ask.who.unit;
  store(*ask.tx, *one, false);
  return answer(*one, 201);
}

// Who changed it since; nobody can have changed what still is as it came.
failure changed_meanwhile(db::connection& db, std::int64_t district, const ledger& now) {
  auto rows = db.query("SELECT updated_by, updated_at FROM ledger WHERE district = ?1 AND id = ?2",
                       {district, now.id});
  if (!rows.step()) return {error::stale_version, {{"by", "—"}, {"at", "—"}}};
  return {
      error::stale_version,
      {{"by", access::display_name_of(db, rows->id(0))}, {"at", format_instant(rows->integer(1))}}};
}

result<ledger> at_version(call& ask) {
  auto now = asked_ledger(ask);
  if (!now) return now;
  const auto version = records::read_version(ask.ask);
  if (!version) return refused(version.error());
  if (*version != now->version)
    return refused(changed_meanwhile(*ask.db, ask.who.area.district(), *now));
  if (auto good = may_change(ask, now->unit); !good) return refused(good.error());
  return now;
}

result<response> change(call& ask) {
  const auto now = at_version(ask);
  if (!now) return refused(now.error());
  auto one = read_body(ask);
  if (!one) return refused(one.error());
  one->id = now->id;
  one->unit = now->unit;
  one->version = now->version + 1;
  one->shipped = one->changed = now->shipped;
  store(*ask.tx, *one, false);
  return answer(*one, 200);
}

result<response> remove(call& ask) {
  auto now = at_version(ask);
  if (!now) return refused(now.error());
  ++now->version;
  store(*ask.tx, *now, true);
  return api::no_content();
}

// The shipped ledgers as they came; versions go on, so that what somebody saw before is old.
result<response> restore(call& ask) {
  const auto whole = ask.who.area.district() * 1'000'000'000;
  if (auto good = may_change(ask, whole); !good) return refused(good.error());
  for (auto one : shipped()) {
    const auto version = stored_version(ask, one.id);
    if (!version) continue;
    one.unit = whole;
    one.version = *version + 1;
    store(*ask.tx, one, false);
  }
  ask.tx->audit({"ledger", 0, std::nullopt, ask.who.unit, "", R"({"restored":true})"});
  ask.tx->changed("ledgers", ask.who.area.low, ask.who.area.high);
  return list(ask);
}

// {unit, on, purpose}: the whole ledger as a workbook; a job.
result<response> start_export(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  auto todo = read_ledger_export(ask, body->root());
  if (!todo) return refused(todo.error());
  auto& with = ask.with;
  const auto id = todo->job;
  const auto started = with.jobs->start(
      ask.who, "export", body->root().dump(),
      [&with, who = ask.who, what = std::move(*todo)](jobs::progress& report) {
        return run_ledger_export(with, who, what, report);
      },
      id);
  if (!started) return refused(started.error());
  json::writer out;
  return api::json(out.open().member("id", id).member("state", "waiting").close().str(), 202);
}

std::vector<api::route> reading_routes() {
  using enum api::lane;
  using http::method;
  const auto memory = std::make_shared<totals_memory>();
  const api::parameter unit = {"unit", "string", "Division code; the whole scope without it"},
                       on = {"on", "string", "As it stood at the end of a day, or at a time"},
                       limit = {"limit", "integer", "Rows a page, 1 to 1000 (50)"},
                       cursor = {"cursor", "string", "`next` of the former page"},
                       column = {"column", "string", "The column whose number is opened"},
                       record = {"record", "string", "One object; all of the ledger without it"};
  return {
      {method::get, "/ledgers", read, "ledgers.read", list, "The ledgers", {}, "", "ledgers"},
      {method::get,
       "/ledgers/:id",
       statistics,
       "ledgers.read",
       [memory](call& ask) { return show(ask, *memory); },
       "A page of a ledger with its counts and exact totals, today or on a day",
       {unit, on, limit, cursor},
       "",
       "ledger_page"},
      {method::get,
       "/ledgers/:id/rows",
       statistics,
       "ledgers.read",
       rows,
       "The records behind one number of a ledger",
       {unit, on, limit, cursor, column, record},
       "",
       "rows_page"},
  };
}

std::vector<api::route> writing_routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::post,
       "/ledgers",
       write,
       "ledgers.manage",
       make,
       "Makes a ledger",
       {},
       "ledger_draft",
       "ledger"},
      {method::patch,
       "/ledgers/:id",
       write,
       "ledgers.manage",
       change,
       "Changes a ledger",
       {},
       "ledger_draft",
       "ledger"},
      {method::del,
       "/ledgers/:id",
       write,
       "ledgers.manage",
       remove,
       "Removes a ledger",
       {},
       "",
       ""},
      {method::post,
       "/ledgers/restore",
       write,
       "ledgers.manage",
       restore,
       "Brings the shipped ledgers back as they came",
       {},
       "",
       "ledgers"},
      {method::post,
       "/ledgers/:id/exports",
       slow,
       "ledgers.read",
       start_export,
       "Exports a whole ledger as a workbook, in the office's own layout when a template is named; "
       "a job",
       {},
       "ledger_export",
       "job_started"},
  };
}

}  // namespace

result<void> may_change(const api::call& ask, std::int64_t owner) {
  if (changed_by(owner, ask.who.area)) return {};
  return refuse(error::unit_above, {{"unit", ask.with.units.name_of(owner)}});
}

std::vector<api::route> ledger_routes() {
  auto all = reading_routes();
  for (auto& one : writing_routes()) all.push_back(std::move(one));
  return all;
}

std::vector<api::route> routes() {
  std::vector<api::route> all;
  for (auto part :
       {ledger_routes(), template_routes(), form_routes(), saved_routes(), contact_routes()})
    std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

}  // namespace wangge::ledgers
