// Routes of asked forms: check, ask, decide, fill from the register, answer what is new.

#include "api/query.h"
#include "base/codes.h"
#include "base/text.h"
#include "jobs/jobs.h"
#include "ledgers/api.h"
#include "ledgers/form.h"
#include "ledgers/form_answer.h"
#include "ledgers/form_fill.h"
#include "ledgers/form_open.h"
#include "ledgers/form_preview.h"
#include "ledgers/saved.h"
#include "records/codec.h"
#include "records/request.h"
#include "territory/unit_tree.h"

namespace wangge::ledgers {
namespace {

using api::call;
using http::response;

void write_with_unit(json::writer& out, call& ask, const form& one) {
  write_form(out, one, ask.with.units.name_of(one.unit));
}

// Whether only what still waits for answers is asked for.
result<bool> only_open(const call& ask) {
  const auto given = ask.ask.param("state").value_or("");
  if (given.empty() || given == "open") return !given.empty();
  return refused(api::bad_parameter("state", given, "open", "open"));
}

std::int64_t open_in(call& ask, const form& one) {
  if (!one.open(day_of(ask.now))) return 0;
  const auto rows = rows_of(ask.with, ask.who, one);
  return rows ? count_open(ask.with, *ask.db, {one, *rows}) : 0;
}

result<response> list(call& ask) {
  const auto open = only_open(ask);
  if (!open) return refused(open.error());
  json::writer out;
  out.open().key("items").open_array();
  for (const auto& one : forms_in(*ask.db, ask.who.area))
    if (!*open || open_in(ask, one) > 0) write_with_unit(out, ask, one);
  return api::json(out.close_array().close().str());
}

result<form> asked_form(call& ask, db::connection& db) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  auto one = find_form(db, *id, ask.who.area);
  if (!one) return refuse(error::not_found);
  return std::move(*one);
}

result<response> show(call& ask) {
  const auto one = asked_form(ask, *ask.db);
  if (!one) return refused(one.error());
  const auto state = progress_of(ask.with, *ask.db, ask.who, *one);
  if (!state) return refused(state.error());
  json::writer out;
  out.open().key("form");
  write_with_unit(out, ask, *one);
  out.member("rows", state->rows).member("derived", state->derived);
  out.member("to_answer", state->to_answer).member("answered", state->answered);
  const auto rows = rows_of(ask.with, ask.who, *one);
  out.member("open_rows", rows ? count_open(ask.with, *ask.db, {*one, *rows}) : 0);
  out.member("open", one->open(day_of(ask.now))).member("as_of", format_instant(ask.now)).close();
  return api::json(out.str());
}

// What approving it will set going.
result<response> preview(call& ask) {
  const auto one = asked_form(ask, *ask.db);
  if (!one) return refused(one.error());
  const auto found = preview_of(ask.with, *ask.db, ask.who, *one);
  if (!found) return refused(found.error());
  json::writer out;
  write_preview(out, ask, *one, *found);
  return api::json(out.str());
}

// {list, unit, filter, fields}: what of it the register holds already, and who asks for it.
result<response> check(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto* of = records::find_plural(body->root().text_of("list"));
  if (!of)
    return refuse_field(error::required, "list",
                        {{"label.zh", "填报对象"}, {"label.en", "What it is about"}});
  auto range = result<access::scope>(ask.who.area);
  if (const auto unit = body->root().text_of("unit"); !unit.empty())
    range = records::scope_of_unit(unit, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  std::vector<problem> found;
  std::vector<form_field> fields;
  if (const auto given = body->root().find("fields")) fields = read_form_fields(*given, *of, found);
  if (!found.empty()) return refused(failure(std::move(found)));
  form draft;
  draft.of = of;
  draft.unit = range->low;
  draft.filter = std::string(body->root().text_of("filter"));
  const auto asked = rows_of(ask.with, ask.who, draft);
  if (!asked) return refused(asked.error());
  json::writer out;
  write_check(out, ask, {*asked, fields});
  return api::json(out.str());
}

response answer_new(call& ask, const form& one) {
  json::writer out;
  write_with_unit(out, ask, one);
  return api::json(out.str(), 201);
}

result<response> make(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  auto one = read_form(body->root(), day_of(ask.now));
  if (!one) return refused(one.error());
  auto range = result<access::scope>(ask.who.area);
  if (const auto unit = body->root().text_of("unit"); !unit.empty())
    range = records::scope_of_unit(unit, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  const auto id = records::new_id(body->root());
  if (!id) return refused(id.error());
  if (const auto made = find_form(*ask.db, *id, ask.who.area)) return answer_new(ask, *made);
  one->id = *id;
  one->unit = range->low;
  if (const auto usable = rows_of(ask.with, ask.who, *one); !usable) return refused(usable.error());
  if (const auto sure = body->root().find("_confirm"); !sure || !sure->boolean())
    if (const auto other = asked_already(*ask.db, *one, day_of(ask.now)))
      return refuse_field(error::form_exists, "fields",
                          {{"name", other->name}, {"until", format_day(other->ends_on)}});
  if (one->department.empty()) one->department = known_as(ask.who, ask.with.units);
  one->asked_by = ask.who.account;
  one->asked_name = ask.who.display_name;
  one->asked_at = ask.now;
  insert_form(*ask.tx, *one);
  ask.tx->audit({"form", 0, one->id, one->unit, one->purpose, R"({"step":"ask"})"});
  ask.tx->changed("forms", range->low, range->high);
  return answer_new(ask, *one);
}

result<form> at_version(call& ask, api::transaction& tx) {
  auto one = asked_form(ask, tx.db);
  if (!one) return one;
  const auto version = records::read_version(ask.ask);
  if (!version) return refused(version.error());
  if (*version != one->version)
    return refuse(error::stale_version,
                  {{"by", one->decided_name}, {"at", format_instant(one->decided_at)}});
  return one;
}

void store_step(api::transaction& tx, form& one, const std::string& step) {
  one.decided_name = tx.who.display_name;
  one.decided_at = tx.now;
  ++one.version;
  update_form(tx, one);
  tx.audit({"form", 0, one.id, one.unit, one.reason, R"({"step":")" + step + R"("})"});
  const auto range = codes::range(one.unit);
  tx.changed("forms", range.low, range.high);
}

response answer_form(call& ask, const form& one) {
  json::writer out;
  write_with_unit(out, ask, one);
  return api::json(out.str());
}

result<form> decided(call& ask, api::transaction& tx, const json::view& body) {
  auto one = at_version(ask, tx);
  if (!one) return one;
  if (one->state != "asked") return refuse(error::form_state, {{"state", one->state}});
  if (!one->runs(day_of(ask.now)))
    return refuse(error::form_ended, {{"until", format_day(one->ends_on)}});
  if (one->asked_by == ask.who.account) return refuse(error::own_form);
  if (!ask.who.area.covers(codes::range(one->unit))) return refuse(error::not_found);
  const auto approve = body.find("approve");
  one->reason = first_characters(normalise(body.text_of("reason")), 200);
  const bool yes = approve && approve->boolean();
  if (!yes && character_count(one->reason) < 2)
    return refuse_field(error::reason_needed, "reason", {{"min", "2"}});
  one->state = yes ? "approved" : "refused";
  store_step(tx, *one, one->state);
  return one;
}

// {approve, reason}. An approved form is filled from the register at once, beside the writer: it
// may read every record of the district.
result<response> decide(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto one = api::write<form>(
      ask.with, ask.who, [&](api::transaction& tx) { return decided(ask, tx, body->root()); });
  if (!one) return refused(one.error());
  if (one->state == "approved")
    if (auto good = fill_at_once(ask.with, ask.who, *one); !good) return refused(good.error());
  return answer_form(ask, *one);
}

result<response> end(call& ask) {
  auto one = at_version(ask, *ask.tx);
  if (!one) return refused(one.error());
  if (!ask.who.area.covers(codes::range(one->unit))) return refuse(error::not_found);
  if (one->state != "approved" && one->state != "asked")
    return refuse(error::form_state, {{"state", one->state}});
  one->state = "ended";
  store_step(*ask.tx, *one, "end");
  return answer_form(ask, *one);
}

result<response> rows(call& ask) {
  const auto one = asked_form(ask, *ask.db);
  if (!one) return refused(one.error());
  auto query = rows_of(ask.with, ask.who, *one);
  if (!query) return refused(query.error());
  if (const auto unit = ask.ask.param("unit"); unit && !unit->empty()) {
    const auto range = records::scope_of_unit(*unit, ask.who, ask.with.units);
    if (!range || !codes::range(one->unit).covers(*range)) return refuse(error::not_found);
    query->range = *range;
  }
  const auto size = api::page_size(ask.ask);
  if (!size) return refused(size.error());
  query->limit = static_cast<int>(*size);
  query->cursor = std::string(ask.ask.param("cursor").value_or(""));
  const auto open = only_open(ask);
  if (!open) return refused(open.error());
  const auto page = *open ? read_open_page(ask.with, *ask.db, {*one, *query})
                          : records::read_page(*ask.db, ask.with.vault, ask.with.tallies, *query);
  if (!page) return refused(page.error());
  json::writer out;
  write_form_rows(out, ask, *one, *page);
  return api::json(out.str());
}

// {answers: [{record, field, value}]}, null takes an answer back: all or nothing; the same again is
// no fault.
result<response> answer(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto one = form_to_answer(*ask.tx, *id);
  if (!one) return refused(one.error());
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto stored = store_answers(*ask.tx, *one, body->root());
  if (!stored) return refused(stored.error());
  json::writer out;
  return api::json(out.open().member("answered", *stored).close().str());
}

result<response> start_export(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const std::string purpose(first_characters(normalise(body->root().text_of("purpose")), 100));
  if (character_count(purpose) < 2) return refuse_field(error::purpose_needed, "purpose");
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  auto one = find_form(*ask.with.store.read(), *id, ask.who.area);
  if (!one) return refuse(error::not_found);
  if (one->state != "approved" && one->state != "ended")
    return refuse(error::form_state, {{"state", one->state}});
  auto& with = ask.with;
  const auto job = new_uuid();
  const auto started = with.jobs->start(
      ask.who, "export", body->root().dump(),
      [&with, who = ask.who, what = std::move(*one), job, purpose](jobs::progress& report) {
        return export_form(with, who, {what, job, purpose}, report);
      },
      job);
  if (!started) return refused(started.error());
  json::writer out;
  return api::json(out.open().member("id", job).member("state", "waiting").close().str(), 202);
}

std::vector<api::route> asking_routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::get,
       "/forms",
       read,
       "register.read",
       list,
       "Forms that were asked for, newest first",
       {{"state", "string", "open: those that still wait for answers; all without it"}},
       "",
       "forms"},
      {method::get,
       "/forms/:id",
       statistics,
       "register.read",
       show,
       "One form and how far it is filled",
       {},
       "",
       "form_state"},
      {method::post,
       "/forms/check",
       statistics,
       "forms.request",
       check,
       "What of a form the register holds already, and which forms ask for it",
       {},
       "form_draft",
       "form_check"},
      {method::post,
       "/forms",
       write,
       "forms.request",
       make,
       "Asks for a form",
       {},
       "form_draft",
       "form"},
  };
}

std::vector<api::route> deciding_routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::get,
       "/forms/:id/preview",
       statistics,
       "forms.approve",
       preview,
       "What approving a form asks of the ground, by unit, and what it fills without asking",
       {},
       "",
       "form_preview"},
      {method::post,
       "/forms/:id/decide",
       heavy,
       "forms.approve",
       decide,
       "Approves or refuses a form; an approved one fills itself from the register",
       {},
       "form_decision",
       "form"},
      {method::post, "/forms/:id/end", write, "forms.approve", end, "Ends a form", {}, "", "form"},
  };
}

std::vector<api::route> filling_routes() {
  using enum api::lane;
  using http::method;
  const api::parameter unit = {"unit", "string", "Division code; the whole scope without it"},
                       limit = {"limit", "integer", "Rows a page, 1 to 1000 (50)"},
                       cursor = {"cursor", "string", "`next` of the former page"};
  return {
      {method::get,
       "/forms/:id/rows",
       read,
       "register.read",
       rows,
       "The rows of a form: what the register holds and what was answered",
       {{"state", "string", "open: objects that still miss an answer; all without it"},
        unit,
        limit,
        cursor},
       "",
       "form_rows"},
      {method::post,
       "/forms/:id/answers",
       write,
       "forms.answer",
       answer,
       "Answers of the ground to what the register does not hold",
       {},
       "form_answers",
       "form_answered"},
      {method::post,
       "/forms/:id/exports",
       slow,
       "forms.request",
       start_export,
       "Exports a filled form as a workbook; a job",
       {},
       "form_export",
       "job_started"},
  };
}

}  // namespace

std::vector<api::route> form_routes() {
  std::vector<api::route> all;
  for (auto part : {asking_routes(), deciding_routes(), filling_routes()})
    std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

}  // namespace wangge::ledgers
