#pragma once
// A whole store into another one, embedded or PostgreSQL, proved by counts and digests.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "db/store.h"

namespace wangge::db {

struct copied_table {
  std::string name;
  std::int64_t rows = 0;
  std::string digest;  // 64 hexadecimal digits; does not depend on the order of the rows
  bool same = false;   // the target's count and digest are the source's
};

// The fact (key of meta) that a store carries while it is copied into. A copy that was cut is no
// store; another one begins anew over it.
constexpr std::string_view copy_mark = "copying";
bool is_half_copied(connection& db);

// `to` has its tables and no register. `report(table, rows so far)`. Whatever is not the same stays
// marked. Refuses with error::store_not_empty.
result<std::vector<copied_table>> copy_store(
    store& from, store& to, const std::function<void(std::string_view, std::int64_t)>& report);

}  // namespace wangge::db
