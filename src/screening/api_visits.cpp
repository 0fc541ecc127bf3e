// Recording what was found at the doors: visits, sheets of paper typed back, planned revisits.

#include <set>

#include "api/query.h"
#include "records/request.h"
#include "screening/api_parts.h"
#include "screening/paper_list.h"
#include "screening/visit.h"

namespace wangge::screening {
namespace {

using api::call;
using http::response;

result<uuid> id_in(const json::view& body, const char* name) {
  const auto id = parse_uuid(body.text_of(name));
  if (!id)
    return refuse_field(error::bad_parameter, name,
                        {{"name", name},
                         {"value", std::string(body.text_of(name).substr(0, 40))},
                         {"expected", "UUID"}});
  return *id;
}

// Where a visit's object is told by the code of a printed sheet, this is the sheet.
using sheet_lines = std::vector<paper_line>;

result<uuid> object_in(const json::view& body, const sheet_lines& sheet) {
  if (!body.find("code")) return id_in(body, "object");
  const auto found = object_of_code(sheet, body.text_of("code"));
  if (!found)
    return refuse_field(error::unknown_reference, "code",
                        {{"label.zh", "编码"}, {"label.en", "Code"}});
  return *found;
}

result<visit> visit_in(const json::view& body, const round& of, instant now,
                       const sheet_lines& sheet = {}) {
  const auto object = object_in(body, sheet);
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
  return api::json(out.str());
}

// The grid whose sheet is printed or typed back; refuses another account's.
result<std::int64_t> sheet_grid(const call& ask, std::string_view given) {
  const auto range = records::scope_of_unit(given, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  if (!ask.with.units.is_grid(range->low))
    return refused(api::bad_parameter("grid", given, "15 位网格编码", "a grid (15 digits)"));
  return range->low;
}

result<response> print_paper(call& ask) {
  const auto of = round_asked(ask);
  if (!of) return refused(of.error());
  const auto grid = sheet_grid(ask, ask.ask.param("grid").value_or(""));
  if (!grid) return refused(grid.error());
  namer names(ask);
  json::writer out;
  out.open();
  names.unit(out, "grid", *grid);
  out.key("round").open().member("id", (*of)->id).member("number", (*of)->number);
  out.member("name", (*of)->name).member("ends_on", format_day((*of)->ends_on));
  out.key("questions").raw(questions_text(**of)).close().key("items").open_array();
  for (const auto& one : paper_lines(*ask.db, **of, *grid)) {
    out.open().member("code", one.code).member("full", one.full).key("target");
    write_target(out, one.of, **of, names, day_of(ask.now));
    out.close();
  }
  return api::json(out.close_array().member("as_of", format_instant(ask.now)).close().str());
}

constexpr std::int64_t most_lines = 1000;  // in one transaction, as in bulk changes

// The line of a sheet as a visit; the second one of the same door is a slip of the typist.
result<visit> line_in(const json::view& each, const round& of, instant now,
                      const sheet_lines& sheet, std::set<uuid>& seen) {
  auto what = visit_in(each, of, now, sheet);
  if (!what) return what;
  if (!seen.insert(what->object).second)
    return refuse_field(
        error::duplicate, each.find("code") ? "code" : "object",
        {{"label.zh", "门户"}, {"label.en", "Door"}, {"value", std::string(each.text_of("code"))}});
  if (!each.find("how")) what->how = paper;
  return what;
}

// A sheet of paper typed back: all of its lines or none, with the line that is wrong.
result<response> type_paper(call& ask) {
  const auto of = round_to_work(ask);
  if (!of) return refused(of.error());
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  sheet_lines sheet;
  if (const auto given = body->root().find("grid")) {
    const auto grid = sheet_grid(ask, given->text());
    if (!grid) return refused(grid.error());
    sheet = paper_lines(*ask.db, *of, *grid);
  }
  std::vector<problem> found;
  std::int64_t recorded = 0, line = 0;
  const auto visits = body->root().find("visits");
  if (!visits || visits->kind() != json::type::array)
    return refuse(error::bad_request, {{"reason.zh", "应为 {grid, visits: [走访…]}"},
                                       {"reason.en", "expected {grid, visits: [visits…]}"}});
  std::set<uuid> seen;
  visits->each_item([&](const json::view& each) {
    const auto at = "visits[" + std::to_string(line++) + "]";
    if (line > most_lines) return;
    const auto what = line_in(each, *of, ask.now, sheet, seen);
    const auto done =
        what ? record_visit(*ask.tx, *of, *what) : result<target>(refused(what.error()));
    recorded += done.has_value();
    if (done) return;
    for (auto one : done.error().problems) {
      one.field = one.field.empty() ? at : at + "." + one.field;
      found.push_back(std::move(one));
    }
  });
  if (line > most_lines)
    found = {beyond("visits", "一次录入的行数", "Lines at once", 1, most_lines)};
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

std::vector<api::route> visit_routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::post,
       "/rounds/:id/visits",
       write,
       "screening.work",
       make_visit,
       "Records a visit",
       {},
       "visit_draft",
       "target"},
      {method::get,
       "/rounds/:id/paper",
       read,
       "screening.read",
       print_paper,
       "A grid's targets with the codes of its printed sheet",
       {{"grid", "string", "Code of a grid"}},
       "",
       "paper"},
      {method::post,
       "/rounds/:id/paper",
       write,
       "screening.work",
       type_paper,
       "Records the visits of a sheet of paper, all or none; codes need its grid",
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
       "revisit_plan",
       "revisit_outcome"},
  };
}

}  // namespace wangge::screening
