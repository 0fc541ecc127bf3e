#pragma once
// How much of everything the demonstration has.

#include <optional>
#include <string_view>

namespace wangge::demo {

enum class scale { community, street, district };

std::optional<scale> parse_scale(std::string_view text);  // community, street, district

// Numbers of the whole demonstration. Sources: the described district (article of 2020-03-30) where
// it names a number; registered households from an older official overview; the rest is ours.
struct figures {
  // The territory.
  int streets, communities;
  int grids_lt100, grids_100_300, grids_gt300;  // by registered households; 100 and 300: middle
  // Dwellings and households. Registered households are the grids' own number (K2); screened ones
  // were found at home; away ones are on the register with nobody at home.
  int registered_households, screened_households, away_households, vacant_doors;
  int buildings, courtyards;
  // Persons on the base register, those present (screened), those registered elsewhere (K3).
  int persons, present, migrants;
  int party_members, volunteers;
  // Compounds and their entrances (K1, K5, K6).
  int closed_compounds, open_compounds, sealed_entrances, checkpoints;
  // Places.
  int hotels, markets, stalls, enterprises_above_scale, other_enterprises, construction_sites;
  int shopfronts, kindergartens, primary_schools, secondary_schools;
  int hospitals, health_centres, clinics;
  int railway_stations, coach_stations, expressway_exits, national_highways;
  int central_sites, medical_points;
  // Organisations.
  int district_departments, city_departments, party_organisations, property_companies;
  int police_stations;

  int grids() const { return grids_lt100 + grids_100_300 + grids_gt300; }
  int compounds() const { return closed_compounds + open_compounds; }
  // Tenant households: every household that is not a registered one.
  int tenant_households() const {
    return screened_households + away_households - registered_households;
  }
  int doors() const { return screened_households + away_households + vacant_doors; }
};

// The whole district: the constants of the described district, exactly.
figures district_figures();

// The same for a smaller demonstration of `communities` communities in one street: every number in
// proportion, at least one of each kind.
figures smaller_figures(int communities);

}  // namespace wangge::demo
