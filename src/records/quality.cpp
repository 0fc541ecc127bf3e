#include "records/quality.h"

namespace wangge::records {
namespace {

// The rows that point to `t` are found by their reference: said to be filled, so that SQLite, which
// has no statistics here, may use its index; with `+ 0` on a field whose own index would be the
// worse one.
constexpr quality_rule rules[] = {
    {"person_without_id", "没有证件号的人员", "Persons without an ID number", "person",
     "t.id_number_bx IS NULL"},
    {"person_without_phone", "没有电话的在济人员", "Persons present without a phone", "person",
     "t.phone_bx IS NULL AND t.presence = 1"},
    {"person_without_birth_date", "没有出生日期的人员", "Persons without a date of birth", "person",
     "t.birth_date IS NULL"},
    {"person_without_household", "没有归户的人员", "Persons in no household", "person",
     "t.household IS NULL"},
    {"household_empty", "在住但没有在济人员的户", "Occupied households with nobody present",
     "household",
     "t.occupancy = 1 AND NOT EXISTS (SELECT 1 FROM person p WHERE p.household IS NOT NULL AND "
     "p.household = t.id AND p.presence + 0 = 1 AND p.ended_on IS NULL)"},
    {"tenant_without_landlord", "没有房东信息的租房户", "Tenant households without a landlord",
     "household", "t.kind = 2 AND t.landlord_name IS NULL"},
    {"door_without_household", "非空户但没有住户的门户", "Doors in use without a household", "door",
     "t.use <> 4 AND NOT EXISTS (SELECT 1 FROM household h WHERE h.door IS NOT NULL AND h.door = "
     "t.id AND h.ended_on IS NULL)"},
    {"building_without_point", "没有坐标的楼宇", "Buildings without coordinates", "building",
     "t.lon IS NULL OR t.lat IS NULL"},
    {"building_without_doors", "没有门户的住宅楼", "Residential buildings without doors",
     "building",
     "t.kind IN (1, 4) AND NOT EXISTS (SELECT 1 FROM door d WHERE d.building IS NOT NULL AND "
     "d.building = t.id AND d.ended_on IS NULL)"},
    {"compound_without_entrance", "没有出入口的小区", "Compounds without an entrance", "compound",
     "NOT EXISTS (SELECT 1 FROM entrance e WHERE e.compound IS NOT NULL AND e.compound = t.id AND "
     "e.ended_on IS NULL)"},
    {"compound_without_property", "没有物业公司的小区", "Compounds without a property company",
     "compound", "t.property_company IS NULL"},
    {"place_without_contact", "没有联系人的场所", "Places without a contact", "place",
     "t.contact_name IS NULL"},
    {"grid_size", "超过 500 户的网格", "Grids over 500 registered households", "unit",
     "t.level = 4 AND t.registered_households > 500"},
};

}  // namespace

std::span<const quality_rule> quality_rules() {
  return rules;
}

const quality_rule* find_quality_rule(std::string_view id, const entity& of) {
  for (const auto& one : rules)
    if (one.id == id && one.entity == of.name) return &one;
  return nullptr;
}

}  // namespace wangge::records
