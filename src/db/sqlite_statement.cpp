#include "db/sqlite_statement.h"

#include <algorithm>

namespace wangge::db {
namespace {

// Binds one value; returns SQLite's code.
struct binder {
  sqlite3_stmt* statement;
  int at;
  sqlite3_destructor_type lifetime;

  int operator()(std::monostate) const { return sqlite3_bind_null(statement, at); }
  int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, at, number); }
  int operator()(double number) const { return sqlite3_bind_double(statement, at, number); }
  int operator()(const std::string& text) const {
    return sqlite3_bind_text64(statement, at, text.data(), text.size(), lifetime, SQLITE_UTF8);
  }
  int operator()(const uuid& id) const {
    return sqlite3_bind_blob64(statement, at, id.bytes.data(), id.bytes.size(), lifetime);
  }
  int operator()(const blob& raw) const {
    return sqlite3_bind_blob64(statement, at, raw.bytes.data(), raw.bytes.size(), lifetime);
  }
};

}  // namespace

void sqlite_statement::bind(std::span<const value> args, bool copy) {
  const auto expected = static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_));
  if (args.size() != expected)
    throw std::logic_error("wrong number of arguments: " + std::string(sqlite3_sql(statement_)));
  for (std::size_t i = 0; i < args.size(); ++i) {
    const binder put{statement_, static_cast<int>(i) + 1, copy ? SQLITE_TRANSIENT : SQLITE_STATIC};
    if (std::visit(put, args[i]) != SQLITE_OK) owner_.fail(sqlite3_sql(statement_));
  }
  ended_ = false;
}

void sqlite_statement::run() {
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) code = sqlite3_step(statement_);
  if (code != SQLITE_DONE) fail();
  sqlite3_reset(statement_);
}

bool sqlite_statement::step() {
  if (ended_) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  ended_ = true;
  if (code != SQLITE_DONE) fail();
  sqlite3_reset(statement_);  // lets go of the snapshot even while the cursor lives on
  return false;
}

void sqlite_statement::finish() noexcept {
  if (!ended_) sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  busy_ = false;
}

// The statement is reset before the exception leaves, or it would keep the transaction open.
void sqlite_statement::fail() {
  try {
    owner_.fail(sqlite3_sql(statement_));
  } catch (...) {
    sqlite3_reset(statement_);
    throw;
  }
}

std::string_view sqlite_statement::text(int column) const {
  const auto* start = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (start == nullptr) return {};
  return {start, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view sqlite_statement::bytes(int column) const {
  const auto* start = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (start == nullptr) return {};
  return {start, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

uuid sqlite_statement::id(int column) const {
  const std::string_view raw = bytes(column);
  uuid out;
  if (raw.empty()) return out;
  if (raw.size() != out.bytes.size())
    throw std::logic_error("not an identifier: " + std::string(sqlite3_sql(statement_)));
  std::copy(raw.begin(), raw.end(), out.bytes.begin());
  return out;
}

}  // namespace wangge::db
