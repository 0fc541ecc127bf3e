#include <algorithm>

#include "api/query.h"
#include "base/codes.h"
#include "records/request.h"
#include "screening/api_parts.h"
#include "screening/hint.h"
#include "screening/hint_store.h"

namespace wangge::screening {
namespace {

using api::call;
using http::response;

void write_list(json::writer& out, const call& ask, const hint_list& one, namer& names) {
  out.open().member("id", one.id).member("name", one.name).member("sender", one.sender);
  names.unit(out, "unit", one.unit);
  out.key("due_on");
  if (one.due_on)
    out.value(format_day(one.due_on));
  else
    out.null();
  names.account(out, "by", one.account);
  write_moment(out, "created_at", one.created_at);
  std::int64_t all = 0;
  out.key("by_outcome").open();
  for (const auto& [outcome, n] : count_hints(*ask.db, {ask.who.area, one.id, "", 0, -1, 0})) {
    out.member(outcome.empty() ? "open" : outcome, n);
    all += n;
  }
  out.close().member("items_total", all);
}

result<response> list_lists(call& ask) {
  namer names(ask);
  json::writer out;
  out.open().key("items").open_array();
  std::int64_t total = 0;
  for (const auto& one : hint_lists_in(*ask.db, ask.who.area)) {
    write_list(out, ask, one, names);
    out.close();
    ++total;
  }
  out.close_array().member("total", total).key("next").null();
  return api::json(out.member("as_of", format_instant(ask.now)).close().str());
}

result<response> show_list(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto state = std::string(ask.ask.param("state").value_or(""));
  if (!state.empty() && state != "open" &&
      std::ranges::find(hint_outcomes, state) == hint_outcomes.end())
    return refused(api::bad_parameter("state", state, "open 或一种结果", "open or an outcome"));
  const auto all = hint_lists_in(*ask.db, ask.who.area);
  const auto one = std::ranges::find(all, *id, &hint_list::id);
  if (one == all.end()) return refuse(error::not_found);
  namer names(ask);
  json::writer out;
  write_list(out, ask, *one, names);
  const auto limit = ask.ask.param("limit") ? api::page_size(ask.ask) : 1000;
  if (!limit) return refused(limit.error());
  const auto after = api::number_asked(ask.ask, "after");
  if (!after) return refused(after.error());
  const auto begin = after->value_or(-1);
  const auto most = static_cast<int>(*limit);
  const auto found =
      hints_in(*ask.db, ask.with.vault, {ask.who.area, *id, state, 0, begin, most + 1});
  const auto shown = std::min(found.size(), static_cast<std::size_t>(most));
  out.key("items").open_array();
  for (const auto& each : std::span(found).first(shown)) write_hint(out, each, ask.who);
  out.close_array().key("next");
  if (found.size() > shown)
    out.value(std::to_string(found[shown - 1].position));
  else
    out.null();
  return api::json(out.close().str());
}

result<response> add(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto done = add_hints(*ask.tx, body->root());
  if (!done) return refused(done.error());
  namer names(ask);
  json::writer out;
  write_list(out, ask, done->of, names);
  out.member("added", done->added).member("matched", done->matched);
  out.member("confirmed", done->confirmed).close();
  return api::json(out.str(), 201);
}

result<response> answer_one(call& ask) {
  const auto list = records::read_id(ask.path[0]), id = records::read_id(ask.path[1]);
  if (!list || !id) return refuse(error::not_found);
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto done = answer_hint(*ask.tx, {*id, std::string(body->root().text_of("outcome")),
                                          std::string(body->root().text_of("note")), *list});
  if (!done) return refused(done.error());
  json::writer out;
  write_hint(out, *done, ask.who);
  return api::json(out.str());
}

result<response> hand_down(call& ask) {
  const auto list = records::read_id(ask.path[0]), id = records::read_id(ask.path[1]);
  if (!list || !id) return refuse(error::not_found);
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto given = body->root().text_of("unit");
  const auto unit = codes::parse(given);
  if (!unit)
    return refuse_field(error::bad_unit, "unit", {{"value", std::string(given.substr(0, 40))}});
  const auto done = hand_down_hint(*ask.tx, {*list, *id, *unit});
  if (!done) return refused(done.error());
  json::writer out;
  write_hint(out, *done, ask.who);
  return api::json(out.str());
}

}  // namespace

std::vector<api::route> hint_routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::get,
       "/hints",
       read,
       "screening.read",
       list_lists,
       "Lists of hints from above, newest first, with what became of them",
       {},
       "",
       "hint_lists"},
      {method::post,
       "/hints",
       write,
       "screening.manage",
       add,
       "Takes in a list of hints, up to 500 lines a call, matched to the register",
       {},
       "hint_list_draft",
       "hint_list"},
      {method::get,
       "/hints/:id",
       read,
       "screening.read",
       show_list,
       "A list of hints with its lines, for the ground and back to the sender",
       {{"state", "string", "open or an outcome; all without it"},
        {"after", "integer", "`next` of the former page"},
        {"limit", "integer", "Lines a page, 1 to 1000 (1000)"}},
       "",
       "hint_list"},
      {method::post,
       "/hints/:id/items/:item",
       write,
       "screening.work",
       answer_one,
       "What was found about a hint: found, not_here, moved_to, wrong, duplicate",
       {},
       "hint_answer",
       "hint"},
      {method::post,
       "/hints/:id/items/:item/unit",
       write,
       "screening.manage",
       hand_down,
       "Gives a hint that matched nobody to a unit below, to be looked at there",
       {},
       "hint_unit",
       "hint"},
  };
}

}  // namespace wangge::screening
