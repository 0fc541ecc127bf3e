#pragma once
// The two texts PostgreSQL wants: its own parameter marks, and COPY rows. Pure.

#include <span>
#include <string>
#include <string_view>

#include "db/db.h"

namespace wangge::db {

// ?1 → $1, outside of quotes and comments. `types` are the arguments' type numbers, 0 where the
// argument is null and its type open. Such an argument stands as NULL where it is only tested
// (`?1 IS NULL` gives PostgreSQL nothing to guess from), and becomes text (25) when it stands
// nowhere else.
std::string with_dollar_marks(std::string_view sql, std::span<unsigned> types);

// Appends one row in COPY's text format, with its newline.
void append_copy_row(std::string& out, std::span<const value> row);

}  // namespace wangge::db
