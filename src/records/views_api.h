#pragma once
#include <vector>

#include "api/api.h"

namespace wangge::records {

// Routes of saved views: a user's own filters, sorting and columns of a list, under a name.
std::vector<api::route> view_routes();

}  // namespace wangge::records
