#include "api/query.h"
#include "base/codes.h"
#include "base/text.h"
#include "records/codec.h"
#include "records/request.h"
#include "screening/api_parts.h"
#include "screening/visit.h"

namespace wangge::screening {
namespace {

using api::call;
using http::response;

// Other orders than the ground's read the whole unit, which a street bears.
constexpr auto widest_sorted = codes::level::street;

result<void> read_order(std::string_view text, target_query& into) {
  if (text.starts_with('-')) {
    into.descending = true;
    text.remove_prefix(1);
  }
  using order = target_query::order;
  if (text.empty() || text == "address" || text == "place") return {};
  into.by = text == "due_on"     ? order::due_on
            : text == "attempts" ? order::attempts
                                 : order::last_at;
  if (text != "due_on" && text != "attempts" && text != "last_at")
    return refused(api::bad_parameter("sort", text, "address、due_on、attempts 或 last_at",
                                      "address, due_on, attempts or last_at"));
  if (codes::level_of(into.range.low) < widest_sorted)
    return refused(api::bad_parameter("sort", text, "先选一个街道、社区或网格",
                                      "choose a street, community or grid first"));
  return {};
}

result<target_query> read_query(const call& ask, const round& of) {
  target_query out;
  out.of = of;
  out.today = day_of(ask.now);
  const auto range = unit_asked(ask);
  if (!range) return refused(range.error());
  out.range = *range;
  const auto limit = api::page_size(ask.ask);
  if (!limit) return refused(limit.error());
  out.limit = *limit;
  out.cursor = ask.ask.param("cursor").value_or("");
  out.q = normalise(ask.ask.param("q").value_or("").substr(0, 120));
  out.state = ask.ask.param("state").value_or("");
  if (!known_state(out.state))
    return refused(api::bad_parameter(
        "state", out.state, "open、not_reached、overdue、revisit、done、late、fever 或一种结果",
        "open, not_reached, overdue, revisit, done, late, fever or an outcome"));
  const auto kind = ask.ask.param("kind").value_or("");
  const auto* known = find_word(kinds(), kind);
  if (!kind.empty() && !known)
    return refused(api::bad_parameter("kind", kind, "轮次里的对象种类", "a kind of the round"));
  out.kind = known ? known->n : 0;
  const auto building = api::id_asked(ask.ask, "building");
  if (!building) return refused(building.error());
  out.building = *building;
  if (auto good = read_order(ask.ask.param("sort").value_or(""), out); !good)
    return refused(good.error());
  return out;
}

result<response> list_targets(call& ask) {
  const auto of = round_asked(ask);
  if (!of) return refused(of.error());
  const auto query = read_query(ask, **of);
  if (!query) return refused(query.error());
  const auto page = read_targets(*ask.db, ask.with.vault, *ask.with.rounds, *query);
  if (!page) return refused(page.error());
  return target_page_answer(ask, *query, *page);
}

// What was said at the door is for who sees names.
void write_visit(json::writer& out, const stored_visit& one, namer& names,
                 const access::principal& who) {
  out.open().member("id", one.id).member("outcome", code_of(outcomes(), one.outcome));
  out.member("how", code_of(hows(), one.how));
  write_moment(out, "at", one.at);
  write_moment(out, "received_at", one.received_at);
  names.account(out, "by", one.account);
  write_moment(out, "revisit_at", one.revisit_at);
  out.member("device", one.device).member("note", records::words_seen(one.note, who));
  out.key("answers").raw(who.sees("name") || one.answers == "{}" ? one.answers : "null");
  out.member("counted", one.counted).close();
}

result<response> show_target(call& ask) {
  const auto of = round_asked(ask);
  if (!of) return refused(of.error());
  const auto object = records::read_id(ask.path[1]);
  if (!object) return refused(object.error());
  const auto one = find_target(*ask.db, (*of)->key(), *object);
  if (!one || !ask.who.area.contains(one->grid)) return refuse(error::not_a_target);
  namer names(ask);
  json::writer out;
  out.open().key("target");
  write_target(out, *one, **of, names, day_of(ask.now));
  out.key("visits").open_array();
  for (const auto& each : visits_of(*ask.db, ask.with.vault, (*of)->key(), *object))
    write_visit(out, each, names, ask.who);
  return api::json(out.close_array().close().str());
}

}  // namespace

std::vector<api::route> target_routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::get,
       "/rounds/:id/targets",
       read,
       "screening.read",
       list_targets,
       "A page of a round's targets with the exact total",
       {{"unit", "string", "Division code; the whole scope without it"},
        {"state", "string",
         "open, not_reached, overdue, revisit, done, late, fever or an outcome; all without it"},
        {"kind", "string", "Kind of object"},
        {"building", "string", "Only doors of this building"},
        {"q", "string", "Beginning of the address or name"},
        {"sort", "string",
         "address; within a street also due_on, attempts, last_at; a leading - reverses"},
        {"limit", "integer", "Rows a page, 1 to 1000 (50)"},
        {"cursor", "string", "`next` of the former page"}},
       "",
       "target_page"},
      {method::get,
       "/rounds/:id/targets/:object",
       read,
       "screening.read",
       show_target,
       "One target with all its visits",
       {},
       "",
       "target_with_visits"},
  };
}

}  // namespace wangge::screening
