#include "reports/report.h"

namespace wangge::reports {
namespace {

constexpr group all_groups[] = {
    {"solid", "实：底数摸排", "Solid: the base"},
    {"strict", "严：小区管控", "Strict: compounds and gates"},
    {"steady", "稳：复工复产", "Steady: resumption"},
    {"fast", "快：力量到位", "Fast: forces in place"},
};

// clang-format off
constexpr line catalogue[] = {
    {"persons_present", "solid", "在济人员", "Persons present", "人", "", "persons", "presence=present",
     "在住状态为在济的在册人员", "Registered persons who are present"},
    {"persons_not_present", "solid", "未返和外出", "Not returned or away", "人", "", "persons", "presence=not_returned,away",
     "未返或外出的在册人员", "Registered persons not yet returned or away"},
    {"migrants", "solid", "外来人口", "Migrants", "人", "", "persons", "residence_type=migrant",
     "人口类别为外来的在册人员", "Registered persons who are migrants"},
    {"households_occupied", "solid", "在住户", "Occupied households", "户", "", "households", "occupancy=occupied",
     "有人在住的户", "Households that are occupied"},
    {"households_tenant", "solid", "租房户", "Tenant households", "户", "", "households", "kind=tenant",
     "租房户", "Households of tenants"},
    {"checkpoints", "strict", "值守卡口", "Staffed checkpoints", "处", "", "entrances", "status=checkpoint",
     "有人值守的出入口", "Entrances with a staffed checkpoint"},
    {"entrances_sealed", "strict", "已封出入口", "Sealed entrances", "个", "", "entrances", "status=sealed",
     "已封闭的出入口", "Entrances that are sealed"},
    {"compounds_closed", "strict", "封闭式小区", "Closed compounds", "个", "", "compounds", "kind=closed",
     "实行封闭式管理的小区", "Compounds under closed management"},
    {"markets_operating", "steady", "营业专业市场", "Markets that operate", "处", "", "places", "kind=market&status=operating",
     "营业的专业市场", "Specialised markets that operate"},
    {"operators_operating", "steady", "营业经营户", "Operators that operate", "户", "", "stalls", "status=operating",
     "专业市场内营业的经营业户", "Operators of specialised markets that operate"},
    {"enterprises_operating", "steady", "开工规上企业", "Enterprises above size that operate", "家", "", "places", "above_scale=1&kind=enterprise&status=operating",
     "已开工的规模以上工业企业", "Enterprises above designated size that operate"},
    {"sites_operating", "steady", "开工工地", "Sites that operate", "处", "", "places", "kind=construction_site&status=operating",
     "开工的工地", "Construction sites that operate"},
    {"hotels_operating", "steady", "营业宾馆", "Hotels that operate", "家", "", "places", "kind=hotel&status=operating",
     "营业的宾馆", "Hotels that operate"},
    {"observation_sites", "fast", "留观场所", "Observation sites", "所", "", "places", "kind=observation_site",
     "集中留观所和医学观察点", "Central observation sites and medical observation points"},
    {"volunteers", "fast", "志愿者", "Volunteers", "人", "", "persons", "volunteer=1",
     "在册志愿者", "Registered volunteers"},
};
// clang-format on

}  // namespace

std::span<const line> lines() {
  return catalogue;
}

std::span<const group> groups() {
  return all_groups;
}

const line* find_line(std::string_view id) {
  for (const auto& one : catalogue)
    if (one.id == id) return &one;
  return nullptr;
}

}  // namespace wangge::reports
