#pragma once
// Rules of the whole register that no single record shows; part of `wangge check`.

#include <string>
#include <vector>

#include "db/db.h"

namespace wangge::territory {

// Every record lies in a live unit of the right level; every reference meets a record of the same
// district; what lies inside a record lies in its grid; units form one tree; every point lies in
// its own grid's outline. One line a fault.
std::vector<std::string> check_register(db::connection& db);

}  // namespace wangge::territory
