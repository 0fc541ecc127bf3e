#include "records/figures.h"

#include <algorithm>

#include "records/tally.h"

namespace wangge::records {
namespace {

// Two lines a figure: what it counts, and how it is explained.
// clang-format off
const figure catalogue[] = {
    {"streets", "街道", "Streets", "个", "", "unit", {{"level", {"street"}}},
     "在用的街道", "Streets in use"},
    {"communities", "社区（村）", "Communities", "个", "", "unit", {{"level", {"community"}}},
     "在用的社区和村", "Communities and villages in use"},
    {"grids", "网格", "Grids", "个", "", "unit", {{"level", {"grid"}}},
     "在用的综合网格和专属网格", "General and exclusive grids in use"},
    {"grids_lt100", "户籍 100 户以下网格", "Grids under 100 registered households", "个", "", "unit", {{"size_class", {"lt100"}}},
     "在册户数少于 100 的网格", "Grids with fewer than 100 registered households"},
    {"grids_100_300", "户籍 100–300 户网格", "Grids of 100 to 300 registered households", "个", "", "unit", {{"size_class", {"100_300"}}},
     "在册户数 100 至 300（含）的网格", "Grids with 100 to 300 registered households, both included"},
    {"grids_gt300", "户籍 300 户以上网格", "Grids over 300 registered households", "个", "", "unit", {{"size_class", {"gt300"}}},
     "在册户数多于 300 的网格", "Grids with more than 300 registered households"},
    {"buildings", "楼宇", "Buildings", "栋", "", "building", {},
     "在册楼宇", "Buildings on the register"},
    {"bungalow_courtyards", "平房院落", "Bungalow courtyards", "处", "", "courtyard", {},
     "在册平房院落", "Bungalow courtyards on the register"},
    {"hotels", "宾馆", "Hotels", "家", "", "place", {{"kind", {"hotel"}}},
     "在册宾馆", "Hotels on the register"},
    {"doors", "门户", "Doors", "户", "", "door", {},
     "在册门户，含空户", "Doors on the register, vacant ones included"},
    {"households_screened", "摸排户数", "Households screened", "户", "", "household", {{"occupancy", {"occupied"}}},
     "有人在住、已摸排的户", "Occupied households that were screened"},
    {"persons_screened", "摸排人数", "Persons screened", "人", "", "person", {{"presence", {"present"}}},
     "在济、已摸排的人员", "Persons present and screened"},
    {"persons_registered", "在册人员", "Persons on the register", "人", "", "person", {},
     "底册全部人员，含未返和外出", "Everyone on the base register, including those not returned or away"},
    {"persons_not_present", "未返和外出", "Not returned or away", "人", "", "person", {{"presence", {"not_returned", "away"}}},
     "未返和外出的人员", "Persons not yet returned or away"},
    {"migrant_population", "外来人口", "Migrant population", "人", "", "person", {{"residence_type", {"migrant"}}},
     "底册中的外来人口", "Migrants on the base register"},
    {"closed_compounds", "封闭式小区", "Closed compounds", "个", "", "compound", {{"kind", {"closed"}}},
     "实行封闭式管理的封闭式小区", "Closed residential compounds"},
    {"open_compounds", "开放式小区", "Open compounds", "个", "", "compound", {{"kind", {"open"}}},
     "实行封闭式管理的开放式小区", "Open residential compounds"},
    {"entrances_sealed", "封闭出入口", "Sealed entrances", "个", "", "entrance", {{"status", {"sealed"}}},
     "已封闭的出入口", "Entrances that are sealed"},
    {"checkpoints", "卡口", "Checkpoints", "处", "", "entrance", {{"status", {"checkpoint"}}},
     "有人值守的出入口", "Entrances with a staffed checkpoint"},
    {"specialised_markets", "专业市场", "Specialised markets", "处", "", "place", {{"kind", {"market"}}},
     "在册专业市场", "Specialised markets on the register"},
    {"market_operators", "经营业户", "Market operators", "户", "", "stall", {},
     "专业市场的经营业户", "Operators in specialised markets"},
    {"industrial_enterprises_above_scale", "规上工业企业", "Enterprises above designated size", "家", "", "place", {{"above_scale", {"1"}}, {"kind", {"enterprise"}}},
     "规模以上工业企业", "Industrial enterprises above designated size"},
    {"industrial_enterprises_above_scale_resumed", "复工规上企业", "Enterprises above size, resumed", "家", "", "place", {{"above_scale", {"1"}}, {"kind", {"enterprise"}}, {"status", {"operating"}}},
     "已开工的规模以上工业企业", "Enterprises above designated size that operate"},
    {"construction_sites", "工地", "Construction sites", "处", "", "place", {{"kind", {"construction_site"}}},
     "在册工地", "Construction sites on the register"},
    {"shopfronts", "门头房", "Shopfronts", "处", "", "place", {{"kind", {"shopfront"}}},
     "在册门头房", "Street-front shops on the register"},
    {"schools", "学校", "Schools", "所", "", "place", {{"kind", {"school"}}},
     "在册学校和幼儿园", "Schools and kindergartens on the register"},
    {"medical_institutions", "医疗机构", "Medical institutions", "家", "", "place", {{"kind", {"medical"}}},
     "在册医疗机构", "Medical institutions on the register"},
    {"gateways", "交通门户", "Gateways", "处", "", "place", {{"kind", {"gateway"}}},
     "车站、高速出入口和国道", "Stations, expressway exits and national highways"},
    {"railway_stations", "火车站", "Railway stations", "个", "", "place", {{"subkind", {"railway_station"}}},
     "火车站", "Railway stations"},
    {"coach_stations", "长途汽车站", "Coach stations", "个", "", "place", {{"subkind", {"coach_station"}}},
     "长途汽车站", "Coach stations"},
    {"expressway_entrances", "高速出入口", "Expressway exits", "个", "", "place", {{"subkind", {"expressway"}}},
     "高速公路出入口", "Expressway entrances and exits"},
    {"national_highways", "国道", "National highways", "条", "", "place", {{"subkind", {"national_highway"}}},
     "国道", "National highways"},
    {"observation_places_total", "留观场所", "Observation sites", "所", "", "place", {{"kind", {"observation_site"}}},
     "集中留观所和医学观察点", "Central observation sites and medical observation points"},
    {"central_observation_sites", "集中留观所", "Central observation sites", "所", "", "place", {{"subkind", {"central"}}},
     "集中留观所", "Central observation sites"},
    {"medical_observation_points", "医学观察点", "Medical observation points", "所", "", "place", {{"subkind", {"medical_point"}}},
     "医学观察点", "Medical observation points"},
    {"district_departments", "区直部门", "District departments", "个", "", "organisation", {{"kind", {"district_department"}}},
     "区直部门", "District departments"},
    {"village_community_party_orgs", "村居党组织", "Party organisations", "个", "", "organisation", {{"kind", {"party_committee", "party_general_branch", "party_branch"}}},
     "村居党委、党总支和党支部", "Party committees, general branches and branches of villages and communities"},
    {"party_members", "党员", "Party members", "人", "", "person", {{"party_member", {"1"}}},
     "在册党员", "Party members on the register"},
    {"volunteers", "志愿者", "Volunteers", "人", "", "person", {{"volunteer", {"1"}}},
     "在册志愿者", "Volunteers on the register"},
};
// clang-format on

}  // namespace

std::span<const figure> figures() {
  return catalogue;
}

const figure* find_figure(std::string_view id) {
  for (const auto& one : catalogue)
    if (one.id == id) return &one;
  return nullptr;
}

std::vector<std::string_view> facets_of(const figure& one) {
  std::vector<std::string_view> all;
  const entity& of = *find_entity(one.entity);
  for (const auto& part : one.conditions)
    if (const auto facet = of.fields[of.find(part.field)].facet; !facet.empty())
      all.push_back(facet);
  return all;
}

std::string filter_text(const figure& one) {
  std::string out;
  for (const auto& part : one.conditions) {
    if (!out.empty()) out += '&';
    out.append(part.field) += '=';
    for (std::size_t i = 0; i < part.codes.size(); ++i) {
      if (i) out += ',';
      out += part.codes[i];
    }
  }
  return out;
}

std::vector<int> measures_of(const figure& one) {
  const std::string entity(one.entity);
  std::vector<int> out;
  if (one.conditions.empty())
    out.push_back(measure_index(entity));
  else if (one.conditions.size() > 1)
    out.push_back(measure_index(entity + "." + filter_text(one)));
  else
    for (auto code : one.conditions[0].codes)
      out.push_back(measure_index(entity + "." + std::string(one.conditions[0].field) + "=" +
                                  std::string(code)));
  return out;
}

}  // namespace wangge::records
