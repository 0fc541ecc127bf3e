#pragma once
// Recounts every tally from the facts: what `wangge check` proves.

#include <functional>
#include <string>
#include <vector>

#include "db/db.h"

namespace wangge::records {

// One line per tally that does not agree: measure, unit, kept, counted. `seen(entity, rows)` after
// each entity. Cost: one pass over each table's coded columns.
std::vector<std::string> recount(db::connection& db,
                                 const std::function<void(std::string_view, std::int64_t)>& seen);

}  // namespace wangge::records
