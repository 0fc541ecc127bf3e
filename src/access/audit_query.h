#pragma once
// Reading the trail back, newest first: who saw or changed this record, what did this user do.

#include <optional>
#include <string>
#include <vector>

#include "access/audit_entries.h"
#include "access/principal.h"

namespace wangge::access {

struct audit_query {
  std::int64_t district = 0;
  // The reader's area: entries that lie in it, and what its accounts did. Nothing for the whole
  // district.
  std::optional<scope> area;
  std::optional<scope> unit;  // only entries that lie in it
  std::optional<int> entity;
  std::optional<uuid> record, actor;
  std::optional<std::string> action;
  std::optional<instant> from, to;     // to: before this instant
  std::optional<std::int64_t> before;  // only entries with a smaller number
  std::size_t limit = 50;
};

std::vector<stored_entry> find_entries(db::connection& db, const audit_query& what);

}  // namespace wangge::access
