#pragma once
// A connection to a SQLite file. Used by one thread at a time (only interrupt() may come from
// another). Settings and their prices: docs/decisions/0004-sqlite-settings.md.

#include <sqlite3.h>

#include <filesystem>
#include <unordered_map>

#include "db/engine.h"

namespace wangge::db {

enum class sqlite_role { writer, bulk_writer, reader, checkpointer, backup };

class sqlite_statement;

class sqlite_connection final : public engine_connection {
 public:
  // The writer creates the file when it is missing. Throws error_thrown.
  sqlite_connection(const std::filesystem::path& file, sqlite_role role);
  ~sqlite_connection() override;
  sqlite_connection(const sqlite_connection&) = delete;

  using connection::execute;
  using connection::query;
  dialect kind() const override { return dialect::sqlite; }
  cursor query(std::string_view sql, std::span<const value> args) override;
  std::int64_t execute(std::string_view sql, std::span<const value> args) override;
  void script(std::string_view sql) override;
  void insert_many(std::string_view table, std::span<const std::string> columns,
                   std::span<const value> rows) override;
  void interrupt() override { sqlite3_interrupt(db_); }
  void limit_steps(int steps) override;
  void rest() noexcept override;

  bool in_transaction() const override { return sqlite3_get_autocommit(db_) == 0; }
  bool broken() const override { return broken_; }

  sqlite3* handle() const { return db_; }
  // Throws what the engine last reported; `doing` says during what.
  [[noreturn]] void fail(std::string_view doing);

 private:
  struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };
  using statements = std::vector<std::unique_ptr<sqlite_statement>>;

  void mark_broken() noexcept override { broken_ = true; }
  std::int64_t rows_changed_so_far() const override {
    return sqlite3_total_changes64(db_) + scripts_run_;
  }
  void set_up(sqlite_role role);
  void pragma(const char* text);
  sqlite_statement& idle_statement(std::string_view sql);
  sqlite_statement& prepare(std::string_view sql, statements& into);

  sqlite3* db_ = nullptr;
  bool broken_ = false;
  std::int64_t scripts_run_ = 0;  // each may have changed anything
  bool maps_ = false;             // a reader: the file's pages are part of the process
  unsigned times_rested_ = 0;
  bool limited_ = false;
  int steps_left_ = 0;
  // Several statements of one text: a query may run again while its first cursor is open.
  std::unordered_map<std::string, statements, text_hash, std::equal_to<>> cache_;
};

}  // namespace wangge::db
