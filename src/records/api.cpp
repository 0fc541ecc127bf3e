#include "records/api.h"

#include <algorithm>

#include "access/names.h"
#include "base/json.h"
#include "base/text.h"
#include "gen/entities.h"
#include "records/change.h"
#include "records/codec.h"
#include "records/history.h"
#include "records/list.h"
#include "records/request.h"
#include "records/reveal.h"
#include "records/rules.h"
#include "records/store.h"
#include "territory/unit_tree.h"

namespace wangge::records {
namespace {

using api::call;
using api::json;
using http::response;

constexpr std::size_t list_bytes = 48 * 1024;  // a page of 50 persons in the widest role

void write_path(json::writer& out, const record& one, const territory::unit_tree::units& units) {
  out.key("_path").open_array();
  for (const auto* unit : territory::path_to(units, one.grid())) {
    out.open().member("code", codes::text(unit->code)).member("name", unit->name);
    out.member("level",
               unit_entity.fields[unit_at::level].codes[static_cast<int>(unit->level) - 1].code)
        .close();
  }
  out.close_array();
}

response answer_record(call& ask, record one, int status = 200) {
  const auto units = ask.with.units.snapshot();
  const auto version = one.version;
  const auto item = listed_of(*ask.db, std::move(one), ask.who.area);
  json::writer body;
  encode(body, item, {ask.who, *units, true});
  json::writer path;
  path.open();
  write_path(path, item.one, *units);
  std::string text = body.str(), extra = path.close().str();
  text.back() = ',';
  text += extra.substr(1);
  auto out = json(std::move(text), status);
  out.headers.emplace_back("ETag", "\"" + std::to_string(version) + "\"");
  return out;
}

// Units answer to their code as well as to their id.
result<record> find_asked(call& ask, const entity& of) {
  if (of.number == unit_entity.number && !parse_uuid(ask.path[0])) {
    const auto code = codes::parse(ask.path[0]);
    const auto unit = code ? ask.with.units.find(*code) : std::nullopt;
    if (!unit) return refuse(error::not_found);
    auto one = find(*ask.db, ask.with.vault, of, unit->id, ask.who.area);
    if (!one) return refuse(error::not_found);
    return *one;
  }
  const auto id = read_id(ask.path[0]);
  if (!id) return refused(id.error());
  auto one = find(*ask.db, ask.with.vault, of, *id, ask.who.area);
  if (!one) return refuse(error::not_found);
  return *one;
}

result<response> list(call& ask, const entity& of) {
  auto query = read_list_query(of, ask.ask, ask.who, ask.with.units);
  if (!query) return refused(query.error());
  query->recalls_total = true;
  const auto units = ask.with.units.snapshot();
  json::writer out;
  out.reserve(list_bytes);
  out.open().key("items").open_array();
  const encoder each(of, {ask.who, *units, false});
  const auto found = visit_page(*ask.db, ask.with.vault, ask.with.tallies, *query,
                                [&](const listed& item) { each.write(out, item); });
  if (!found) return refused(found.error());
  out.close_array().member("total", found->total).key("next");
  if (found->next.empty())
    out.null();
  else
    out.value(found->next);
  out.member("as_of", format_instant(query->as_of.value_or(ask.now))).close();
  return json(std::move(out).str());
}

result<response> show(call& ask, const entity& of) {
  auto one = find_asked(ask, of);
  if (!one) return refused(one.error());
  const auto given = ask.ask.param("on");
  if (!given) return answer_record(ask, std::move(*one));
  const auto on = parse_day(*given);
  if (!on)
    return refuse_field(
        error::bad_parameter, "on",
        {{"name", "on"}, {"value", std::string(*given)}, {"expected", "2020-03-30"}});
  auto then = as_it_was(*ask.db, ask.with.vault, *one, *on);
  if (!then || !ask.who.area.contains(then->grid())) return refuse(error::not_found);
  return answer_record(ask, std::move(*then));
}

result<change_request> asked_change(call& ask, const entity& of) {
  const auto id = read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto version = read_version(ask.ask);
  if (!version) return refused(version.error());
  return change_request{of, *id, *version};
}

result<response> answer_change(call& ask, result<record> after, int status = 200) {
  if (!after) return refused(after.error());
  return answer_record(ask, std::move(*after), status);
}

result<response> make(call& ask, const entity& of) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  return answer_change(ask, create(*ask.tx, of, body->root()), 201);
}

result<response> change_one(call& ask, const entity& of) {
  const auto what = asked_change(ask, of);
  if (!what) return refused(what.error());
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  return answer_change(ask, patch(*ask.tx, *what, body->root()));
}

template <class Verb>
result<response> with_reason(call& ask, const entity& of, Verb verb) {
  const auto what = asked_change(ask, of);
  if (!what) return refused(what.error());
  const auto body = json::document::parse_object(ask.ask.body.empty() ? "{}" : ask.ask.body);
  if (!body) return refused(body.error());
  const auto reason = reason_in(body->root());
  if (!reason) return refused(reason.error());
  return verb(*what, body->root(), *reason);
}

result<response> end_one(call& ask, const entity& of) {
  return with_reason(ask, of, [&](const auto& what, const auto&, const auto& reason) {
    return answer_change(ask, end(*ask.tx, what, reason));
  });
}

result<response> undo_one(call& ask, const entity& of) {
  return with_reason(ask, of, [&](const auto& what, const auto&, const auto& reason) {
    return answer_change(ask, undo(*ask.tx, what, reason));
  });
}

result<response> reopen_one(call& ask, const entity& of) {
  return with_reason(ask, of, [&](const auto& what, const auto&, const auto& reason) {
    return answer_change(ask, reopen(*ask.tx, what, reason));
  });
}

result<response> move_one(call& ask, const entity& of) {
  return with_reason(
      ask, of,
      [&](const auto& what, const json::view& body, const auto& reason) -> result<response> {
        const auto grid = codes::parse(body.text_of("grid"));
        if (!grid)
          return refuse_field(error::bad_unit, "grid",
                              {{"value", std::string(body.text_of("grid"))}});
        destination to{*grid, {}};
        if (const auto into = body.text_of("into"); !into.empty()) {
          to.into = parse_uuid(into);
          if (!to.into)
            return refuse_field(
                error::bad_parameter, "into",
                {{"name", "into"}, {"value", std::string(into)}, {"expected", "UUID"}});
        }
        auto done = move(*ask.tx, what, to, reason);
        if (!done) return refused(done.error());
        auto out = answer_record(ask, std::move(done->one));
        out.body.back() = ',';
        out.body += "\"_moved\":" + std::to_string(done->records) + "}";
        return out;
      });
}

result<response> bulk(call& ask, const entity& of) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  std::vector<uuid> ids;
  bool good = true;
  if (const auto given = body->root().find("ids"))
    given->each_item([&](const json::view& one) {
      const auto id = parse_uuid(one.text());
      good = good && id;
      if (id) ids.push_back(*id);
    });
  const auto fields = body->root().find("patch");
  if (!good || ids.empty() || ids.size() > 1000 || !fields || fields->kind() != json::type::object)
    return refuse(error::bad_request,
                  {{"reason.zh", "应为 {ids: 1–1000 个编号, patch: {字段…}}"},
                   {"reason.en", "expected {ids: 1 to 1000 ids, patch: {fields…}}"}});
  auto changed = patch_many(*ask.tx, of, ids, *fields);
  if (!changed) return refused(changed.error());
  json::writer out;
  out.open().member("changed", *changed).close();
  return json(std::move(out).str());
}

void write_day(json::writer& out, const value& v) {
  if (const auto* on = std::get_if<std::int64_t>(&v))
    out.value(format_day(static_cast<day>(*on)));
  else
    out.null();
}

// A former or new value with the name of what it points to, as far as that still stands.
void write_seen(json::writer& out, const shown_field& how, const value& v, call& ask,
                const territory::unit_tree::units& units) {
  std::string label;
  if (const auto* id = how.label ? std::get_if<uuid>(&v) : nullptr)
    label = label_of(*ask.db, *find_entity(how.what->ref), ask.who.area, *id).value_or("");
  encode_seen(out, how, v, label, units);
}

void write_change(json::writer& out, const change& one, const entity& of, call& ask,
                  const territory::unit_tree::units& units) {
  out.open().member("version", one.version).member("at", format_instant(one.at));
  // What was written while the record lay beyond the reader's area is not his to read.
  const bool elsewhere = !ask.who.area.contains(one.grid) || !ask.who.area.contains(one.grid_after);
  out.member("by", elsewhere ? std::string() : access::display_name_of(*ask.db, one.by));
  out.member("why", elsewhere ? std::string() : one.reason).member("elsewhere", elsewhere);
  out.key("changes").open_array();
  for (const auto& part : elsewhere ? std::vector<field_change>() : one.fields) {
    if (part.field_at < 0) {
      out.open().member("field", "ended_on");
      write_day(out.key("before"), part.before);
      write_day(out.key("after"), part.after);
      out.close();
      continue;
    }
    const shown_field how(of.fields[part.field_at], ask.who);
    if (how.sight == visible::hidden || how.what->kind == field_kind::token) continue;
    out.open().member("field", how.what->name);
    write_seen(out.key("before"), how, part.before, ask, units);
    write_seen(out.key("after"), how, part.after, ask, units);
    out.close();
  }
  out.close_array().close();
}

result<response> history(call& ask, const entity& of) {
  auto one = find_asked(ask, of);
  if (!one) return refused(one.error());
  const auto units = ask.with.units.snapshot();
  json::writer out;
  out.open().key("items").open_array();
  for (const auto& each : changes_of(*ask.db, ask.with.vault, *one))
    write_change(out, each, of, ask, *units);
  out.close_array().member("made_at", format_instant(made_at(*ask.db, *one))).close();
  return json(std::move(out).str());
}

result<response> reveal(call& ask, const entity& of) {
  const auto one = find_asked(ask, of);
  if (!one) return refused(one.error());
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  auto values = reveal_fields(*ask.tx, *one, body->root());
  if (!values) return refused(values.error());
  return json(std::move(*values));
}

// Route patterns are views; the composed ones live here for the life of the program.
std::string_view kept(std::string text) {
  static std::vector<std::unique_ptr<std::string>> all;
  all.push_back(std::make_unique<std::string>(std::move(text)));
  return *all.back();
}

// One verb of every entity. `about`, `body` and `answer` may hold % for the entity's name.
struct plan {
  http::method verb;
  const char* suffix;
  api::lane where;
  const char* permission;
  result<response> (*run)(call&, const entity&);
  const char *about, *body, *answer;
};

constexpr plan plans[] = {
    {http::method::get, "", api::lane::brief, "register.read", list,
     "A page of % records with the exact total", "", "%_page"},
    {http::method::get, "/:id", api::lane::brief, "register.read", show,
     "One %, today or as it was on a day", "", "%"},
    {http::method::get, "/:id/history", api::lane::read, "register.read", history,
     "All changes of one %", "", "history"},
    {http::method::post, "", api::lane::write, "register.write", make, "Registers a %", "%_fields",
     "%"},
    {http::method::patch, "/:id", api::lane::write, "register.write", change_one,
     "Changes fields of a %", "%_fields", "%"},
    {http::method::del, "/:id", api::lane::write, "register.end", end_one, "Ends a %", "reason",
     "%"},
    {http::method::post, "/:id/reopen", api::lane::write, "register.end", reopen_one,
     "Brings an ended % back", "reason", "%"},
    {http::method::post, "/:id/undo", api::lane::write, "register.write", undo_one,
     "Takes the latest change of a % back", "reason", "%"},
    {http::method::post, "/bulk", api::lane::write, "register.bulk", bulk,
     "Changes fields of many % records", "bulk", "bulk_outcome"},
    {http::method::post, "/:id/move", api::lane::write, "register.move", move_one,
     "Moves a % and what lies in it to another grid", "move", "%"},
    {http::method::post, "/:id/reveal", api::lane::write, "persons.reveal", reveal,
     "Shows masked fields of a % in clear, with a reason", "reveal", "revealed"},
};

bool offered(const plan& one, const entity& of) {
  const std::string_view suffix = one.suffix;
  if (suffix == "/:id/move") return of.scope().kind == field_kind::grid;
  if (suffix == "/:id/reveal")
    return std::any_of(of.fields.begin(), of.fields.end(),
                       [](const auto& what) { return what.sealed(); });
  return true;
}

std::vector<api::parameter> parameters_of(const plan& one, const entity& of) {
  if (one.run == list) return list_parameters(of);
  if (one.run == show) return {{"on", "string", "Date: as it was at the end of that day"}};
  return {};
}

api::route route_of(const plan& one, const entity& of) {
  const auto named = [&](std::string text) {
    if (const auto at = text.find('%'); at != std::string::npos) text.replace(at, 1, of.name);
    return kept(std::move(text));
  };
  const bool unit_write = of.number == unit_entity.number && one.verb != http::method::get;
  return {one.verb,
          kept("/" + std::string(of.plural) + one.suffix),
          one.where,
          unit_write ? "units.write" : one.permission,
          [run = one.run, &of](call& ask) { return run(ask, of); },
          named(one.about),
          parameters_of(one, of),
          named(one.body),
          named(one.answer)};
}

}  // namespace

std::vector<api::route> routes() {
  std::vector<api::route> all;
  for (const auto& of : all_entities())
    for (const auto& one : plans)
      if (offered(one, of)) all.push_back(route_of(one, of));
  return all;
}

}  // namespace wangge::records
