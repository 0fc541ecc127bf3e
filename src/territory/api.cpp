#include "territory/api.h"

#include <algorithm>

#include "base/json.h"
#include "gen/entities.h"
#include "records/codec.h"
#include "records/figures.h"
#include "records/request.h"
#include "records/tally.h"
#include "territory/map.h"
#include "territory/unit_tree.h"

namespace wangge::territory {
namespace {

using api::call;
using http::response;

std::string_view level_word(codes::level level) {
  return records::unit_entity.fields[records::unit_at::level]
      .codes[static_cast<int>(level) - 1]
      .code;
}

// What an answer says of a figure beside its value, put together once.
struct figure_line {
  const records::figure* what;
  std::vector<int> measures;
  std::string_view list;
  std::string filter;
  std::vector<std::string_view> facets;

  // Thousands of people hide each of them; below a street a private field stays with those who may
  // see it.
  bool told(const access::principal& who, codes::level of) const {
    return of <= codes::level::street ||
           std::ranges::all_of(facets, [&](const auto facet) { return who.sees(facet); });
  }

  std::int64_t value(const std::vector<std::int64_t>& sums) const {
    std::int64_t total = 0;
    for (int measure : measures) total += sums[measure];
    return total;
  }
};

const std::vector<figure_line>& figure_lines() {
  static const std::vector<figure_line> all = [] {
    std::vector<figure_line> made;
    for (const auto& one : records::figures())
      made.push_back({&one, records::measures_of(one), records::find_entity(one.entity)->plural,
                      records::filter_text(one), records::facets_of(one)});
    return made;
  }();
  return all;
}

const figure_line& line_of(const records::figure& what) {
  return *std::ranges::find(figure_lines(), &what, &figure_line::what);
}

void write_unit(json::writer& out, const unit_entry& unit) {
  out.member("code", codes::text(unit.code)).member("name", unit.name);
  out.member("level", level_word(unit.level)).member("id", unit.id);
}

// Everything the tallies know of one unit; no database is asked.
result<response> overview(call& ask) {
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  const auto unit = ask.with.units.find(range->low);
  if (!unit) return refuse(error::not_found);
  const auto sums = ask.with.tallies.sums(*range);
  json::writer out;
  out.open().key("unit").open();
  write_unit(out, *unit);
  out.close().member("as_of", format_instant(ask.now)).key("figures").open_array();
  const bool zh = ask.who.lang == language::zh;
  for (const auto& one : figure_lines()) {
    const auto& what = *one.what;
    if (!one.told(ask.who, unit->level)) continue;
    out.open().member("id", what.id).member("value", one.value(sums));
    out.member("label", zh ? what.zh : what.en).member("unit", zh ? what.unit_zh : what.unit_en);
    out.member("list", one.list).member("filter", one.filter).close();
  }
  return api::json(out.close_array().close().str());
}

result<response> children_of(call& ask) {
  const auto range = records::scope_of_unit(ask.path[0], ask.who, ask.with.units);
  if (!range) return refused(range.error());
  const auto units = ask.with.units.snapshot();
  json::writer out;
  out.open().key("items").open_array();
  for (const auto* child : children(*units, range->low)) {
    const auto sums = ask.with.tallies.sums(codes::range(child->code));
    out.open();
    write_unit(out, *child);
    out.member("registered_households", child->registered_households).key("figures").open();
    for (const auto& one : figure_lines())
      if (one.told(ask.who, child->level)) out.member(one.what->id, one.value(sums));
    out.close().close();
  }
  return api::json(out.close_array().member("as_of", format_instant(ask.now)).close().str());
}

result<response> map_units(call& ask) {
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  const auto level = ask.ask.param("level").value_or("grid");
  const auto figure = records::find_figure(ask.ask.param("figure").value_or("persons_screened"));
  const auto& levels = records::unit_entity.fields[records::unit_at::level].codes;
  for (const auto& entry : levels)
    if (entry.code == level && figure) {
      const auto of = static_cast<codes::level>(entry.n);
      if (!line_of(*figure).told(ask.who, of))
        return refuse_field(
            error::figure_forbidden, "figure",
            {{"label.zh", std::string(figure->zh)}, {"label.en", std::string(figure->en)}});
      return api::json(units_geojson(ask, *range, of, *figure));
    }
  return refuse_field(error::bad_parameter, figure ? "level" : "figure",
                      {{"name", figure ? "level" : "figure"},
                       {"value", std::string(figure ? level : *ask.ask.param("figure"))},
                       {"expected.zh", "见 /meta"},
                       {"expected.en", "one of those in /meta"}});
}

result<response> map_places(call& ask) {
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  if (codes::level_of(range->low) < codes::level::community)
    return refuse_field(error::bad_parameter, "unit",
                        {{"name", "unit"},
                         {"value", codes::text(range->low)},
                         {"expected.zh", "社区或网格"},
                         {"expected.en", "a community or a grid"}});
  return api::json(places_geojson(ask, *range));
}

void write_field(json::writer& out, const records::field& what, const access::principal& who) {
  static constexpr std::string_view kinds[] = {
      "text", "note", "integer",   "decimal", "boolean",     "date",    "code", "ref",
      "unit", "grid", "id_number", "phone",   "credit_code", "outline", "token"};
  out.open().member("name", what.name).member("kind", kinds[static_cast<int>(what.kind)]);
  out.member("label_zh", what.zh).member("label_en", what.en).member("unit", what.unit);
  out.member("required", what.required).member("derived", what.derived).member("fixed", what.fixed);
  const bool clear = records::sight_of(what, who) == records::visible::clear;
  out.member("filterable", clear && (what.filter || what.tally))
      .member("sortable", clear && what.sort);
  out.member("searchable", what.search != records::search_kind::none);
  out.member("masked",
             what.mask != records::privacy::none && (what.sealed() || !who.sees(what.facet)));
  out.member("readable", who.sees(what.facet) || what.mask != records::privacy::none)
      .member("writable", who.sees(what.facet) && !what.derived);
  out.member("ref", what.ref)
      .member("max", what.max)
      .member("min", what.min)
      .key("codes")
      .open_array();
  for (const auto& entry : what.codes)
    out.open()
        .member("code", entry.code)
        .member("label_zh", entry.zh)
        .member("label_en", entry.en)
        .close();
  out.close_array().close();
}

result<response> meta(call& ask) {
  json::writer out;
  out.open()
      .member("demo", ask.with.config.demo)
      .member("version", WANGGE_VERSION)
      .key("entities")
      .open_array();
  for (const auto& of : records::all_entities()) {
    out.open()
        .member("name", of.name)
        .member("plural", of.plural)
        .member("label_zh", of.zh)
        .member("label_en", of.en);
    out.member("scope", of.scope().name)
        .member("label_field", of.fields[of.label_at].name)
        .key("fields")
        .open_array();
    for (const auto& what : of.fields) write_field(out, what, ask.who);
    out.close_array().close();
  }
  out.close_array().key("figures").open_array();
  for (const auto& one : records::figures()) {
    out.open()
        .member("id", one.id)
        .member("label_zh", one.zh)
        .member("label_en", one.en)
        .member("unit", one.unit_zh);
    out.member("definition_zh", one.definition_zh).member("definition_en", one.definition_en);
    out.member("list", records::find_entity(one.entity)->plural)
        .member("filter", records::filter_text(one))
        .close();
  }
  return api::json(out.close_array().close().str());
}

}  // namespace

std::vector<api::route> routes() {
  using enum api::lane;
  const api::parameter unit = {"unit", "string", "Division code; the whole scope without it"};
  return {
      {http::method::get,
       "/overview",
       inline_,
       "overview",
       overview,
       "Every figure of a unit, from kept counts",
       {unit},
       "",
       "overview"},
      {http::method::get,
       "/units/:code/children",
       inline_,
       "overview",
       children_of,
       "The units one level below, with their figures",
       {},
       "",
       "children"},
      {http::method::get,
       "/map/units",
       inline_,
       "map",
       map_units,
       "Outlines of units with one figure, as GeoJSON",
       {unit,
        {"level", "string", "district, street, community or grid"},
        {"figure", "string", "Figure id"}},
       "",
       "geojson"},
      {http::method::get,
       "/map/places",
       statistics,
       "map",
       map_places,
       "What stands in a community or grid, as GeoJSON",
       {unit},
       "",
       "geojson"},
      {http::method::get,
       "/meta",
       inline_,
       "",
       meta,
       "Entities, fields, code lists and figures",
       {},
       "",
       "meta"},
  };
}

}  // namespace wangge::territory
