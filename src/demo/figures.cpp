#include "demo/figures.h"

#include <algorithm>
#include <cmath>

namespace wangge::demo {

std::optional<scale> parse_scale(std::string_view text) {
  if (text == "community") return scale::community;
  if (text == "street") return scale::street;
  if (text == "district") return scale::district;
  return std::nullopt;
}

figures district_figures() {
  figures out{};
  out.streets = 14, out.communities = 200;
  out.grids_lt100 = 334, out.grids_100_300 = 687, out.grids_gt300 = 26;
  out.registered_households = 179787, out.screened_households = 305147;
  out.away_households = 4200, out.vacant_doors = 1653;
  out.buildings = 6347, out.courtyards = 18817;
  out.persons = 1060000, out.present = 845317, out.migrants = 530000;
  out.party_members = 9846, out.volunteers = 20318;
  out.closed_compounds = 316, out.open_compounds = 248;
  out.sealed_entrances = 874, out.checkpoints = 453;
  out.hotels = 376, out.markets = 58, out.stalls = 20417;
  out.enterprises_above_scale = 85, out.other_enterprises = 1240, out.construction_sites = 143;
  out.shopfronts = 9460;
  out.kindergartens = 96, out.primary_schools = 52, out.secondary_schools = 27;
  out.hospitals = 9, out.health_centres = 16, out.clinics = 184;
  out.railway_stations = 2, out.coach_stations = 3;
  out.expressway_exits = 2, out.national_highways = 2;
  out.central_sites = 9, out.medical_points = 2;
  out.district_departments = 53, out.city_departments = 12, out.party_organisations = 782;
  out.property_companies = 64, out.police_stations = 17;
  return out;
}

figures smaller_figures(int communities) {
  figures out = district_figures();
  const double part = double(communities) / out.communities;
  const auto shrink = [part](auto&... number) {
    ((number = std::max(1, int(std::lround(number * part)))), ...);
  };
  shrink(out.grids_lt100, out.grids_100_300, out.grids_gt300, out.registered_households,
         out.screened_households, out.away_households, out.vacant_doors, out.buildings,
         out.courtyards, out.persons, out.present, out.migrants, out.party_members, out.volunteers);
  shrink(out.closed_compounds, out.open_compounds, out.sealed_entrances, out.checkpoints,
         out.hotels, out.markets, out.stalls, out.enterprises_above_scale, out.other_enterprises,
         out.construction_sites, out.shopfronts, out.kindergartens, out.primary_schools,
         out.secondary_schools, out.hospitals, out.health_centres, out.clinics);
  shrink(out.railway_stations, out.coach_stations, out.expressway_exits, out.national_highways,
         out.central_sites, out.medical_points, out.district_departments, out.city_departments,
         out.property_companies, out.police_stations);
  out.party_organisations =
      std::max(communities, int(std::lround(district_figures().party_organisations * part)));
  out.streets = 1;
  out.communities = communities;
  return out;
}

}  // namespace wangge::demo
