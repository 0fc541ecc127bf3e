#pragma once
// Routes of the daily report.

#include <vector>

#include "api/api.h"

namespace wangge::reports {

std::vector<api::route> routes();

}  // namespace wangge::reports
