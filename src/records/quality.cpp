#include "records/quality.h"

#include <algorithm>

#include "gen/entities.h"

namespace wangge::records {
namespace {

using enum row_test::how;

const quality_rule rules[] = {
    {1,
     "person_without_id",
     "没有证件号的人员",
     "Persons without an ID number",
     "person",
     {{{missing, person_at::id_number}}}},
    {2,
     "person_without_phone",
     "没有电话的在济人员",
     "Persons present without a phone",
     "person",
     {{{missing, person_at::phone}, {one_of, person_at::presence, person_presence::present}}}},
    {3,
     "person_without_birth_date",
     "没有出生日期的人员",
     "Persons without a date of birth",
     "person",
     {{{missing, person_at::birth_date}}}},
    {4,
     "person_without_household",
     "没有归户的人员",
     "Persons in no household",
     "person",
     {{{missing, person_at::household}}}},
    {5,
     "household_empty",
     "在住但没有在济人员的户",
     "Occupied households with nobody present",
     "household",
     {{{one_of, household_at::occupancy, household_occupancy::occupied}}},
     "person",
     person_at::household,
     {one_of, person_at::presence, person_presence::present}},
    {6,
     "tenant_without_landlord",
     "没有房东信息的租房户",
     "Tenant households without a landlord",
     "household",
     {{{one_of, household_at::kind, household_kind::tenant},
       {missing, household_at::landlord_name}}}},
    {7,
     "door_without_household",
     "非空户但没有住户的门户",
     "Doors in use without a household",
     "door",
     {{{none_of, door_at::use, door_use::vacant}}},
     "household",
     household_at::door},
    {8,
     "building_without_point",
     "没有坐标的楼宇",
     "Buildings without coordinates",
     "building",
     {{{either_missing, building_at::lon}}}},
    {9,
     "building_without_doors",
     "没有门户的住宅楼",
     "Residential buildings without doors",
     "building",
     {{{one_of, building_at::kind, building_kind::residential, building_kind::dormitory}}},
     "door",
     door_at::building},
    {10,
     "compound_without_entrance",
     "没有出入口的小区",
     "Compounds without an entrance",
     "compound",
     {},
     "entrance",
     entrance_at::compound},
    {11,
     "compound_without_property",
     "没有物业公司的小区",
     "Compounds without a property company",
     "compound",
     {{{missing, compound_at::property_company}}}},
    {12,
     "place_without_contact",
     "没有联系人的场所",
     "Places without a contact",
     "place",
     {{{missing, place_at::contact_name}}}},
    {13,
     "grid_size",
     "超过 500 户的网格",
     "Grids over 500 registered households",
     "unit",
     {{{one_of, unit_at::level, unit_level::grid}, {above, unit_at::registered_households, 500}}}},
};

bool holds(const row_test& one, const record& of) {
  switch (one.is) {
    case always:
      return true;
    case missing:
      return !of.has(one.at);
    case either_missing:
      return !of.has(one.at) || !of.has(one.at + 1);
    case one_of:
      return of.has(one.at) &&
             (of.integer(one.at) == one.first || (one.second && of.integer(one.at) == one.second));
    case none_of:
      return of.has(one.at) && of.integer(one.at) != one.first;
    case above:
      return of.has(one.at) && of.integer(one.at) > one.first;
  }
  return false;
}

std::string test_sql(const row_test& one, const entity& of, const std::string& alias) {
  const auto name = [&](int at) {
    const field& what = of.fields[at];
    return alias + "." + std::string(what.name) + (what.sealed() ? "_bx" : "");
  };
  const std::string first = std::to_string(one.first);
  switch (one.is) {
    case always:
      return {};
    case missing:
      return " AND " + name(one.at) + " IS NULL";
    case either_missing:
      return " AND (" + name(one.at) + " IS NULL OR " + name(one.at + 1) + " IS NULL)";
    case one_of:
      return " AND " + name(one.at) + " IN (" + first +
             (one.second ? ", " + std::to_string(one.second) : "") + ")";
    case none_of:
      return " AND " + name(one.at) + " <> " + first;
    case above:
      return " AND " + name(one.at) + " > " + first;
  }
  return {};
}

bool tests_hold(const quality_rule& rule, const record& one) {
  return one.live() && std::all_of(rule.tests.begin(), rule.tests.end(),
                                   [&](const row_test& each) { return holds(each, one); });
}

// The record that this one keeps from breaking the rule; nil when it keeps none.
uuid kept_whole(const quality_rule& rule, const record& child) {
  if (!child.live() || !child.has(rule.ref_at) || !holds(rule.of_child, child)) return {};
  return std::get<uuid>(child.values[rule.ref_at]);
}

void unmark(db::connection& db, const quality_rule& rule, const record& one) {
  db.execute("DELETE FROM breach WHERE district = ?1 AND rule = ?2 AND grid = ?3 AND record = ?4",
             {one.district(), std::int64_t{rule.number}, one.grid(), one.id});
}

void mark(db::connection& db, const quality_rule& rule, const record& one) {
  db.execute("INSERT INTO breach(district, rule, grid, record) VALUES (?1, ?2, ?3, ?4)",
             {one.district(), std::int64_t{rule.number}, one.grid(), one.id});
}

std::string found_anew(const quality_rule& rule) {
  const entity& of = *find_entity(rule.entity);
  return "SELECT t.district AS district, " + std::to_string(rule.number) + " AS rule, t." +
         std::string(of.scope().name) + " AS grid, t.id AS record FROM " + std::string(of.table()) +
         " t WHERE t.ended_on IS NULL AND " + rule.sql();
}

void mark_if_broken(db::connection& db, const quality_rule& rule, std::int64_t district,
                    const uuid& id) {
  db.execute("INSERT INTO breach(district, rule, grid, record) " + found_anew(rule) +
                 " AND t.district = ?1 AND t.id = ?2 ON CONFLICT DO NOTHING",
             {district, id});
}

void keep_own(db::connection& db, const quality_rule& rule, const record* before,
              const record* after) {
  const bool had = before && tests_hold(rule, *before), has = after && tests_hold(rule, *after);
  if (had && has && before->grid() == after->grid()) return;
  if (had) unmark(db, rule, *before);
  if (!has) return;
  if (rule.child.empty())
    mark(db, rule, *after);
  else
    mark_if_broken(db, rule, after->district(), after->id);
}

void keep_parent(db::connection& db, const quality_rule& rule, const record* before,
                 const record* after) {
  const uuid left = before ? kept_whole(rule, *before) : uuid();
  const uuid right = after ? kept_whole(rule, *after) : uuid();
  if (left == right) return;
  const auto district = (after ? after : before)->district();
  if (!left.is_nil()) mark_if_broken(db, rule, district, left);
  if (!right.is_nil()) heal(db, {rule.number, district, right});
}

}  // namespace

std::string quality_rule::sql() const {
  std::string out;
  for (const auto& one : tests) out += test_sql(one, *find_entity(entity), "t");
  if (!child.empty()) {  // the plus: along the reference, whatever other index there is
    const auto& of = *find_entity(child);
    out += " AND NOT EXISTS (SELECT 1 FROM " + std::string(of.table()) + " c WHERE c." +
           std::string(of.fields[ref_at].name) + " = t.id AND c.ended_on IS NULL" +
           test_sql(of_child, of, "+c") + ")";
  }
  return out.substr(5);  // without the first AND
}

std::span<const quality_rule> quality_rules() {
  return rules;
}

const quality_rule* find_quality_rule(std::string_view id, const entity& of) {
  for (const auto& one : rules)
    if (one.id == id && one.entity == of.name) return &one;
  return nullptr;
}

void keep_breaches(db::connection& db, const record* before, const record* after) {
  const entity& of = *(after ? after : before)->what;
  for (const auto& rule : rules) {
    if (rule.entity == of.name) keep_own(db, rule, before, after);
    if (rule.child == of.name) keep_parent(db, rule, before, after);
  }
}

std::span<const std::string> breach_columns() {
  static const std::vector<std::string> names = {"district", "rule", "grid", "record"};
  return names;
}

void breaches_of_new(const record& one, std::vector<value>& into) {
  for (const auto& rule : rules) {
    if (rule.entity != one.what->name || !tests_hold(rule, one)) continue;
    into.insert(into.end(), {one.district(), std::int64_t{rule.number}, one.grid(), one.id});
  }
}

void made_whole_by(const record& child, std::vector<made_whole>& into) {
  for (const auto& rule : rules) {
    if (rule.child != child.what->name) continue;
    const made_whole one{rule.number, child.district(), kept_whole(rule, child)};
    // Those of one household come one after the other.
    if (!one.record.is_nil() && (into.empty() || into.back() != one)) into.push_back(one);
  }
}

void heal(db::connection& db, const made_whole& one) {
  const auto& rule = rules[one.rule - 1];
  const entity& of = *find_entity(rule.entity);
  db.execute(
      "DELETE FROM breach WHERE district = ?1 AND rule = ?2 AND record = ?3 AND grid = "
      "(SELECT " +
          std::string(of.scope().name) + " FROM " + std::string(of.table()) +
          " WHERE district = ?1 AND id = ?3)",
      {one.district, std::int64_t{one.rule}, one.record});
}

std::vector<std::string> check_breaches(db::connection& db) {
  std::vector<std::string> found;
  const auto count = [&](const std::string& sql) {
    auto rows = db.query("SELECT count(*) " + sql);
    rows.step();
    return rows->integer(0);
  };
  for (const auto& rule : rules) {
    const std::string number = std::to_string(rule.number), anew = found_anew(rule);
    const auto kept = count("FROM breach WHERE rule = " + number);
    const auto real = count("FROM (" + anew + ") x");
    const auto both = count("FROM (" + anew +
                            ") x JOIN breach b ON b.district = x.district AND b.rule = x.rule AND "
                            "b.grid = x.grid AND b.record = x.record");
    if (kept != both || real != both)
      found.push_back("quality " + std::string(rule.id) + ": " + std::to_string(kept - both) +
                      " rows kept that keep the rule, " + std::to_string(real - both) +
                      " rows missing that break it");
  }
  return found;
}

}  // namespace wangge::records
