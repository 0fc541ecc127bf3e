#pragma once
#include <vector>

#include "api/api.h"

namespace wangge::exchange {

std::vector<api::route> import_routes();

}  // namespace wangge::exchange
