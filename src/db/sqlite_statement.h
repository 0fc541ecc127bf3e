#pragma once
// A prepared SQLite statement and the row it stands on. Internal to db/.

#include "db/sqlite.h"

namespace wangge::db {

class sqlite_statement final : public row {
 public:
  sqlite_statement(sqlite_connection& owner, sqlite3_stmt* prepared)
      : owner_(owner), statement_(prepared) {}
  ~sqlite_statement() override { sqlite3_finalize(statement_); }
  sqlite_statement(const sqlite_statement&) = delete;

  // A cursor may outlive the arguments (copy = true); a finished call does not.
  void bind(std::span<const value> args, bool copy);
  // Runs to the end, ignoring rows.
  void run();
  bool busy() const { return busy_; }
  cursor open() {
    busy_ = true;
    return cursor(this);
  }

  bool is_null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  double real(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view text(int column) const override;
  std::string_view bytes(int column) const override;
  uuid id(int column) const override;

 private:
  bool step() override;
  void finish() noexcept override;
  [[noreturn]] void fail();

  sqlite_connection& owner_;
  sqlite3_stmt* statement_;
  bool busy_ = false;
  bool ended_ = false;
};

}  // namespace wangge::db
