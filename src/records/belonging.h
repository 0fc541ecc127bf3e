#pragma once
// What lies in what: doors in a building, households behind a door, persons in a household.
// A move takes it along; an end waits until it is empty.

#include <optional>
#include <vector>

#include "access/crypto.h"
#include "db/db.h"
#include "records/record.h"

namespace wangge::records {

struct belonging {
  const entity* kind;
  std::int64_t count;
};

// Live records that belong to `one` directly: the first kind that has any.
std::optional<belonging> belongings_of(db::connection& db, const record& one);

// Every live record inside `one`, at any depth, without itself.
std::vector<record> inside_of(db::connection& db, const access::vault& keys, const record& one);

}  // namespace wangge::records
