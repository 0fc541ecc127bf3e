#include "db/sqlite.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "db/sqlite_statement.h"

namespace wangge::db {
namespace {

constexpr int wait_for_lock_ms = 5'000;
constexpr std::size_t cached_texts = 1'000;
constexpr const char* map_file = "PRAGMA mmap_size=2147418112";

// Pages of the file that were read stay counted as the process's own until they are unmapped; the
// kernel's cache keeps them all the same, so letting go costs little (0004-sqlite-settings.md).
constexpr std::int64_t most_mapped_bytes = 80 << 20;
constexpr unsigned rests_between_looks = 16;
constexpr unsigned long_lease = 4;  // counts as so many: a job's page reads as much as many lists
constexpr int steps_a_look = 500;

// What of this process's memory is pages of files; 0 where the system does not say.
std::int64_t mapped_bytes() {
  std::int64_t pages[3] = {};
  std::FILE* file = std::fopen("/proc/self/statm", "re");
  if (file == nullptr) return 0;
  const int read = std::fscanf(file, "%ld %ld %ld", &pages[0], &pages[1], &pages[2]);
  std::fclose(file);
  return read == 3 ? pages[2] * sysconf(_SC_PAGESIZE) : 0;
}

// A full disk shows as FULL, but as IOERR where a quota or a file size limit stops the write.
error_thrown::kind kind_of(int code, int reason) {
  using kind = error_thrown::kind;
  const bool no_room = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
  switch (code & 0xff) {
    case SQLITE_FULL:
      return kind::full;
    case SQLITE_IOERR:
      return no_room ? kind::full : kind::unavailable;
    case SQLITE_CANTOPEN:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_READONLY:
      return kind::unavailable;
    case SQLITE_CONSTRAINT:
      return kind::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:
      return kind::busy;
    default:
      return kind::other;
  }
}

// What the system said when the log or the file could not be written. sqlite3_system_errno does
// not tell it for the log.
int system_error(sqlite3* db) {
  for (const int which : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
    sqlite3_file* file = nullptr;
    int reason = 0;
    if (sqlite3_file_control(db, "main", which, &file) != SQLITE_OK) continue;
    if (file == nullptr || file->pMethods == nullptr) continue;
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &reason);
    if (reason != 0) return reason;
  }
  return 0;
}

bool needs_reopening(int code) {
  const int primary = code & 0xff;
  return primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

// Memory statistics take a global lock on every allocation; nobody reads them.
void configure_library() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);
}

std::string insert_text(std::string_view table, std::span<const std::string> columns) {
  std::string names, marks;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    names += (i == 0 ? "\"" : ",\"") + columns[i] + "\"";
    marks += (i == 0 ? "?" : ",?") + std::to_string(i + 1);
  }
  return "INSERT INTO \"" + std::string(table) + "\" (" + names + ") VALUES (" + marks + ")";
}

}  // namespace

sqlite_connection::sqlite_connection(const std::filesystem::path& file, sqlite_role role) {
  configure_library();
  const bool creates = role != sqlite_role::reader && role != sqlite_role::checkpointer;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (creates ? SQLITE_OPEN_CREATE : 0);
  try {
    if (sqlite3_open_v2(file.c_str(), &db_, flags, nullptr) != SQLITE_OK) fail("open");
    set_up(role);
  } catch (...) {
    cache_.clear();
    sqlite3_close(db_);
    throw;
  }
}

sqlite_connection::~sqlite_connection() {
  cache_.clear();
  sqlite3_close(db_);
}

void sqlite_connection::set_up(sqlite_role role) {
  sqlite3_busy_timeout(db_, wait_for_lock_ms);  // first: journal_mode itself may meet a lock
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  // Quoted strings and careless LIKE mean other things on PostgreSQL: make SQLite as strict.
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  pragma("PRAGMA case_sensitive_like=ON");
  pragma("PRAGMA trusted_schema=OFF");
  if (role == sqlite_role::reader) {
    pragma("PRAGMA query_only=ON");
    pragma(map_file);
    maps_ = true;
    pragma("PRAGMA cache_size=-4096");  // more brings nothing: every commit empties it
    return;
  }
  pragma("PRAGMA synchronous=FULL");
  if (role == sqlite_role::backup) return;
  pragma("PRAGMA page_size=4096");
  pragma("PRAGMA journal_mode=WAL");
  if (role == sqlite_role::checkpointer) return;
  const bool bulk = role == sqlite_role::bulk_writer;
  pragma("PRAGMA foreign_keys=ON");
  pragma(bulk ? "PRAGMA cache_size=-1048576" : "PRAGMA cache_size=-98304");
  // Ordinarily the checkpointer does this work; then the number is only a last resort (128 MB).
  pragma(bulk ? "PRAGMA wal_autocheckpoint=65536" : "PRAGMA wal_autocheckpoint=32768");
  pragma("PRAGMA journal_size_limit=67108864");
}

void sqlite_connection::limit_steps(int steps) {
  steps_left_ = steps;
  limited_ = true;
  sqlite3_progress_handler(
      db_, steps_a_look,
      [](void* of) {
        auto& left = static_cast<sqlite_connection*>(of)->steps_left_;
        return static_cast<int>((left -= steps_a_look) < 0);
      },
      this);
}

void sqlite_connection::rest() noexcept {
  const bool brief = std::exchange(limited_, false);
  if (brief) sqlite3_progress_handler(db_, 0, nullptr, nullptr);
  times_rested_ += brief ? 1 : long_lease;
  if (!maps_ || times_rested_ < rests_between_looks) return;
  times_rested_ = 0;
  if (mapped_bytes() < most_mapped_bytes) return;
  sqlite3_exec(db_, "PRAGMA mmap_size=0", nullptr, nullptr, nullptr);
  sqlite3_exec(db_, map_file, nullptr, nullptr, nullptr);
}

void sqlite_connection::pragma(const char* text) {
  if (sqlite3_exec(db_, text, nullptr, nullptr, nullptr) != SQLITE_OK) fail(text);
}

void sqlite_connection::fail(std::string_view doing) {
  const int code = db_ == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(db_);
  auto kind = kind_of(code, (code & 0xff) == SQLITE_IOERR ? system_error(db_) : 0);
  if ((code & 0xff) == SQLITE_INTERRUPT && limited_ && steps_left_ < 0)
    kind = error_thrown::kind::too_long;
  if (needs_reopening(code)) broken_ = true;
  const std::string reason = db_ == nullptr ? "out of memory" : sqlite3_errmsg(db_);
  throw error_thrown(kind, "sqlite " + std::to_string(code) + ": " + reason + " (" +
                               std::string(doing.substr(0, 200)) + ")");
}

sqlite_statement& sqlite_connection::prepare(std::string_view sql, statements& into) {
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, &rest);
  if (code != SQLITE_OK) fail(sql);
  if (prepared == nullptr) throw std::logic_error("empty statement");
  into.push_back(std::make_unique<sqlite_statement>(*this, prepared));
  return *into.back();
}

sqlite_statement& sqlite_connection::idle_statement(std::string_view sql) {
  auto found = cache_.find(sql);
  if (found == cache_.end()) {
    // A guard against texts with values pasted in: memory stays bounded.
    if (cache_.size() >= cached_texts)
      std::erase_if(cache_, [](const auto& entry) {
        for (const auto& each : entry.second)
          if (each->busy()) return false;
        return true;
      });
    found = cache_.emplace(std::string(sql), statements()).first;
  }
  for (const auto& each : found->second)
    if (!each->busy()) return *each;
  return prepare(sql, found->second);
}

cursor sqlite_connection::query(std::string_view sql, std::span<const value> args) {
  sqlite_statement& statement = idle_statement(sql);
  statement.bind(args, true);
  return statement.open();
}

std::int64_t sqlite_connection::execute(std::string_view sql, std::span<const value> args) {
  sqlite_statement& statement = idle_statement(sql);
  const auto before = sqlite3_total_changes64(db_);
  statement.bind(args, false);
  statement.run();
  // changes64 keeps the count of the last INSERT, UPDATE or DELETE; other statements change none.
  return sqlite3_total_changes64(db_) == before ? 0 : sqlite3_changes64(db_);
}

void sqlite_connection::script(std::string_view sql) {
  const std::string text(sql);
  ++scripts_run_;
  if (sqlite3_exec(db_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(text);
}

void sqlite_connection::insert_many(std::string_view table, std::span<const std::string> columns,
                                    std::span<const value> rows) {
  check_shape(columns, rows);
  sqlite_statement& statement = idle_statement(insert_text(table, columns));
  for (std::size_t at = 0; at < rows.size(); at += columns.size()) {
    statement.bind(rows.subspan(at, columns.size()), false);
    statement.run();
  }
}

}  // namespace wangge::db
