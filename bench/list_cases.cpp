// The pages as a careful programmer would write them for this schema. Totals that are kept in the
// tallies are summed there by both sides.

#include <fmt/format.h>

#include "list_cost.h"

namespace wangge::bench {
namespace {

constexpr const char* person_page =
    "SELECT t.*, h.address, o.name FROM person t LEFT JOIN household h ON h.district = t.district "
    "AND h.id = t.household LEFT JOIN organisation o ON o.district = t.district AND o.id = "
    "t.employer WHERE {} BETWEEN ?1 AND ?2 AND t.ended_on IS NULL {} ORDER BY {} LIMIT 51";
constexpr const char* by_place = "t.grid, t.id";

std::string kept(const std::string& measures) {
  return "SELECT sum(value) FROM tally WHERE district = 370105 AND measure IN (" + measures +
         ") AND unit BETWEEN ?1 AND ?2";
}

std::string person_sql(const std::string& condition) {
  return fmt::format(person_page, "t.grid", condition, by_place);
}

list_case filtered(const std::string& words, const std::string& condition,
                   const std::string& measures) {
  return {"persons." + words, "persons?" + words, person_sql("AND " + condition), kept(measures),
          ""};
}

// Down the order's own index, or the scope read and sorted: whichever costs less there.
list_case sorted(const std::string& words, const std::string& order) {
  return {"persons." + words,
          "persons?" + words,
          fmt::format(person_page, "+t.grid", "", order),
          kept("'person'"),
          "",
          fmt::format(person_page, "t.grid", "", "+" + order)};
}

list_case by_pieces(const std::string& text) {
  return {"persons.q=" + text, "persons?q=" + text,
          "SELECT t.*, h.address, o.name FROM gram g CROSS JOIN person t ON t.district = "
          "g.district AND "
          "t.id = g.record LEFT JOIN household h ON h.district = t.district AND h.id = t.household "
          "LEFT JOIN organisation o ON o.district = t.district AND o.id = t.employer "
          "WHERE g.district = 370105 AND g.entity = 11 AND g.gram = ?3 AND g.grid BETWEEN ?1 AND "
          "?2 AND t.ended_on IS NULL ORDER BY g.grid, g.record LIMIT 51",
          "SELECT count(*) FROM gram WHERE district = 370105 AND entity = 11 AND gram = ?3 AND "
          "grid BETWEEN ?1 AND ?2",
          text};
}

list_case by_initials(const std::string& text) {
  const std::string among = "AND t.initials >= ?3 AND t.initials < ?3 || char(1114111)";
  return {"persons.q=" + text,
          "persons?q=" + text,
          fmt::format(person_page, "+t.grid", among, "t.initials, t.grid, t.id"),
          "SELECT count(*) FROM person t WHERE +t.grid BETWEEN ?1 AND ?2 AND t.ended_on IS NULL " +
              among,
          text,
          fmt::format(person_page, "t.grid",
                      "AND +t.initials >= ?3 AND +t.initials < ?3 || char(1114111)",
                      "+t.initials, t.grid, t.id")};
}

}  // namespace

std::vector<list_case> person_cases() {
  return {
      {"persons.plain", "persons", person_sql(""), kept("'person'"), ""},
      filtered("presence=present", "t.presence = 1", "'person.presence=present'"),
      filtered("presence=away", "t.presence = 3", "'person.presence=away'"),
      filtered("residence_type=migrant", "t.residence_type = 2", "'person.residence_type=migrant'"),
      filtered("party_member=true", "t.party_member = 1", "'person.party_member=1'"),
      filtered("sex=female", "t.sex = 2", "'person.sex=female'"),
      sorted("sort=name", "t.name, t.grid, t.id"),
      sorted("sort=-birth_date", "t.birth_date DESC, t.grid DESC, t.id DESC"),
      by_pieces("王伟"),
      by_pieces("秀英"),
      by_initials("zw"),
      by_initials("lxy")};
}

std::vector<list_case> other_cases() {
  const std::string household =
      "SELECT t.*, d.address FROM household t LEFT JOIN door d ON d.district = t.district AND d.id "
      "= t.door WHERE t.grid BETWEEN ?1 AND ?2 AND t.ended_on IS NULL {} ORDER BY t.grid, t.id "
      "LIMIT 51";
  const std::string building =
      "SELECT t.*, c.name FROM building t LEFT JOIN compound c ON c.district = t.district AND c.id "
      "= t.compound WHERE t.grid BETWEEN ?1 AND ?2 AND t.ended_on IS NULL {} ORDER BY t.grid, t.id "
      "LIMIT 51";
  return {
      {"households.plain", "households", fmt::format(fmt::runtime(household), ""),
       kept("'household'"), ""},
      {"households.kind=tenant", "households?kind=tenant",
       fmt::format(fmt::runtime(household), "AND t.kind = 2"), kept("'household.kind=tenant'"), ""},
      {"buildings.plain", "buildings", fmt::format(fmt::runtime(building), ""), kept("'building'"),
       ""}};
}

}  // namespace wangge::bench
