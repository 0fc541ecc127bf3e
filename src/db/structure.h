#pragma once
// Whether a store's file is whole: its pages, its indexes, and that it holds the tables of the
// program and nothing else that could act.

#include <string>
#include <vector>

#include "db/db.h"

namespace wangge::db {

// What is wrong, a line each; PostgreSQL guards its own pages and is not looked at. Reads the whole
// file.
std::vector<std::string> check_structure(connection& db);

}  // namespace wangge::db
