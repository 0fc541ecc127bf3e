#pragma once
// Routes of duplicates: the queue, decisions, undo, and the search for similar people.

#include <vector>

#include "api/api.h"

namespace wangge::residents {

std::vector<api::route> routes();

}  // namespace wangge::residents
