#pragma once
// Routes of the territory: overview, children of a unit, map, the description of the register.

#include <vector>

#include "api/api.h"

namespace wangge::territory {

std::vector<api::route> routes();

}  // namespace wangge::territory
