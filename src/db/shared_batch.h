#pragma once
// Jobs of one batch may share their transaction without savepoints: SQLite writes every page that a
// savepoint touches a second time, which costs a third of a small write. What refuses has rarely
// changed a row before. When one has, or throws, the whole batch is taken back and runs again, each
// job in its own savepoint; so a job must be able to run twice until it is committed.

#include <cstdint>
#include <exception>
#include <optional>

#include "db/db.h"

namespace wangge::db {

// Rows the connection has changed so far; nothing where the job has a savepoint of its own, and may
// set further ones.
std::optional<std::int64_t> changed_rows(const connection& db);

// Thrown by a job of which a part failed after it changed rows.
struct take_back : std::exception {
  const char* what() const noexcept override { return "a part of a shared batch is taken back"; }
};

}  // namespace wangge::db
