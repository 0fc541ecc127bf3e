#include "raw.h"

#include <stdexcept>

namespace wangge::bench {
namespace {

void must(bool good, sqlite3* db, std::string_view doing) {
  if (!good)
    throw std::runtime_error(std::string(sqlite3_errmsg(db)) + ": " +
                             std::string(doing.substr(0, 300)));
}

}  // namespace

raw_store::raw_store(const std::filesystem::path& file, use how) {
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (how == use::writing ? SQLITE_OPEN_CREATE : 0);
  must(sqlite3_open_v2(file.c_str(), &db_, flags, nullptr) == SQLITE_OK, db_, file.string());
  if (how == use::reading)
    script("PRAGMA query_only=ON; PRAGMA mmap_size=2147418112; PRAGMA cache_size=-4096");
  else
    script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-1048576");
}

raw_store::~raw_store() {
  sqlite3_close_v2(db_);
}

void raw_store::script(const std::string& sql) {
  must(sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK, db_, sql);
}

std::int64_t raw_store::number(const std::string& sql) {
  raw_statement one(*this, sql);
  return one.step() ? sqlite3_column_int64(one.handle(), 0) : 0;
}

raw_statement::raw_statement(raw_store& of, std::string_view sql) : db_(of.handle()) {
  must(sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                          &held_, nullptr) == SQLITE_OK,
       db_, sql);
}

void raw_statement::bind(const std::vector<argument>& all) {
  int at = 0;
  for (const auto& one : all) {
    ++at;
    if (const auto* number = std::get_if<std::int64_t>(&one)) {
      sqlite3_bind_int64(held_, at, *number);
      continue;
    }
    const auto& text = std::get<std::string>(one);
    sqlite3_bind_text(held_, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
}

bool raw_statement::step() {
  const int code = sqlite3_step(held_);
  must(code == SQLITE_ROW || code == SQLITE_DONE, db_, sqlite3_sql(held_));
  return code == SQLITE_ROW;
}

int raw_statement::read_all() {
  int rows = 0;
  const int width = sqlite3_column_count(held_);
  for (; step(); ++rows)
    for (int i = 0; i < width; ++i)
      if (sqlite3_column_type(held_, i) == SQLITE_INTEGER)
        sqlite3_column_int64(held_, i);
      else
        sqlite3_column_text(held_, i);
  reset();
  return rows;
}

}  // namespace wangge::bench
