#include "db/engine.h"

namespace wangge::db {

void engine_connection::leave_transaction() noexcept {
  if (broken() || !in_transaction()) return;
  try {
    execute("ROLLBACK");
  } catch (...) {
    mark_broken();
  }
}

void check_shape(std::span<const std::string> columns, std::span<const value> rows) {
  if (columns.empty() || rows.size() % columns.size() != 0)
    throw std::logic_error("insert_many needs whole rows");
}

refused refuse_broken(const error_thrown& why) {
  const bool full = why.what_kind == error_thrown::kind::full;
  failure told(full ? error::store_full : error::store_unavailable);
  told.cause = why.what();
  return refused(std::move(told));
}

}  // namespace wangge::db
