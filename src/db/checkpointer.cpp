#include "db/checkpointer.h"

namespace wangge::db {
namespace {

constexpr int wait_for_readers_ms = 100;
constexpr int ordinary_wait_ms = 5'000;

}  // namespace

checkpointer::checkpointer(const std::filesystem::path& file, checkpoint_pace pace)
    : own_(file, sqlite_role::checkpointer), pace_(pace), thread_([this] { loop(); }) {}

void checkpointer::between_batches(engine_connection& writer) {
  {
    const std::lock_guard lock(guard_);
    if (!dirty_) {
      dirty_ = true;
      woken_.notify_one();
    }
  }
  const int pages = to_finish_.exchange(0);
  if (pages == 0) return;
  sqlite3* db = static_cast<sqlite_connection&>(writer).handle();
  // A failed checkpoint loses nothing: the log keeps the data and the next tick asks again.
  if (pages < pace_.very_long_log) {
    sqlite3_wal_checkpoint_v2(db, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    return;
  }
  // Readers that follow each other without a gap never let the log restart: wait for them.
  sqlite3_busy_timeout(db, wait_for_readers_ms);
  sqlite3_wal_checkpoint_v2(db, nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
  sqlite3_busy_timeout(db, ordinary_wait_ms);
}

void checkpointer::loop() {
  std::unique_lock lock(guard_);
  while (true) {
    woken_.wait(lock, [this] { return stopping_ || dirty_; });
    if (woken_.wait_for(lock, pace_.between_copies, [this] { return stopping_; })) return;
    dirty_ = false;
    lock.unlock();
    copy();
    lock.lock();
  }
}

void checkpointer::copy() {
  int log = 0, copied = 0;
  const int code =
      sqlite3_wal_checkpoint_v2(own_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &log, &copied);
  if (log >= pace_.long_log) to_finish_ = log;
  if (code == SQLITE_OK && copied == log) return;
  const std::lock_guard lock(guard_);
  dirty_ = true;  // a reader held pages back, or the disk refused: once more
}

void checkpointer::stop() {
  {
    const std::lock_guard lock(guard_);
    stopping_ = true;
  }
  woken_.notify_one();
  if (thread_.joinable()) thread_.join();
}

}  // namespace wangge::db
