#pragma once
#include <vector>

#include "api/api.h"

namespace wangge::jobs {

// Routes: a user's own jobs, their progress, giving one up.
std::vector<api::route> routes();

}  // namespace wangge::jobs
