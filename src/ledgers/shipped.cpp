// The six ledgers of the district (domain R62): three are named by the source, three are the usual
// ones; every office may change them or add its own.
#include "gen/entities.h"
#include "ledgers/ledger.h"

namespace wangge::ledgers {
namespace {

using records::entity;

// A count: title, which kind, by which references ("household.door.building.compound"), which.
struct counted {
  const char *zh, *en, *list, *by, *filter;
};

constexpr const char* to_compound = "household.door.building.compound";
constexpr const char* to_courtyard = "household.door.courtyard";

constexpr counted of_compounds[] = {
    {"楼宇", "Buildings", "buildings", "compound", ""},
    {"门户", "Doors", "doors", "building.compound", ""},
    {"在住户", "Occupied households", "households", "door.building.compound", "occupancy=occupied"},
    {"在济人员", "Persons present", "persons", to_compound, "presence=present"},
    {"外来人口", "Migrants", "persons", to_compound, "residence_type=migrant"},
    {"未返和外出", "Not returned or away", "persons", to_compound, "presence=not_returned,away"},
    {"值守卡口", "Checkpoints", "entrances", "compound", "status=checkpoint"},
    {"已封出入口", "Sealed entrances", "entrances", "compound", "status=sealed"},
};
constexpr counted of_courtyards[] = {
    {"门户", "Doors", "doors", "courtyard", ""},
    {"在住户", "Occupied households", "households", "door.courtyard", "occupancy=occupied"},
    {"租房户", "Tenant households", "households", "door.courtyard", "kind=tenant"},
    {"在济人员", "Persons present", "persons", to_courtyard, "presence=present"},
    {"外来人口", "Migrants", "persons", to_courtyard, "residence_type=migrant"},
};
constexpr counted of_markets[] = {
    {"经营业户", "Operators", "stalls", "market", ""},
    {"营业", "Operating", "stalls", "market", "status=operating"},
    {"停业", "Suspended", "stalls", "market", "status=suspended"},
};

void add_fields(ledger& to, std::initializer_list<const char*> names) {
  for (const auto* name : names) {
    const int at = to.of->find(name);
    const auto& what = to.of->fields[at];
    to.columns.push_back({name, std::string(what.zh), std::string(what.en), at, nullptr, {}, ""});
  }
}

std::vector<int> path_of(const entity& from, std::string_view by) {
  std::vector<int> path;
  const entity* at = &from;
  for (std::size_t begin = 0; begin <= by.size();) {
    const auto end = std::min(by.find('.', begin), by.size());
    path.push_back(at->find(by.substr(begin, end - begin)));
    at = records::find_entity(at->fields[path.back()].ref);
    begin = end + 1;
  }
  return path;
}

void add_counts(ledger& to, std::span<const counted> all) {
  int n = 0;
  for (const auto& one : all) {
    const auto& kind = *records::find_plural(one.list);
    to.columns.push_back(
        {"c" + std::to_string(++n), one.zh, one.en, -1, &kind, path_of(kind, one.by), one.filter});
  }
}

ledger made(const char* id, const char* zh, const char* en, const entity& of, const char* filter) {
  ledger one;
  one.id = id;
  one.zh = zh;
  one.en = en;
  one.of = &of;
  one.filter = filter;
  one.shipped = true;
  return one;
}

std::vector<ledger> make_all() {
  std::vector<ledger> all;
  all.push_back(made("compounds", "住宅小区", "Compounds", records::compound_entity, ""));
  add_fields(all.back(), {"grid", "name", "kind", "address", "property_company"});
  add_counts(all.back(), of_compounds);
  all.push_back(made("courtyards", "平房院落", "Courtyards", records::courtyard_entity, ""));
  add_fields(all.back(), {"grid", "address", "kind", "room_count"});
  add_counts(all.back(), of_courtyards);
  const auto& place = records::place_entity;
  all.push_back(made("sites", "工地", "Construction sites", place, "kind=construction_site"));
  add_fields(all.back(),
             {"grid", "name", "address", "status", "staff_count", "contact_name", "contact_phone"});
  all.push_back(made("hotels", "宾馆", "Hotels", place, "kind=hotel"));
  add_fields(all.back(), {"grid", "name", "address", "status", "capacity", "staff_count",
                          "contact_name", "contact_phone"});
  all.push_back(made("markets", "专业市场", "Specialised markets", place, "kind=market"));
  add_fields(all.back(), {"grid", "name", "address", "status", "capacity"});
  add_counts(all.back(), of_markets);
  all.push_back(made("shops", "门头房", "Shopfronts", place, "kind=shopfront"));
  add_fields(all.back(), {"grid", "name", "address", "status", "staff_count", "credit_code",
                          "contact_name", "contact_phone"});
  for (std::size_t n = 0; n < all.size(); ++n) all[n].position = static_cast<std::int64_t>(n) + 1;
  return all;
}

}  // namespace

const std::vector<ledger>& shipped() {
  static const std::vector<ledger> all = make_all();
  return all;
}

}  // namespace wangge::ledgers
