#include <array>

#include "api/query.h"
#include "jobs/jobs.h"
#include "records/request.h"
#include "screening/api_parts.h"
#include "screening/completeness.h"
#include "screening/opening.h"
#include "screening/rounds.h"
#include "territory/unit_tree.h"

namespace wangge::screening {
namespace {

using api::call;
using http::response;

response answer(const call& ask, const round& one, int status = 200) {
  json::writer out;
  write_round(out, one, ask);
  auto made = api::json(out.str(), status);
  made.headers.emplace_back("ETag", "\"" + std::to_string(one.version) + "\"");
  return made;
}

result<response> list_rounds(call& ask) {
  static constexpr std::array<std::string_view, 4> known = {"draft", "opening", "open", "closed"};
  const auto state = api::word_asked(ask.ask, "state", known);
  if (!state) return refused(state.error());
  json::writer out;
  out.open().key("items").open_array();
  std::int64_t total = 0;
  for (const auto& one : ask.with.rounds->rounds_in(ask.who.area)) {
    if (!state->empty() && one->state != *state) continue;
    write_round(out, *one, ask);
    ++total;
  }
  out.close_array().member("total", total).key("next").null();
  return api::json(out.member("as_of", format_instant(ask.now)).close().str());
}

result<response> show_round(call& ask) {
  const auto one = round_asked(ask);
  if (!one) return refused(one.error());
  return answer(ask, **one);
}

result<response> make(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto made = make_round(*ask.tx, body->root());
  if (!made) return refused(made.error());
  return answer(ask, *made, 201);
}

result<response> change(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto version = records::read_version(ask.ask);
  if (!version) return refused(version.error());
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto changed = change_round(*ask.tx, *id, *version, body->root());
  if (!changed) return refused(changed.error());
  return answer(ask, *changed);
}

result<response> close(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto closed = close_round(*ask.tx, *id);
  if (!closed) return refused(closed.error());
  return answer(ask, *closed);
}

// The round is marked in its own write; the job that draws its targets is durable before the
// answer.
result<response> open_it(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  if (auto room = ask.with.jobs->room_for(ask.who); !room) return refused(room.error());
  const auto begun = api::write<round>(
      ask.with, ask.who, [&](api::transaction& tx) { return begin_opening(tx, *id); });
  if (!begun) return refused(begun.error());
  const auto job = start_drawing(ask.with, ask.who, *id);
  if (!job) return refused(job.error());
  json::writer out;
  out.open().member("job", *job).member("round", *id).close();
  return api::json(out.str(), 202);
}

// What opening it will draw, by kind, before anybody opens it.
result<response> preview(call& ask) {
  const auto one = round_asked(ask);
  if (!one) return refused(one.error());
  json::writer out;
  out.open().member("round", (*one)->id).member("ends_on", format_day((*one)->ends_on));
  out.member("sample_percent", (*one)->sample_percent).key("by_kind").open_array();
  std::int64_t all = 0;
  for (const int kind : (*one)->kinds) {
    const auto objects = objects_to_draw(ask.with, **one, kind);
    out.open().member("kind", code_of(kinds(), kind)).member("objects", objects).close();
    all += objects;
  }
  out.close_array().member("objects", all).member("as_of", format_instant(ask.now)).close();
  return api::json(out.str());
}

result<response> completeness(call& ask) {
  const auto one = round_asked(ask);
  if (!one) return refused(one.error());
  const auto range = unit_asked(ask);
  if (!range) return refused(range.error());
  const auto line = ask.with.rounds->of_unit((*one)->key(), range->low);
  const completeness_context with{**one, day_of(ask.now)};
  namer names(ask);
  json::writer out;
  out.open().member("round", (*one)->id).member("state", (*one)->state);
  names.unit(out, "unit", range->low);
  write_standing(out, line, with);
  out.key("by_kind");
  write_by_kind(out, line, with);
  return api::json(out.member("as_of", format_instant(ask.now)).close().str());
}

result<response> children(call& ask) {
  const auto one = round_asked(ask);
  if (!one) return refused(one.error());
  const auto range = unit_asked(ask);
  if (!range) return refused(range.error());
  const completeness_context with{**one, day_of(ask.now)};
  const auto units = ask.with.units.snapshot();
  namer names(ask);
  json::writer out;
  out.open();
  names.unit(out, "unit", range->low);
  out.key("items").open_array();
  for (const auto* child : territory::children(*units, range->low)) {
    out.open();
    names.unit(out, "unit", child->code);
    write_standing(out, ask.with.rounds->of_unit((*one)->key(), child->code), with);
    if (child->level == codes::level::grid) {
      static constexpr const char* states[] = {"unsigned", "signed", "stale"};
      const auto state = ask.with.rounds->sheet_of((*one)->key(), child->code);
      out.member("sheet", states[static_cast<int>(state)]);
    }
    out.close();
  }
  return api::json(out.close_array().member("as_of", format_instant(ask.now)).close().str());
}

}  // namespace

std::vector<api::route> round_routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::get,
       "/rounds",
       inline_,
       "screening.read",
       list_rounds,
       "Rounds that have ground in your scope, newest first, with its counts",
       {{"state", "string", "draft, opening, open or closed"}},
       "",
       "round_page"},
      {method::post,
       "/rounds",
       write,
       "screening.manage",
       make,
       "Plans a round",
       {},
       "round_draft",
       "round"},
      {method::get,
       "/rounds/:id",
       inline_,
       "screening.read",
       show_round,
       "One round",
       {},
       "",
       "round"},
      {method::patch,
       "/rounds/:id",
       write,
       "screening.manage",
       change,
       "Changes a round: all of a draft, later name, purpose, end and further questions",
       {},
       "round_draft",
       "round"},
  };
}

// Opening, closing, and where a round stands.
std::vector<api::route> progress_routes() {
  using enum api::lane;
  using http::method;
  const api::parameter unit = {"unit", "string", "Division code; the whole scope without it"};
  return {
      {method::get,
       "/rounds/:id/preview",
       inline_,
       "screening.manage",
       preview,
       "How many objects of each kind opening a round would draw now; of a re-check, out of how "
       "many",
       {},
       "",
       "round_preview"},
      {method::post,
       "/rounds/:id/open",
       slow,
       "screening.manage",
       open_it,
       "Opens a round: a job draws its targets from the register",
       {},
       "",
       "round_opening"},
      {method::post,
       "/rounds/:id/close",
       write,
       "screening.manage",
       close,
       "Closes a round",
       {},
       "",
       "round"},
      {method::get,
       "/rounds/:id/completeness",
       inline_,
       "screening.read",
       completeness,
       "What is done and what is missing of a round in a unit, from kept counts",
       {unit},
       "",
       "completeness"},
      {method::get,
       "/rounds/:id/children",
       inline_,
       "screening.read",
       children,
       "The same for each unit one level below",
       {unit},
       "",
       "completeness_children"},
  };
}

}  // namespace wangge::screening
