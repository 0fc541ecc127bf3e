#include <charconv>

#include "access/api.h"
#include "access/audit_query.h"
#include "access/json_out.h"
#include "api/query.h"
#include "base/text.h"
#include "records/entity.h"
#include "records/request.h"

namespace wangge::access {
namespace {

using api::call;
using http::response;

result<std::optional<int>> entity_asked(const http::request& ask) {
  const auto name = ask.param("entity");
  if (!name) return std::nullopt;
  if (const auto* known = records::find_entity(*name)) return known->number;
  if (const auto* known = records::find_plural(*name)) return known->number;
  return refused(api::bad_parameter("entity", *name, "没有这种记录", "no such kind of record"));
}

// A user name or an account's id; a name nobody has gives an id nobody has.
std::optional<uuid> actor_asked(const http::request& ask, const directory& people) {
  const auto text = ask.param("actor");
  if (!text) return std::nullopt;
  if (const auto id = parse_uuid(*text)) return id;
  const auto known = people.find_username(lower_ascii(*text));
  return known ? known->id : new_uuid();
}

result<std::optional<std::int64_t>> cursor_asked(const http::request& ask) {
  const auto text = ask.param("cursor");
  if (!text) return std::nullopt;
  std::int64_t seq = 0;
  const auto [stopped, failed] = std::from_chars(text->data(), text->data() + text->size(), seq);
  if (failed == std::errc() && stopped == text->data() + text->size() && seq > 0) return seq;
  return refuse(error::bad_cursor);
}

// The first refusal among several results, taking the values of the others.
template <class T>
bool take(result<T> from, T& into, std::optional<failure>& why) {
  if (from)
    into = std::move(*from);
  else if (!why)
    why = std::move(from.error());
  return from.has_value();
}

result<audit_query> read_query(const call& ask, const directory& people) {
  audit_query out;
  std::optional<failure> why;
  out.district = ask.who.area.district();
  if (codes::level_of(ask.who.unit) != codes::level::district) out.area = ask.who.area;
  if (ask.ask.param("unit")) {
    scope unit;
    if (take(records::scope_asked(ask.ask, ask.who, ask.with.units), unit, why)) out.unit = unit;
  }
  take(entity_asked(ask.ask), out.entity, why);
  take(api::id_asked(ask.ask, "record"), out.record, why);
  take(api::time_asked(ask.ask, "from"), out.from, why);
  take(api::time_asked(ask.ask, "to"), out.to, why);
  take(cursor_asked(ask.ask), out.before, why);
  take(api::page_size(ask.ask), out.limit, why);
  out.actor = actor_asked(ask.ask, people);
  if (const auto action = ask.ask.param("action")) out.action = std::string(*action);
  if (why) return refused(std::move(*why));
  return out;
}

void write_value(json::writer& out, std::string_view name, const db::value& v) {
  out.key(name);
  if (const auto* text = std::get_if<std::string>(&v))
    out.value(*text);
  else if (const auto* id = std::get_if<uuid>(&v))
    out.value(*id);
  else
    out.null();
}

void write_entry(json::writer& out, const api::services& with, const stored_entry& one) {
  out.open().member("seq", one.seq).member("at", format_instant(one.at));
  out.key("actor").open().member("id", one.actor).member("username", one.actor_name).close();
  out.member("action", one.action).key("entity");
  const auto* number = std::get_if<std::int64_t>(&one.entity);
  const auto* kind = number ? records::find_number(static_cast<int>(*number)) : nullptr;
  if (kind)
    out.value(kind->plural);
  else
    out.null();
  write_value(out, "record", one.record);
  out.key("unit");
  if (const auto* grid = std::get_if<std::int64_t>(&one.grid))
    write_unit(out, with, *grid);
  else
    out.null();
  write_value(out, "peer", one.peer);
  write_value(out, "reason", one.reason);
  out.key("detail");
  if (const auto* detail = std::get_if<std::string>(&one.detail))
    out.raw(*detail);
  else
    out.null();
  out.close();
}

result<response> list_audit(call& ask, const directory& people) {
  auto query = read_query(ask, people);
  if (!query) return refused(query.error());
  const auto limit = query->limit++;  // one more row tells whether there is a next page
  const auto found = find_entries(*ask.db, *query);
  json::writer out;
  out.open().key("items").open_array();
  for (std::size_t i = 0; i < std::min(limit, found.size()); ++i)
    write_entry(out, ask.with, found[i]);
  out.close_array().key("next");
  if (found.size() > limit)
    out.value(std::to_string(found[limit - 1].seq));
  else
    out.null();
  return api::json(out.member("as_of", format_instant(ask.now)).close().str());
}

}  // namespace

std::vector<api::route> audit_routes(parts& with) {
  return {{http::method::get,
           "/audit",
           api::lane::read,
           "audit.read",
           [&with](call& ask) { return list_audit(ask, with.people); },
           "The audit trail, newest first: who saw or changed a record, what an account did",
           {{"entity", "string", "Kind of record, singular or plural"},
            {"record", "string", "Id of a record or account"},
            {"actor", "string", "User name or id of an account"},
            {"action", "string", "Action, as `reveal`, `change`, `sign_in`"},
            {"from", "string", "Day or RFC 3339 time, inclusive"},
            {"to", "string", "Day or RFC 3339 time, exclusive"},
            {"unit", "string", "Division code; only entries that lie in it"},
            {"limit", "integer", "Rows of a page, 1 to 1000"},
            {"cursor", "string", "The `next` of the page before"}},
           "",
           "audit_page"}};
}

}  // namespace wangge::access
