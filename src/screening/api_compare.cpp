// Comparing rounds: the random re-check, and the difference between two.

#include <algorithm>
#include <charconv>
#include <span>

#include "api/body.h"
#include "api/query.h"
#include "base/codes.h"
#include "gen/entities.h"
#include "records/codec.h"
#include "records/request.h"
#include "screening/api_parts.h"
#include "screening/difference.h"
#include "screening/recheck.h"

namespace wangge::screening {
namespace {

using api::call;
using http::response;

constexpr std::int64_t largest_seed = 1'000'000'000;
constexpr std::size_t longest_name = 60;

result<response> recheck(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  recheck_plan how;
  how.percent =
      body->maybe_integer("percent", {"抽查比例", "Share in percent"}, 1, 100).value_or(5);
  how.seed = body->maybe_integer("seed", {"随机种子", "Seed"}, 0, largest_seed)
                 .value_or(ask.now % largest_seed);
  how.name = body->maybe_text("name", {"轮次名称", "Name of the round"}, longest_name).value_or("");
  if (const auto ends = body->maybe_text("ends_on", {"结束日期", "Ends on"}, 10)) {
    const auto on = parse_day(*ends);
    if (!on) body->wrong(error::bad_date, "ends_on", {"结束日期", "Ends on"});
    how.ends_on = on.value_or(0);
  }
  if (auto good = body->done(); !good) return refused(good.error());
  const auto made = make_recheck(*ask.tx, *id, how);
  if (!made) return refused(made.error());
  json::writer out;
  write_round(out, *made, ask);
  return api::json(out.str());
}

result<response> show_agreement(call& ask) {
  const auto of = round_asked(ask);
  if (!of) return refused(of.error());
  const auto range = unit_asked(ask);
  if (!range) return refused(range.error());
  if ((*of)->sample_of == 0) return refuse(error::not_a_recheck);
  const auto found = agreement_in(*ask.db, **of, *range);
  namer names(ask);
  json::writer out;
  out.open().member("round", (*of)->id).member("sample_of", (*of)->sample_of);
  out.member("percent", (*of)->sample_percent).member("seed", (*of)->seed);
  names.unit(out, "unit", range->low);
  out.member("sampled", found.sampled).member("checked", found.checked);
  out.member("agreed", found.agreed).key("rate");
  if (found.checked > 0)
    out.value(static_cast<double>(found.agreed) / static_cast<double>(found.checked));
  else
    out.null();
  out.key("differing").open_array();
  for (const auto& one : found.differing) {
    out.open().member("object", one.again.object).member("label", one.again.label);
    names.unit(out, "grid", one.again.grid);
    out.member("first", code_of(outcomes(), one.first));
    out.member("again", code_of(outcomes(), one.again.outcome));
    names.account(out, "by", one.again.last_by);
    out.close();
  }
  return api::json(out.close_array().member("as_of", format_instant(ask.now)).close().str());
}

const std::vector<const records::entity*>& compared() {
  static const std::vector<const records::entity*> all = {
      &records::door_entity, &records::household_entity, &records::person_entity,
      &records::place_entity};
  return all;
}
struct comparison {
  std::shared_ptr<const round> from, to;
  code_range range;
  span_of_time when;
};

// Reads whole units of the register, which a street bears.
result<comparison> comparison_asked(const call& ask) {
  comparison out;
  const auto to = round_asked(ask);
  if (!to) return refused(to.error());
  out.to = *to;
  const auto range = unit_asked(ask);
  if (!range) return refused(range.error());
  out.range = *range;
  const auto other = api::id_asked(ask.ask, "with");
  if (!other) return refused(other.error());
  if (!*other)
    return refused(api::bad_parameter("with", "", "另一轮的编号", "the id of another round"));
  out.from = ask.with.rounds->find(ask.who.area, **other);
  if (!out.from) return refuse(error::not_found);
  if (out.from->opened_at == 0 || out.to->opened_at == 0) return refuse(error::round_not_open);
  if (out.from->opened_at > out.to->opened_at) std::swap(out.from, out.to);
  if (codes::level_of(range->low) < codes::level::street)
    return refused(api::bad_parameter("unit", codes::text(range->low), "街道、社区或网格",
                                      "a street, community or grid"));
  out.when = {out.from->opened_at, out.to->closed_at ? out.to->closed_at : ask.now + 1};
  return out;
}

// "370105001001001.0171…": where the page before ended.
result<void> read_cursor(std::string_view text, difference_query& into) {
  if (text.empty()) return {};
  const auto dot = text.find('.');
  const auto grid = codes::parse(text.substr(0, dot));
  const auto id = dot == text.npos ? std::nullopt : parse_uuid(text.substr(dot + 1));
  if (!grid || !id) return refuse(error::bad_cursor);
  into.after_grid = *grid;
  into.after_id = *id;
  return {};
}

// The rows, and `next` when there are more than `most`.
void write_rows(json::writer& out, const call& ask, const difference_query& query,
                std::span<const changed_record> found, namer& names) {
  const auto most = static_cast<std::size_t>(query.limit - 1);
  const auto shown = found.first(std::min(found.size(), most));
  out.key("items").open_array();
  for (const auto& one : shown) {
    // Of who left nothing is told that happened beyond the reader's area.
    const bool seen = ask.who.area.contains(one.grid);
    out.open().member("id", one.id);
    out.member("label", seen ? records::label_seen(*query.of, one.label, ask.who) : "");
    names.unit(out, "grid", seen ? one.grid : codes::district_of(one.grid) * 1'000'000'000);
    if (query.listed == change_kind::moved) names.unit(out, "from", one.from_grid);
    write_moment(out, "at", one.at);
    out.close();
  }
  out.close_array().key("next");
  if (found.size() > shown.size())
    out.value(codes::text(shown.back().grid) + "." + to_string(shown.back().id));
  else
    out.null();
}

// Which rows are asked: none, or those of one kind of record and one kind of change.
result<std::vector<difference_query>> queries_of(const call& ask, const comparison& what) {
  const auto entity = ask.ask.param("entity").value_or(""),
             change = ask.ask.param("change").value_or("");
  std::vector<difference_query> all;
  bool listed = false;
  for (const auto* of : compared()) {
    difference_query one{of, what.range, what.when};
    for (const auto each : change_kinds)
      if (entity == of->plural && change == word_of(each)) one.listed = each;
    if (one.listed) {
      listed = true;
      ++one.limit;  // tells whether there are more
      if (auto good = read_cursor(ask.ask.param("cursor").value_or(""), one); !good)
        return refused(good.error());
    }
    all.push_back(one);
  }
  if (listed || (entity.empty() && change.empty())) return all;
  return refused(api::bad_parameter(
      "change", change, "entity 与 change 要成对：doors … 与 new、gone、moved、changed",
      "entity and change together: doors … with new, gone, moved, changed"));
}

// Counts of everything, and the rows of one kind of change when it is named.
result<response> show_difference(call& ask) {
  const auto what = comparison_asked(ask);
  if (!what) return refused(what.error());
  const auto queries = queries_of(ask, *what);
  if (!queries) return refused(queries.error());
  namer names(ask);
  json::writer out;
  out.open().member("from", what->from->id).member("to", what->to->id);
  names.unit(out, "unit", what->range.low);
  const db::snapshot one_moment(*ask.db);
  for (const auto& query : *queries) {
    const auto found = difference_of(*ask.db, ask.with.vault, query);
    out.key(query.of->plural).open();
    for (const auto each : change_kinds)
      out.member(word_of(each), found.counts[static_cast<std::size_t>(each)]);
    out.close();
    if (query.listed) write_rows(out, ask, query, found.rows, names);
  }
  return api::json(out.member("as_of", format_instant(ask.now)).close().str());
}

}  // namespace

std::vector<api::route> compare_routes() {
  using enum api::lane;
  using http::method;
  const api::parameter unit = {"unit", "string", "Division code; the whole scope without it"};
  return {
      {method::post,
       "/rounds/:id/recheck",
       write,
       "screening.manage",
       recheck,
       "Plans a random re-check of a round's finished targets, drawn by a seed",
       {},
       "recheck_request",
       "round"},
      {method::get,
       "/rounds/:id/agreement",
       statistics,
       "screening.read",
       show_agreement,
       "How far a re-check agrees with its round",
       {unit},
       "",
       "agreement"},
      {method::get,
       "/rounds/:id/difference",
       statistics,
       "screening.read",
       show_difference,
       "What is new, gone, moved or changed between two rounds in a street or below",
       {unit,
        {"with", "string", "Id of the other round"},
        {"entity", "string", "doors, households, persons or places: list rows of one kind"},
        {"change", "string", "new, gone, moved or changed"},
        {"cursor", "string", "`next` of the former page"}},
       "",
       "difference"},
  };
}

}  // namespace wangge::screening
