#include "territory/map.h"

#include "access/crypto.h"
#include "base/json.h"
#include "gen/entities.h"
#include "records/store.h"
#include "records/tally.h"
#include "territory/unit_tree.h"

namespace wangge::territory {
namespace {

// GeoJSON repeats the first corner at the end; the store does not.
std::string closed_ring(std::string_view outline) {
  const auto first = outline.substr(1, outline.find(']'));
  std::string ring(outline.substr(0, outline.size() - 1));
  return ring.append(",").append(first).append("]");
}

void write_geometry(json::writer& out, std::string_view outline, double lon, double lat) {
  out.key("geometry").open();
  if (!outline.empty())
    out.member("type", "Polygon")
        .key("coordinates")
        .open_array()
        .raw(closed_ring(outline))
        .close_array();
  else
    out.member("type", "Point").key("coordinates").open_array().value(lon).value(lat).close_array();
  out.close();
}

// One kind of thing on the map: where its columns are.
struct layer {
  const records::entity& of;
  int lon_at, lat_at, outline_at, kind_at;  // -1 when the entity has none
};

layer layer_of(const records::entity& of, std::string_view kind_field) {
  return {of, of.find("lon"), of.find("lat"), of.find("outline"), of.find(kind_field)};
}

void write_feature(json::writer& out, const layer& which, const records::record& one) {
  const bool point = one.has(which.lon_at) && one.has(which.lat_at);
  const auto outline = which.outline_at < 0 ? std::string_view() : one.text(which.outline_at);
  if (!point && outline.empty()) return;
  out.open().member("type", "Feature").key("properties").open();
  out.member("kind", which.of.plural)
      .member("id", one.id)
      .member("name", one.text(which.of.label_at));
  if (which.kind_at >= 0 && one.has(which.kind_at))
    for (const auto& entry : which.of.fields[which.kind_at].codes)
      if (entry.n == one.integer(which.kind_at)) out.member("detail", entry.code);
  out.close();
  write_geometry(out, outline, point ? std::get<double>(one.values[which.lon_at]) : 0,
                 point ? std::get<double>(one.values[which.lat_at]) : 0);
  out.close();
}

void write_layer(json::writer& out, api::call& ask, access::scope range, const layer& which) {
  const std::string scope(which.of.scope().name);
  auto rows =
      ask.db->query("SELECT " + records::select_list(which.of) + " FROM " +
                        std::string(which.of.table()) + " t WHERE t." + scope + " >= ?1 AND t." +
                        scope + " <= ?2 AND t.ended_on IS NULL ORDER BY t." + scope + ", t.id",
                    {range.low, range.high});
  while (rows.step()) write_feature(out, which, records::read_row(which.of, *rows, ask.with.vault));
}

}  // namespace

std::string units_geojson(api::call& ask, access::scope range, codes::level level,
                          const records::figure& figure) {
  const auto units = ask.with.units.snapshot();
  const auto measures = records::measures_of(figure);
  json::writer out;
  out.open()
      .member("type", "FeatureCollection")
      .member("as_of", format_instant(ask.now))
      .key("features")
      .open_array();
  for (auto it = units->lower_bound(range.low); it != units->end() && it->first <= range.high;
       ++it) {
    const auto& unit = it->second;
    if (unit.level != level || unit.outline.empty()) continue;
    std::int64_t total = 0;
    for (int measure : measures) total += ask.with.tallies.sum(measure, codes::range(unit.code));
    out.open().member("type", "Feature").key("properties").open();
    out.member("code", codes::text(unit.code))
        .member("name", unit.name)
        .member("value", total)
        .close();
    write_geometry(out, unit.outline, 0, 0);
    out.close();
  }
  return out.close_array().close().str();
}

std::string places_geojson(api::call& ask, access::scope range) {
  json::writer out;
  out.open()
      .member("type", "FeatureCollection")
      .member("as_of", format_instant(ask.now))
      .key("features")
      .open_array();
  for (const auto& which :
       {layer_of(records::compound_entity, "kind"), layer_of(records::building_entity, "kind"),
        layer_of(records::courtyard_entity, "kind"), layer_of(records::entrance_entity, "status"),
        layer_of(records::place_entity, "kind")})
    write_layer(out, ask, range, which);
  return out.close_array().close().str();
}

}  // namespace wangge::territory
