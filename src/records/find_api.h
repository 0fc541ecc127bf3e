#pragma once
// Routes that look across kinds: search, and the rules of good data.

#include <vector>

#include "api/api.h"

namespace wangge::records {

std::vector<api::route> find_routes();

}  // namespace wangge::records
