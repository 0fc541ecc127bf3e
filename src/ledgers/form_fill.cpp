#include "ledgers/form_fill.h"

#include <algorithm>

#include "base/codes.h"
#include "db/store.h"
#include "ledgers/form_answer.h"
#include "ledgers/page.h"
#include "ledgers/saved.h"
#include "records/codec.h"
#include "records/conditions.h"
#include "records/past.h"
#include "records/request.h"
#include "records/store.h"
#include "territory/unit_tree.h"

namespace wangge::ledgers {
namespace {

using api::call;

std::string stored_column(const records::field& what) {
  return std::string(what.name) + (what.sealed() ? "_bx" : "");
}

// How many live records hold a value, how many there are, and when one was last changed.
struct coverage {
  std::int64_t filled = 0, rows = 0;
  instant last = 0;
};
coverage coverage_of(db::connection& db, const records::list_query& asked, int field_at) {
  std::vector<db::value> args;
  const auto where = records::conditions(asked, "t", records::reached::by_place, args);
  auto rows = db.query("SELECT count(t." + stored_column(asked.what->fields[field_at]) +
                           "), count(*), max(t.updated_at) FROM " +
                           std::string(asked.what->table()) + " t WHERE " + where,
                       std::span<const db::value>(args));
  rows.step();
  return {rows->integer(0), rows->integer(1), rows->is_null(2) ? 0 : rows->integer(2)};
}

}  // namespace

std::string answer_seen(const form& one, std::string_view answer, const access::principal& who) {
  return one.asked_by == who.account ? std::string(answer) : records::words_seen(answer, who);
}

access::scope within(const form& one, access::scope area) {
  const auto range = codes::range(one.unit);
  return {std::max(range.low, area.low), std::min(range.high, area.high)};
}

result<records::list_query> rows_of(api::services& with, const access::principal& who,
                                    const form& one) {
  ledger plain;
  plain.of = one.of;
  plain.filter = one.filter;
  auto query = ledger_query_of(with, who, std::move(plain), within(one, who.area), std::nullopt);
  if (!query) return refused(query.error());
  return std::move(query->rows);
}

std::map<std::int64_t, form_cells> cells_by_unit(db::connection& db, const form& one,
                                                 const records::list_query& asked) {
  std::string filled = "0", entries = "0";
  for (const auto& each : one.fields) {
    if (!each.known()) continue;
    const auto count = " + count(t." + stored_column(one.of->fields[each.field_at]) + ")";
    filled += count;
    if (is_entry(*one.of, each.field_at)) entries += count;
  }
  std::vector<db::value> args;
  const auto where = records::conditions(asked, "t", records::reached::by_place, args);
  const auto scope = "t." + std::string(one.of->scope().name);
  auto rows =
      db.query("SELECT " + scope + ", count(*), " + filled + ", " + entries + " FROM " +
                   std::string(one.of->table()) + " t WHERE " + where + " GROUP BY " + scope,
               std::span<const db::value>(args));
  std::map<std::int64_t, form_cells> out;
  while (rows.step())
    out[rows->integer(0)] = {rows->integer(1), rows->integer(2), rows->integer(3)};
  return out;
}

result<form_progress> progress_of(api::services& with, db::connection& db,
                                  const access::principal& who, const form& one) {
  const auto query = rows_of(with, who, one);
  if (!query) return refused(query.error());
  form_progress out;
  out.rows = records::count_rows(db, with.vault, with.tallies, *query);
  if (one.known_fields() > 0)
    for (const auto& [unit, cells] : cells_by_unit(db, one, *query)) out.derived += cells.filled;
  out.to_answer = out.rows * one.new_fields();
  out.answered = count_answers(db, one, *query);
  return out;
}

void write_check(json::writer& out, call& ask, const form_question& what) {
  const auto forms = forms_in(*ask.db, what.rows.range);
  out.open().key("fields").open_array();
  for (const auto& one : what.fields) {
    out.open().member("id", one.id).member("zh", one.zh).member("en", one.en);
    out.member("known", one.known());
    if (one.known()) {
      const auto has = coverage_of(*ask.db, what.rows, one.field_at);
      out.member("field", one.id).member("filled", has.filled).member("rows", has.rows).key("last");
      has.last ? out.value(format_instant(has.last)) : out.null();
    }
    out.key("asked_in").open_array();
    for (const auto& other : forms) {
      const bool running = other.runs(day_of(ask.now));
      const bool same = other.of == what.rows.what &&
                        std::any_of(other.fields.begin(), other.fields.end(),
                                    [&](const auto& each) { return each.zh == one.zh; });
      if (running && same) out.open().member("id", other.id).member("name", other.name).close();
    }
    out.close_array().close();
  }
  out.close_array().member("as_of", format_instant(ask.now)).close();
}

result<void> fill_at_once(api::services& with, const access::principal& who, const form& one) {
  const auto query = rows_of(with, who, one);
  if (!query) return refused(query.error());
  const auto cells = cells_by_unit(*with.store.read(), one, *query);
  auto counted = api::write<int>(with, who, [&](api::transaction& tx) -> result<int> {
    for (const auto& [unit, all] : cells)
      count_saved(tx, {one.department, "form", unit, all.entries});
    return 0;
  });
  if (!counted) return refused(counted.error());
  return take_over_answers(with, who, one);
}

void write_form_rows(json::writer& out, call& ask, const form& one, const records::page& page) {
  const auto units = ask.with.units.snapshot();
  const records::encode_context with{ask.who, *units, false};
  out.open().member("list", one.of->plural).key("items").open_array();
  for (const auto& item : page.items) {
    json::writer row, extra;
    records::encode(row, item, with);
    extra.open().key("_answers").open();
    for (const auto& [question, text] : answers_to(*ask.db, ask.with.vault, one, item.one))
      extra.member(question, answer_seen(one, text, ask.who));
    auto text = row.str();
    text.back() = ',';
    out.raw(text + extra.close().close().str().substr(1));
  }
  out.close_array().member("total", page.total).key("next");
  page.next.empty() ? out.null() : out.value(page.next);
  out.member("as_of", format_instant(ask.now)).close();
}

}  // namespace wangge::ledgers
