#pragma once
#include <vector>

#include "api/api.h"

namespace wangge::exchange {

// Routes of exports and imports.
std::vector<api::route> routes();

}  // namespace wangge::exchange
