#include "db/sqlite_backup.h"

#include <fcntl.h>
#include <unistd.h>

namespace wangge::db {
namespace {

constexpr int pages_a_step = 1'024;  // 4 MB

void copy_pages(sqlite_connection& source, sqlite_connection& copy,
                const std::function<void(std::int64_t, std::int64_t)>& progress) {
  sqlite3_backup* running = sqlite3_backup_init(copy.handle(), "main", source.handle(), "main");
  if (running == nullptr) copy.fail("backup");
  int code = SQLITE_OK;
  try {
    while (code == SQLITE_OK) {
      code = sqlite3_backup_step(running, pages_a_step);
      const int all = sqlite3_backup_pagecount(running);
      if (progress) progress(all - sqlite3_backup_remaining(running), all);
    }
  } catch (...) {
    sqlite3_backup_finish(running);
    throw;
  }
  sqlite3_backup_finish(running);
  if (code != SQLITE_DONE) copy.fail("backup");
}

// The new name itself must survive a power cut.
void sync_directory(const std::filesystem::path& directory) {
  const int handle = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  ::fsync(handle);
  ::close(handle);
}

}  // namespace

void backup_sqlite(sqlite_connection& source, const std::filesystem::path& target,
                   const std::function<void(std::int64_t, std::int64_t)>& progress) {
  auto partial = target;
  partial += ".partial";
  std::filesystem::remove(partial);
  try {
    sqlite_connection copy(partial, sqlite_role::backup);
    // One read transaction over all steps: without it each write of others starts the copy anew.
    source.script("BEGIN; SELECT count(*) FROM sqlite_schema");
    copy_pages(source, copy, progress);
    source.leave_transaction();
    copy.script("PRAGMA journal_mode=DELETE");
  } catch (...) {
    source.leave_transaction();
    std::error_code ignored;
    std::filesystem::remove(partial, ignored);
    throw;
  }
  std::filesystem::rename(partial, target);
  sync_directory(std::filesystem::absolute(target).parent_path());
}

}  // namespace wangge::db
