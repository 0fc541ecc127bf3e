// Made by schema/generate.py from schema/. Do not edit.
#pragma once
#include <string_view>

#include "db/db.h"

namespace wangge::db {

// All tables and indexes of this version, for a fresh store.
std::string_view reference_ddl(dialect engine);

}  // namespace wangge::db
