#include "residents/api.h"

#include <array>

#include "api/query.h"
#include "base/json.h"
#include "gen/entities.h"
#include "records/codec.h"
#include "records/cursor_text.h"
#include "records/list.h"
#include "records/request.h"
#include "records/store.h"
#include "residents/duplicates.h"
#include "territory/unit_tree.h"

namespace wangge::residents {
namespace {

using api::call;
using http::response;

constexpr std::uint64_t cursor_mark = 0xd0b1e;
constexpr int page_rows = 50;

void write_person(json::writer& out, call& ask, const uuid& id) {
  auto one = records::find(*ask.db, ask.with.vault, records::person_entity, id, ask.who.area);
  if (!one) {
    out.null();
    return;
  }
  records::listed item{std::move(*one), {}};
  for (int at : records::ref_fields(records::person_entity)) {
    const auto* ref = std::get_if<uuid>(&item.one.values[at]);
    item.ref_labels.push_back(
        ref ? records::label_of(*ask.db, *records::find_entity(item.one.what->fields[at].ref),
                                ask.who.area, *ref)
                  .value_or("")
            : "");
  }
  records::encode(out, item, {ask.who, *ask.with.units.snapshot(), false});
}

struct queue_filter {
  access::scope range;
  std::string state;
};

std::int64_t count_pairs(db::connection& db, const queue_filter& of) {
  auto rows = db.query(
      "SELECT count(*) FROM duplicate_pair WHERE state = ?1 AND grid_left >= ?2 AND grid_left <= "
      "?3 AND grid_right >= ?2 AND grid_right <= ?3",
      {of.state, of.range.low, of.range.high});
  rows.step();
  return rows->integer(0);
}

result<response> list(call& ask) {
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  static constexpr std::array<std::string_view, 4> known = {"open", "merged", "apart", "gone"};
  const auto state = api::word_asked(ask.ask, "state", known, "open");
  if (!state) return refused(state.error());
  const queue_filter of{*range, *state};
  std::vector<db::value> args = {of.state, range->low, range->high}, last;
  std::string after;
  if (const auto cursor = ask.ask.param("cursor"); cursor && !cursor->empty()) {
    if (!records::read_cursor(ask.with.vault, *cursor, cursor_mark, last) || last.size() != 2)
      return refuse(error::bad_cursor);
    after = " AND (score, id) < (?4, ?5)";
    args.insert(args.end(), last.begin(), last.end());
  }
  auto rows = ask.db->query(
      "SELECT id, left_id, right_id, reason, score, state FROM duplicate_pair WHERE state = ?1 AND "
      "grid_left >= ?2 AND grid_left <= ?3 "
      "AND grid_right >= ?2 AND grid_right <= ?3" +
          after + " ORDER BY score DESC, id DESC LIMIT " + std::to_string(page_rows),
      std::span<const db::value>(args));
  json::writer out;
  out.open().key("items").open_array();
  int n = 0;
  for (; rows.step(); ++n) {
    last = {rows->integer(4), rows->id(0)};
    out.open()
        .member("id", rows->id(0))
        .member("kind", "persons")
        .member("score", rows->integer(4))
        .member("state", rows->text(5));
    out.key("reasons").open_array().value(rows->text(3)).close_array().key("left");
    write_person(out, ask, rows->id(1));
    write_person(out.key("right"), ask, rows->id(2));
    out.close();
  }
  out.close_array().member("total", count_pairs(*ask.db, of)).key("next");
  if (n < page_rows)
    out.null();
  else
    out.value(records::write_cursor(ask.with.vault, cursor_mark, last));
  return api::json(out.close().str());
}

constexpr std::size_t most_decided = 1000;  // in one transaction, as in bulk changes

result<response> decide_many(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto what = body->root().text_of("decision");
  const auto ids = body->root().find("ids");
  if ((what != "merge" && what != "apart") || !ids)
    return refuse(error::bad_request,
                  {{"reason.zh", "应为 {ids, decision: merge 或 apart, keep: left 或 right}"},
                   {"reason.en", "expected {ids, decision: merge or apart, keep: left or right}"}});
  const bool keep_left = body->root().text_of("keep") != "right";
  std::size_t decided = 0;
  std::vector<problem> found;
  ids->each_item([&](const json::view& one) {
    const auto at = decided++;
    if (decided > most_decided) return;
    const auto id = parse_uuid(one.text());
    const auto good = id ? decide(*ask.tx, {*id, what == "merge", keep_left})
                         : result<void>(refuse(error::not_found));
    if (good) return;
    for (auto each : good.error().problems) {
      each.field = "ids[" + std::to_string(at) + "]";
      found.push_back(std::move(each));
    }
  });
  if (decided > most_decided)
    found = {beyond("ids", "一次判定的对数", "Pairs at once", 1, most_decided)};
  if (!found.empty()) return refused(failure(std::move(found)));
  json::writer out;
  return api::json(out.open().member("decided", static_cast<std::int64_t>(decided)).close().str());
}

result<response> undo(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  if (auto good = undo_decision(*ask.tx, *id); !good) return refused(good.error());
  return api::no_content();
}

result<response> start_search(call& ask) {
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  auto& with = ask.with;
  const auto job = with.jobs->start(ask.who, "duplicates", "{}",
                                    [&with, who = ask.who, range = *range](jobs::progress& report) {
                                      return find_similar(with, who, range, report);
                                    });
  if (!job) return refused(job.error());
  json::writer out;
  return api::json(out.open().member("id", *job).close().str(), 202);
}

}  // namespace

std::vector<api::route> routes() {
  using enum api::lane;
  const api::parameter unit = {"unit", "string", "Division code; the whole scope without it"};
  return {
      {http::method::get,
       "/duplicates",
       read,
       "duplicates",
       list,
       "Pairs of persons that may be one",
       {unit,
        {"state", "string", "open, merged or apart"},
        {"cursor", "string", "`next` of the former page"}},
       "",
       "duplicates"},
      {http::method::post,
       "/duplicates/decide",
       write,
       "duplicates",
       decide_many,
       "Merges pairs or keeps them apart",
       {},
       "duplicate_decision",
       "decided"},
      {http::method::post,
       "/duplicates/:id/undo",
       write,
       "duplicates",
       undo,
       "Takes a decision back",
       {},
       "",
       ""},
      {http::method::post,
       "/duplicates/find",
       slow,
       "duplicates",
       start_search,
       "Looks for similar people; a job",
       {unit},
       "",
       "job_started"},
  };
}

}  // namespace wangge::residents
