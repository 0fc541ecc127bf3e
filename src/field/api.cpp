#include "field/api.h"

#include <charconv>

#include "access/roles.h"
#include "api/query.h"
#include "api/transaction.h"
#include "base/codes.h"
#include "field/bundle.h"
#include "field/conflict.h"
#include "field/sync.h"
#include "http/gzip.h"
#include "records/request.h"
#include "territory/unit_tree.h"

namespace wangge::field {
namespace {

using api::call;
using http::response;

result<std::int64_t> grid_asked(const call& ask) {
  const auto given = ask.ask.param("grid").value_or("");
  const auto range = records::scope_of_unit(given, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  if (!ask.with.units.is_grid(range->low))
    return refused(api::bad_parameter("grid", given, "15 位网格编码", "a grid (15 digits)"));
  return range->low;
}

response zipped(const call& ask, std::string text) {
  auto out = api::json(std::move(text));
  http::compress(out, ask.ask);
  return out;
}

result<response> bundle(call& ask) {
  const auto grid = grid_asked(ask);
  if (!grid) return refused(grid.error());
  return zipped(ask, bundle_text(ask, {*grid, 0}));
}

result<response> changed(call& ask) {
  const auto grid = grid_asked(ask);
  if (!grid) return refused(grid.error());
  const auto given = ask.ask.param("since").value_or("");
  instant since = 0;
  const auto [stopped, failed] = std::from_chars(given.data(), given.data() + given.size(), since);
  if (failed != std::errc() || stopped != given.data() + given.size() || since <= 0)
    return refused(
        api::bad_parameter("since", given, "上次回答里的 since", "`since` of the former answer"));
  return zipped(ask, bundle_text(ask, {*grid, since}));
}

result<response> sync(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  auto done = synchronise(*ask.tx, body->root());
  if (!done) return refused(done.error());
  return api::json(std::move(*done));
}

// Whom to ask who may not see a number himself: the roles that reveal and decide.
void write_revealers(json::writer& out, db::connection& db) {
  out.key("revealed_by").open_array();
  for (const auto& one : access::load_roles(db))
    if (one.permissions.contains("persons.reveal") && one.permissions.contains("register.write"))
      out.open().member("zh", one.zh).member("en", one.en).close();
  out.close_array();
}

result<response> list_conflicts(call& ask) {
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  const auto limit = api::page_size(ask.ask);
  if (!limit) return refused(limit.error());
  const auto state = ask.ask.param("state").value_or("");
  if (!state.empty() && state != "open" && state != "yours" && state != "theirs" &&
      state != "revisit")
    return refused(api::bad_parameter("state", state, "open、yours、theirs 或 revisit",
                                      "open, yours, theirs or revisit"));
  const conflict_query query{*range, std::string(state), static_cast<int>(*limit)};
  json::writer out;
  out.open().key("items").open_array();
  for (const auto& one : conflicts_in(*ask.db, ask.with.vault, query))
    write_conflict(out, one, {ask.who, ask.with.vault}, *ask.db);
  out.close_array().member("total", count_conflicts(*ask.db, query)).key("next").null();
  write_revealers(out, *ask.db);
  return api::json(out.member("as_of", format_instant(ask.now)).close().str());
}

result<response> answer(call& ask, const result<conflict>& one) {
  if (!one) return refused(one.error());
  json::writer out;
  write_conflict(out, *one, {ask.who, ask.with.vault}, *ask.db);
  return api::json(out.str());
}

result<response> decide(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto choice = body->root().text_of("choice");
  if (choice != "yours" && choice != "theirs" && choice != "revisit")
    return refused(api::bad_parameter("choice", choice, "yours、theirs 或 revisit",
                                      "yours, theirs or revisit"));
  const auto seen = body->root().integer_of("version", 0);
  return answer(ask, decide_conflict(*ask.tx, {*id, std::string(choice), seen}));
}

result<response> reveal(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  json::writer out;
  if (auto good = reveal_conflict(out, *ask.tx, *id, body->root()); !good)
    return refused(good.error());
  return api::json(out.str());
}

result<response> undo(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  return answer(ask, undo_decision(*ask.tx, *id));
}

std::vector<api::route> phone_routes() {
  using enum api::lane;
  using http::method;
  const api::parameter grid = {"grid", "string", "Code of a grid"};
  return {
      {method::get,
       "/field/bundle",
       read,
       "screening.work",
       bundle,
       "Everything of a grid that a phone takes along",
       {grid},
       "",
       "bundle"},
      {method::get,
       "/field/changes",
       read,
       "screening.work",
       changed,
       "What has changed of it since a former answer",
       {grid, {"since", "string", "`since` of the former answer"}},
       "",
       "bundle"},
      {method::post,
       "/sync",
       write,
       "screening.work",
       sync,
       "A phone's queued operations, up to 500, each answered in order",
       {},
       "sync_request",
       "sync_answer"},
  };
}

std::vector<api::route> conflict_routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::get,
       "/conflicts",
       read,
       "screening.work",
       list_conflicts,
       "Questions between two answers to one field, newest first",
       {{"unit", "string", "Division code; the whole scope without it"},
        {"state", "string", "open, yours, theirs or revisit; all without it"},
        {"limit", "integer", "At most, 1 to 1000 (50)"}},
       "",
       "sync_conflict_page"},
      {method::post,
       "/conflicts/:id",
       write,
       "register.write",
       decide,
       "Decides a conflict: yours, theirs, or ask at the door again",
       {},
       "conflict_choice",
       "sync_conflict"},
      {method::post,
       "/conflicts/:id/reveal",
       write,
       "persons.reveal",
       reveal,
       "Shows a conflict with masked fields in clear, with a reason",
       {},
       "reveal",
       "sync_conflict"},
      {method::post,
       "/conflicts/:id/undo",
       write,
       "register.write",
       undo,
       "Takes a decision back while the record is unchanged",
       {},
       "",
       "sync_conflict"},
  };
}

}  // namespace

std::vector<api::route> routes() {
  auto all = phone_routes();
  auto more = conflict_routes();
  std::move(more.begin(), more.end(), std::back_inserter(all));
  return all;
}

}  // namespace wangge::field
