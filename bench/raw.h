#pragma once
// SQLite without the product: what a careful programmer writes by hand for one piece of work.

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace wangge::bench {

using argument = std::variant<std::int64_t, std::string>;

class raw_statement;

class raw_store {
 public:
  enum class use { reading, writing };
  raw_store(const std::filesystem::path& file, use how);
  ~raw_store();
  raw_store(const raw_store&) = delete;

  void script(const std::string& sql);
  std::int64_t number(const std::string& sql);  // the first column of the first row
  sqlite3* handle() const { return db_; }

 private:
  sqlite3* db_ = nullptr;
};

class raw_statement {
 public:
  raw_statement(raw_store& of, std::string_view sql);
  ~raw_statement() { sqlite3_finalize(held_); }
  raw_statement(const raw_statement&) = delete;

  void bind(const std::vector<argument>& all);
  bool step();
  void reset() { sqlite3_reset(held_); }
  // Steps to the end and touches every column; how many rows there were.
  int read_all();
  sqlite3_stmt* handle() const { return held_; }

 private:
  sqlite3* db_;
  sqlite3_stmt* held_ = nullptr;
};

}  // namespace wangge::bench
