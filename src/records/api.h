#pragma once
// Routes of the described entities: lists, records, history, changes, moves, bulk.

#include <vector>

#include "api/api.h"

namespace wangge::records {

std::vector<api::route> routes();

}  // namespace wangge::records
