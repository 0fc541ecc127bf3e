#pragma once
#include "db/sqlite.h"

namespace wangge::db {

// Copies the whole store behind `source` (a reader) into `target`, as of the moment it starts, in
// one file that needs no log. Written beside the target and renamed when complete, so a broken
// backup never looks like a good one. Throws error_thrown.
void backup_sqlite(sqlite_connection& source, const std::filesystem::path& target,
                   const std::function<void(std::int64_t, std::int64_t)>& progress);

}  // namespace wangge::db
