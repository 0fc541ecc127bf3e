#pragma once
// Reading the trail: the stored entries and their canonical bytes, which seals are made over.

#include <functional>
#include <string>

#include "base/clock.h"
#include "db/db.h"

namespace wangge::access {

struct stored_entry {
  std::int64_t district = 0, seq = 0;
  instant at = 0;
  uuid actor;
  std::string actor_name, action;
  // Null, or integer, uuid, integer, text, text, text.
  db::value entity, record, grid, peer, reason, detail;
};

// The columns `entry_of` reads, in its order.
inline constexpr std::string_view entry_columns =
    "district, seq, at, actor, actor_name, action, entity, record, grid, peer, reason, detail";
stored_entry entry_of(const db::row& row);

// One text per entry and only one: every value with its kind and length. The same on every engine.
std::string canonical(const stored_entry& entry);

// Visits the entries from `first` to `last` in order, a page at a time.
void each_entry(db::connection& db, std::int64_t district, std::int64_t first, std::int64_t last,
                const std::function<void(const stored_entry&)>& visit);

// The districts that have entries or seals.
std::vector<std::int64_t> audited_districts(db::connection& db);

}  // namespace wangge::access
