#include "api/query.h"
#include "base/codes.h"
#include "base/text.h"
#include "records/request.h"
#include "screening/api_parts.h"
#include "screening/target_list.h"
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
        "state", out.state, "open、not_reached、overdue、revisit、done、late 或一种结果",
        "open, not_reached, overdue, revisit, done, late or an outcome"));
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
  const auto page = read_targets(*ask.db, *ask.with.rounds, *query);
  if (!page) return refused(page.error());
  namer names(ask);
  json::writer out;
  out.open().key("items").open_array();
  for (const auto& one : page->items) write_target(out, one, **of, names, query->today);
  out.close_array().member("total", page->total).key("next");
  if (page->next.empty())
    out.null();
  else
    out.value(page->next);
  return api::json(out.member("as_of", format_instant(ask.now)).close().str());
}

void write_visit(json::writer& out, const stored_visit& one, namer& names) {
  out.open().member("id", one.id).member("outcome", code_of(outcomes(), one.outcome));
  out.member("how", code_of(hows(), one.how));
  write_moment(out, "at", one.at);
  write_moment(out, "received_at", one.received_at);
  names.account(out, "by", one.account);
  write_moment(out, "revisit_at", one.revisit_at);
  out.member("device", one.device).member("note", one.note).key("answers").raw(one.answers);
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
    write_visit(out, each, names);
  return api::json(out.close_array().close().str());
}

result<uuid> id_in(const json::view& body, const char* name) {
  const auto id = parse_uuid(body.text_of(name));
  if (!id)
    return refuse_field(error::bad_parameter, name,
                        {{"name", name},
                         {"value", std::string(body.text_of(name).substr(0, 40))},
                         {"expected", "UUID"}});
  return *id;
}

// The body of a visit with its id and object; `how` is what it is without one.
result<visit> visit_in(const json::view& body, const round& of, instant now) {
  const auto object = id_in(body, "object");
  if (!object) return refused(object.error());
  std::vector<problem> found;
  auto one = read_visit(body, {of, now, 0}, found);
  if (!found.empty()) return refused(failure(std::move(found)));
  one.object = *object;
  one.id = new_uuid();
  if (!body.find("id")) return one;
  const auto id = id_in(body, "id");
  if (!id) return refused(id.error());
  one.id = *id;
  return one;
}

result<round> round_to_work(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  auto of = find_round(*ask.db, ask.who.area, *id);
  if (!of) return refuse(error::not_found);
  if (of->state == "closed") return refuse(error::round_is_closed);
  return *of;
}

result<response> make_visit(call& ask) {
  const auto of = round_to_work(ask);
  if (!of) return refused(of.error());
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto what = visit_in(body->root(), *of, ask.now);
  if (!what) return refused(what.error());
  const auto now = record_visit(*ask.tx, *of, *what);
  if (!now) return refused(now.error());
  namer names(ask);
  json::writer out;
  write_target(out, *now, *of, names, day_of(ask.now));
  return api::json(out.str(), 201);
}

// A sheet of paper typed back: all of its lines or none, with the line that is wrong.
result<response> type_paper(call& ask) {
  const auto of = round_to_work(ask);
  if (!of) return refused(of.error());
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  std::vector<problem> found;
  std::int64_t recorded = 0, line = 0;
  if (const auto visits = body->root().find("visits"))
    visits->each_item([&](const json::view& each) {
      const auto at = "visits[" + std::to_string(line++) + "]";
      auto what = visit_in(each, *of, ask.now);
      if (what && !each.find("how")) what->how = paper;
      const auto done = what ? record_visit(*ask.tx, *of, *what) : refused(what.error());
      recorded += done.has_value();
      if (done) return;
      for (auto one : done.error().problems) {
        one.field = one.field.empty() ? at : at + "." + one.field;
        found.push_back(std::move(one));
      }
    });
  if (!found.empty()) return refused(failure(std::move(found)));
  json::writer out;
  return api::json(out.open().member("recorded", recorded).close().str());
}

result<response> plan(call& ask) {
  const auto of = round_to_work(ask);
  if (!of) return refused(of.error());
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  revisit_plan how;
  bool good = true;
  if (const auto objects = body->root().find("objects"))
    objects->each_item([&](const json::view& one) {
      const auto id = parse_uuid(one.text());
      good = good && id;
      if (id) how.objects.push_back(*id);
    });
  const auto at = parse_instant(body->root().text_of("revisit_at"));
  if (!good || how.objects.empty() || how.objects.size() > 1000 || !at || *at < ask.now)
    return refuse(error::bad_request,
                  {{"reason.zh", "应为 {objects: 1–1000 个对象编号, revisit_at: 将来的时间}"},
                   {"reason.en", "expected {objects: 1 to 1000 ids, revisit_at: a future time}"}});
  how.revisit_at = *at;
  const auto planned = plan_revisits(*ask.tx, *of, how);
  if (!planned) return refused(planned.error());
  json::writer out;
  return api::json(out.open().member("planned", *planned).close().str());
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
         "open, not_reached, overdue, revisit, done, late or an outcome; all without it"},
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
      {method::post,
       "/rounds/:id/visits",
       write,
       "screening.work",
       make_visit,
       "Records a visit",
       {},
       "visit_fields",
       "target"},
      {method::post,
       "/rounds/:id/paper",
       write,
       "screening.work",
       type_paper,
       "Records the visits of a sheet of paper, all or none",
       {},
       "paper_visits",
       "paper_outcome"},
      {method::post,
       "/rounds/:id/revisits",
       write,
       "screening.work",
       plan,
       "Plans when targets are visited again",
       {},
       "revisit_fields",
       "revisit_outcome"},
  };
}

}  // namespace wangge::screening
