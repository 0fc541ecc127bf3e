#pragma once
// The steps of make_plan, in order. Each reads what the earlier ones wrote.

#include "base/random.h"
#include "demo/plan.h"

namespace wangge::demo {

void plan_units(district_plan& plan, random_source& rng);  // streets, communities, grids, codes
void plan_households(district_plan& plan,
                     random_source& rng);  // registered, tenants, away, courtyards
void plan_compounds(district_plan& plan, random_source& rng);  // compounds, gates, seals, buildings
void plan_persons(district_plan& plan, random_source& rng);
void plan_places(district_plan& plan, random_source& rng);

}  // namespace wangge::demo
