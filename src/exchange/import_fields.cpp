#include "exchange/import_fields.h"

#include "gen/entities.h"

namespace wangge::exchange {
namespace {

using records::entity;
using records::field_kind;

constexpr std::string_view id_headings[] = {"ID", "记录ID"};
constexpr std::string_view compound_headings[] = {"小区", "小区名称"};
constexpr std::string_view building_headings[] = {"楼宇", "楼栋", "楼号",     "楼",
                                                  "幢",   "栋",   "楼宇名称", "楼栋号"};
constexpr std::string_view unit_headings[] = {"单元", "单元号"};
constexpr std::string_view number_headings[] = {"门牌号", "房号", "室", "室号", "房间号", "门牌"};

constexpr std::string_view street_headings[] = {"街道", "街道名称",   "所属街道", "街镇",
                                                "镇街", "街道（镇）", "乡镇街道"};
constexpr std::string_view community_headings[] = {"社区",   "社区名称",   "所属社区", "社区（村）",
                                                   "居委会", "社区居委会", "村居"};

constexpr import_field own_id{"id", "记录编号", "Record id", meaning::id, -1, false, id_headings};
constexpr import_field own_version{"version", "版本", "Version", meaning::version, -1, false, {}};
constexpr import_field dwelling_parts[] = {
    {"dwelling.compound", "所在小区", "In compound", meaning::part, part_compound, false,
     compound_headings},
    {"dwelling.building", "所在楼宇", "In building", meaning::part, part_building, false,
     building_headings},
    {"dwelling.unit", "所在单元", "In building unit", meaning::part, part_unit, false,
     unit_headings},
    {"dwelling.number", "所在门牌号", "In door number", meaning::part, part_number, false,
     number_headings},
};
constexpr import_field unit_parts[] = {
    {"unit.street", "所在街道", "In street", meaning::part, part_street, false, street_headings},
    {"unit.community", "所在社区", "In community", meaning::part, part_community, false,
     community_headings},
};

bool importable(const records::field& what, const access::principal& who) {
  return !what.derived && what.kind != field_kind::token && what.kind != field_kind::outline &&
         who.sees(what.facet);
}

}  // namespace

std::vector<import_field> import_fields(const entity& of, const access::principal& who) {
  std::vector<import_field> all;
  for (std::size_t i = 0; i < of.fields.size(); ++i) {
    const auto& what = of.fields[i];
    if (importable(what, who))
      all.push_back({what.name, what.zh, what.en, meaning::field, static_cast<int>(i),
                     what.required, what.headings});
  }
  if (dwelling_field(of) >= 0)
    all.insert(all.end(), std::begin(dwelling_parts), std::end(dwelling_parts));
  if (of.number == records::door_entity.number) all.push_back(dwelling_parts[part_compound]);
  if (of.scope().kind == field_kind::grid)
    all.insert(all.end(), std::begin(unit_parts), std::end(unit_parts));
  all.push_back(own_id);
  all.push_back(own_version);
  return all;
}

int find_field(const std::vector<import_field>& all, std::string_view name) {
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].name == name) return static_cast<int>(i);
  return -1;
}

std::vector<known_heading> headings_of(const std::vector<import_field>& all) {
  std::vector<known_heading> out;
  for (const auto& one : all) out.push_back({one.name, one.zh, one.en, one.headings});
  return out;
}

int dwelling_field(const entity& of) {
  if (of.number == records::household_entity.number) return records::household_at::door;
  if (of.number == records::person_entity.number) return records::person_at::household;
  if (of.number == records::residence_entity.number) return records::residence_at::door;
  return -1;
}

}  // namespace wangge::exchange
