#include "territory/rules.h"

#include "base/codes.h"
#include "base/geo.h"
#include "gen/entities.h"
#include "records/rules.h"

namespace wangge::territory {
namespace {

using records::record;
using records::rule_context;

void refuse(std::vector<problem>& found, const record& one, int field, error code) {
  found.push_back({code, std::string(one.what->fields[field].name),
                   records::labelled(one.what->fields[field])});
}

void check_outline(std::vector<problem>& found, const record& one, int field) {
  if (!one.has(field)) return;
  const auto ring = geo::parse_polygon(one.text(field));
  if (ring) return;
  for (auto each : ring.error().problems) {
    each.field = one.what->fields[field].name;
    found.push_back(std::move(each));
  }
}

void check_unit(record& one, const record*, const rule_context&, std::vector<problem>& found) {
  namespace at = records::unit_at;
  namespace level = records::unit_level;
  if (!one.has(at::code)) return;
  const auto actual = static_cast<std::int64_t>(codes::level_of(one.integer(at::code)));
  if (!one.has(at::level)) one.values[at::level] = actual;
  if (one.integer(at::level) != actual) refuse(found, one, at::level, error::level_mismatch);
  if (actual != level::grid) one.values[at::registered_households] = {};  // those of its grids
  const bool sized = actual == level::grid && one.has(at::registered_households);
  one.values[at::size_class] =
      sized ? db::value(size_class_of(one.integer(at::registered_households))) : db::value();
  check_outline(found, one, at::outline);
}

// A door belongs to a building or to a courtyard, never to both.
void check_door(record& one, const record*, const rule_context&, std::vector<problem>& found) {
  namespace at = records::door_at;
  if (one.has(at::building) == one.has(at::courtyard))
    refuse(found, one, at::building, error::one_of_two);
}

void check_compound(record& one, const record*, const rule_context&, std::vector<problem>& found) {
  namespace at = records::compound_at;
  check_outline(found, one, at::outline);
}

}  // namespace

std::int64_t size_class_of(std::int64_t registered_households) {
  namespace size = records::unit_size_class;
  if (registered_households < 100) return size::lt100;
  return registered_households <= 300 ? size::c100_300 : size::gt300;
}

void register_rules() {
  records::register_rule(records::unit_entity, check_unit);
  records::register_rule(records::door_entity, check_door);
  records::register_rule(records::compound_entity, check_compound);
}

}  // namespace wangge::territory
