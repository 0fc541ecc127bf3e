#include "territory/check.h"

#include <fmt/format.h>

#include <map>

#include "base/codes.h"
#include "base/geo.h"
#include "records/belonging.h"
#include "records/list.h"

namespace wangge::territory {
namespace {

using records::entity;
using records::field_kind;
using faults = std::vector<std::string>;

constexpr std::size_t most = 1000;  // a broken store would fill the screen

struct unit_shape {
  std::optional<geo::polygon> outline;
};

std::map<std::int64_t, unit_shape> read_units(db::connection& db, faults& found) {
  std::map<std::int64_t, unit_shape> all;
  auto rows = db.query("SELECT code, outline FROM unit WHERE ended_on IS NULL");
  while (rows.step()) {
    unit_shape one;
    if (!rows->is_null(1))
      if (auto ring = geo::parse_polygon(rows->text(1))) one.outline = std::move(*ring);
    all.emplace(rows->integer(0), std::move(one));
  }
  for (const auto& [code, shape] : all) {
    const auto above = codes::parent(code);
    if (above != 0 && !all.contains(above))
      found.push_back(fmt::format("unit {} has no parent", codes::text(code)));
  }
  return all;
}

void check_places(db::connection& db, const entity& of,
                  const std::map<std::int64_t, unit_shape>& units, faults& found) {
  const std::string scope(of.scope().name);
  const bool grids_only = of.scope().kind == field_kind::grid;
  auto rows = db.query("SELECT DISTINCT " + scope + " FROM " + std::string(of.table()) +
                       " WHERE ended_on IS NULL");
  while (rows.step() && found.size() < most) {
    const auto code = rows->integer(0);
    if (!units.contains(code))
      found.push_back(
          fmt::format("{} lie in {}, which is no live unit", of.plural, codes::text(code)));
    else if (grids_only && codes::level_of(code) != codes::level::grid)
      found.push_back(fmt::format("{} lie in {}, which is no grid", of.plural, codes::text(code)));
  }
}

// A live record whose reference meets nothing live, and one that lies elsewhere than what holds it.
void check_references(db::connection& db, const entity& of, faults& found) {
  const std::string table(of.table()), scope(of.scope().name);
  for (const int at : records::ref_fields(of)) {
    const auto& what = of.fields[at];
    const entity& to = *records::find_entity(what.ref);
    const bool inside = records::bond_of(of, at) == records::bond::inside;
    const std::string wrong =
        inside ? " OR r." + std::string(to.scope().name) + " <> t." + scope : "";
    auto rows =
        db.query("SELECT t." + scope + ", count(*) FROM " + table + " t LEFT JOIN " +
                 std::string(to.table()) + " r ON r.district = t.district AND r.id = t." +
                 std::string(what.name) + " WHERE t." + std::string(what.name) +
                 " IS NOT NULL AND t.ended_on IS NULL AND (r.id IS NULL OR r.ended_on IS NOT NULL" +
                 wrong + ") GROUP BY t." + scope);
    while (rows.step() && found.size() < most)
      found.push_back(fmt::format("{} {} in {}: {} missing, ended or in another grid",
                                  rows->integer(1), of.plural, codes::text(rows->integer(0)),
                                  what.name));
  }
}

void look_at_points(db::connection& db, const entity& of,
                    const std::map<std::int64_t, unit_shape>& units, faults& found) {
  if (of.find("lon") < 0) return;
  auto rows = db.query("SELECT grid, lon, lat, id FROM " + std::string(of.table()) +
                       " WHERE ended_on IS NULL AND lon IS NOT NULL AND lat IS NOT NULL");
  while (rows.step() && found.size() < most) {
    const auto unit = units.find(rows->integer(0));
    if (unit == units.end() || !unit->second.outline) continue;
    if (!geo::contains(*unit->second.outline, {rows->real(1), rows->real(2)}))
      found.push_back(fmt::format("{} {} stands outside its grid {}", of.name,
                                  to_string(rows->id(3)), codes::text(rows->integer(0))));
  }
}

}  // namespace

std::vector<std::string> check_register(db::connection& db) {
  faults found;
  const auto units = read_units(db, found);
  for (const auto& of : records::all_entities()) {
    check_places(db, of, units, found);
    check_references(db, of, found);
  }
  return found;
}

std::vector<std::string> points_outside(db::connection& db) {
  faults found, ignored;
  const auto units = read_units(db, ignored);
  for (const auto& of : records::all_entities()) look_at_points(db, of, units, found);
  return found;
}

}  // namespace wangge::territory
