#pragma once
// Part of `wangge check`: rounds add up.

#include <string>
#include <vector>

#include "db/db.h"

namespace wangge::screening {

// Kept counts equal the targets, grid by grid, and so do the buildings'; every target's outcome is
// its last counted visit's; the people behind each door of a running round and every object of its
// ground are there. One line a fault.
std::vector<std::string> check_rounds(db::connection& db);

}  // namespace wangge::screening
