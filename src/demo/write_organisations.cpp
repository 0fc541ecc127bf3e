// Departments, offices, committees, companies, police stations, Party organisations as records.
#include <fmt/format.h>

#include <algorithm>

#include "demo/apportion.h"
#include "demo/departments.h"
#include "demo/place_names.h"
#include "demo/scene.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

namespace at = records::organisation_at;
namespace kind = records::organisation_kind;

class organisations {
 public:
  organisations(scene& of, row_maker& rows) : of_(of), rows_(rows) {}

  void write() {
    write_departments();
    for (const auto& street : of_.plan.streets) {
      add({kind::street_office, street.seed.code * 1'000'000,
           std::string(street.seed.name) + "办事处", roll(rows_.rng(), 60, 180)});
    }
    write_police();
    for (const auto& community : of_.plan.communities) write_community(community);
    write_site_branches();
    write_companies();
    write_owners();
  }

 private:
  struct organisation {
    int kind;
    std::int64_t unit;
    std::string name;
    int members = 0;  // 0: not counted here
    uuid parent{};
  };

  uuid add(organisation what) {
    auto one = rows_.make(records::organisation_entity, rows_.new_id());
    put(one, at::unit, what.unit);
    put(one, at::kind, what.kind);
    put(one, at::name, std::move(what.name));
    put(one, at::parent, what.parent);
    if (what.members > 0) put(one, at::member_count, what.members);
    rows_.put_contact(one, at::contact_name, at::contact_phone);
    if (what.kind == kind::property_company) put(one, at::credit_code, rows_.credit_code("91"));
    const uuid id = one.id;
    rows_.add(std::move(one));
    return id;
  }

  void write_departments() {
    const std::int64_t unit = district_code * 1'000'000'000;
    for (int i = 0; i < of_.plan.wanted.district_departments; ++i) {
      add({kind::district_department, unit, std::string(district_department(i)),
           roll(rows_.rng(), 18, 160)});
    }
    for (int i = 0; i < of_.plan.wanted.city_departments; ++i) {
      add({kind::city_department, unit, std::string(city_department(i)),
           roll(rows_.rng(), 40, 220)});
    }
  }

  // One in each street, the rest by the stations and markets.
  void write_police() {
    const auto& streets = of_.plan.streets;
    for (int i = 0; i < of_.plan.wanted.police_stations; ++i) {
      const auto& seed = streets[static_cast<std::size_t>(i) % streets.size()].seed;
      const auto stem = seed.name.substr(0, seed.name.size() - std::string_view("街道").size());
      const auto turn = static_cast<std::size_t>(i) / streets.size();
      add({kind::police_station, seed.code * 1'000'000,
           fmt::format("{}{}派出所", stem, turn > 0 ? "治安" : ""), roll(rows_.rng(), 22, 60)});
    }
  }

  void write_community(const community_plan& community) {
    const std::int64_t unit = community.code * 1000;
    const auto committee =
        community.village ? kind::villagers_committee : kind::residents_committee;
    add({committee, unit, community.name + (community.village ? "村民委员会" : "居民委员会"),
         roll(rows_.rng(), 5, 13)});
    write_party(community);
  }

  // A single branch; a general branch with branches; or a committee, below it a general branch
  // for the grids beyond the third (K4). Members belong to branches and are counted there.
  void write_party(const community_plan& community) {
    const std::int64_t unit = community.code * 1000;
    const int n = community.party_organisations;
    int inner = n >= 7 ? 2 : n >= 2 ? 1 : 0;
    const auto members = members_of_branches(community, n - inner);
    uuid root{}, general{};
    if (n >= 4) {
      root = add({kind::party_committee, unit, community.name + "党委"});
      if (n >= 7)
        general = add({kind::party_general_branch, unit, community.name + "党总支", 0, root});
    } else if (n >= 2) {
      root = add({kind::party_general_branch, unit, community.name + "党总支"});
    }
    for (int i = 0; i < n - inner; ++i) {
      const bool own_grid = n > 1 && i < community.grids;
      const auto name = n == 1 ? community.name + "党支部"
                        : own_grid ? fmt::format("{}第{}网格党支部", community.name, numeral(i + 1))
                                   : fmt::format("{}第{}党支部", community.name, numeral(i + 1));
      add({kind::party_branch, own_grid ? unit + i + 1 : unit, name, members[i],
           i >= 3 && !general.is_nil() ? general : root});
    }
  }

  std::vector<int> members_of_branches(const community_plan& community, int branches) {
    int members = 0;
    for (int i = 0; i < community.grids; ++i) {
      members += of_.plan.grids[community.first_grid + i].party_members;
    }
    std::vector<share> shares;
    for (int i = 0; i < branches; ++i) shares.push_back({0.5 + rows_.rng().unit()});
    return apportion(members, shares);
  }

  // Observation sites and the first railway station have temporary branches (R32, R41).
  void write_site_branches() {
    namespace place_kind = records::place_kind;
    for (std::size_t i = 0; i < of_.plan.places.size(); ++i) {
      const auto& place = of_.plan.places[i];
      const bool station =
          place.subkind == records::place_subkind::railway_station && place.ordinal == 0;
      if (place.kind != place_kind::observation_site && !station) continue;
      add({kind::temp_party_branch, of_.plan.grids[place.grid].code,
           of_.places[i].name + "临时党支部", roll(rows_.rng(), 5, 24)});
    }
  }

  // Each company serves one street; closed compounds all have one, open ones now and then.
  void write_companies() {
    const auto& streets = of_.plan.streets;
    std::vector<std::vector<uuid>> by_street(streets.size());
    for (int i = 0; i < of_.plan.wanted.property_companies; ++i) {
      const auto street = static_cast<std::size_t>(i) % streets.size();
      by_street[street].push_back(
          add({kind::property_company, streets[street].seed.code * 1'000'000,
               property_company_name(i), roll(rows_.rng(), 12, 90)}));
    }
    for (std::size_t i = 0; i < of_.compounds.size(); ++i) {
      const auto& plan = of_.plan.compounds[i];
      const auto& here = by_street[of_.plan.grids[plan.grid].street];
      if (here.empty() || !(plan.closed || rows_.rng().chance(0.25))) continue;
      of_.compounds[i].property_company = rows_.rng().pick(here);
    }
  }

  void write_owners() {
    for (std::size_t i = 0; i < of_.compounds.size(); ++i) {
      const auto& plan = of_.plan.compounds[i];
      if (!plan.closed || !rows_.rng().chance(0.7)) continue;
      of_.compounds[i].owners_committee =
          add({kind::owners_committee, of_.plan.grids[plan.grid].code,
               of_.compounds[i].name + "业主委员会", roll(rows_.rng(), 5, 11)});
    }
  }

  scene& of_;
  row_maker& rows_;
};

}  // namespace

void write_organisations(scene& of, row_maker& rows) {
  organisations(of, rows).write();
}

}  // namespace wangge::demo
