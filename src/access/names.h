#pragma once
#include <string>

#include "base/uuid.h"
#include "db/db.h"

namespace wangge::access {

// The name to show for who made a change; the account's id when it is not known here.
std::string display_name_of(db::connection& db, const uuid& account);

}  // namespace wangge::access
