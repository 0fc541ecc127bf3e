#include "records/find_api.h"

#include "base/json.h"
#include "base/text.h"
#include "gen/entities.h"
#include "records/codec.h"
#include "records/list.h"
#include "records/request.h"
#include "territory/unit_tree.h"

namespace wangge::records {
namespace {

using api::call;
using http::response;

constexpr int hits_a_kind = 6;

// What a hit says beside its label: the address, the household's address, or the code.
std::string detail_of(const listed& item) {
  const record& one = item.one;
  if (one.what->number == unit_entity.number) return codes::text(one.grid());
  if (one.what->number == person_entity.number) {
    const auto refs = ref_fields(*one.what);
    for (std::size_t i = 0; i < refs.size(); ++i)
      if (refs[i] == person_at::household) return item.ref_labels[i];
  }
  const int address = one.what->find("address");
  return address >= 0 && address != one.what->label_at ? std::string(one.text(address))
                                                       : std::string();
}

void write_hits(json::writer& out, call& ask, const entity& of, const page& found) {
  for (const auto& item : found.items) {
    out.open().member("kind", of.plural).member("id", item.one.id);
    out.member("label", label_seen(of, item.one.text(of.label_at), ask.who))
        .member("detail", detail_of(item));
    out.key("grid").open().member("code", codes::text(item.one.grid()));
    out.member("name", ask.with.units.name_of(item.one.grid())).close().close();
  }
}

result<response> search(call& ask) {
  const auto given = normalise(ask.ask.param("q").value_or(""));
  const std::string q(first_characters(given, 40));
  const auto range = scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  json::writer out;
  out.open().key("items").open_array();
  std::vector<std::pair<const entity*, std::int64_t>> totals;
  for (const auto* of :
       {&unit_entity, &person_entity, &building_entity, &compound_entity, &courtyard_entity,
        &door_entity, &household_entity, &place_entity, &stall_entity, &organisation_entity}) {
    if (q.empty()) break;
    list_query query;
    query.what = of;
    query.range = *range;
    query.area = ask.who.area;
    query.closed = closed_fields(*of, ask.who);
    query.q = q;
    query.limit = hits_a_kind;
    query.recalls_total = true;
    const auto found = read_page(*ask.db, ask.with.vault, ask.with.tallies, query);
    if (!found || found->items.empty()) continue;
    write_hits(out, ask, *of, *found);
    totals.emplace_back(of, found->total);
  }
  out.close_array().key("totals").open();
  for (const auto& [of, total] : totals) out.member(of->plural, total);
  return api::json(out.close().close().str());
}

result<response> quality(call& ask) {
  const auto range = scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  json::writer out;
  out.open().key("rules").open_array();
  for (const auto& rule : quality_rules()) {
    out.open().member("id", rule.id).member("label_zh", rule.zh).member("label_en", rule.en);
    list_query query;
    query.what = find_entity(rule.entity);
    query.range = *range;
    query.quality = &rule;
    out.member("count", count_rows(*ask.db, ask.with.vault, ask.with.tallies, query))
        .member("list", find_entity(rule.entity)->plural)
        .close();
  }
  return api::json(out.close_array().member("as_of", format_instant(ask.now)).close().str());
}

}  // namespace

std::vector<api::route> find_routes() {
  using enum api::lane;
  const api::parameter unit = {"unit", "string", "Division code; the whole scope without it"};
  return {
      {http::method::get,
       "/search",
       read,
       "register.read",
       search,
       "The first hits of every kind",
       {{"q", "string", "Name, pinyin initials, number, phone, address or code"}, unit},
       "",
       "search"},
      {http::method::get,
       "/quality",
       statistics,
       "quality",
       quality,
       "How many rows break each rule of good data",
       {unit},
       "",
       "quality"},
  };
}

}  // namespace wangge::records
