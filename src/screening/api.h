#pragma once
// Routes of the sweep: rounds, completeness, targets, visits, closing sheets, differences, hints.

#include <vector>

#include "api/api.h"

namespace wangge::screening {

std::vector<api::route> routes();

}  // namespace wangge::screening
