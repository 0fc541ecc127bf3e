#pragma once
// Rules of the whole register that no single record shows; part of `wangge check`.

#include <string>
#include <vector>

#include "db/db.h"

namespace wangge::territory {

// Every record lies in a live unit of the right level; every reference meets a record of the same
// district; what lies inside a record lies in its grid; units form one tree. One line a fault.
std::vector<std::string> check_register(db::connection& db);

// Records whose point lies outside the outline of their grid. No fault: grids are redrawn, and
// records are moved between them, before anybody draws the line anew.
std::vector<std::string> points_outside(db::connection& db);

}  // namespace wangge::territory
