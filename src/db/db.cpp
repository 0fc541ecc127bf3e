#include "db/db.h"

namespace wangge::db {

value read_value(const row& from, int column, std::size_t variant_index) {
  if (from.is_null(column)) return {};
  switch (variant_index) {
    case 1:
      return from.integer(column);
    case 2:
      return from.real(column);
    case 3:
      return std::string(from.text(column));
    case 4:
      return from.id(column);
    case 5:
      return blob{std::string(from.bytes(column))};
    default:
      return {};
  }
}

snapshot::snapshot(connection& db) : db_(db) {
  if (db_.snapshots_++ > 0) return;
  db_.script(db_.kind() == dialect::postgres ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                                             : "BEGIN");
}

snapshot::~snapshot() {
  if (--db_.snapshots_ > 0) return;
  try {
    db_.script("ROLLBACK");
  } catch (const error_thrown&) {
    // The connection is lost, and its snapshot with it.
  }
}

}  // namespace wangge::db
