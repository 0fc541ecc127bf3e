#pragma once
// SQLite's log is copied into the file in two steps: a thread copies most of it while the writer
// goes on, and the writer itself copies the small rest when the log has grown, because only a
// checkpoint that reaches the end lets the log start again from its beginning. Internal to db/.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "db/sqlite.h"

namespace wangge::db {

struct checkpoint_pace {
  std::chrono::milliseconds between_copies{200};
  int long_log = 4'096;        // pages of 4 KB: 16 MB, the writer finishes what is left
  int very_long_log = 16'384;  // 64 MB, it waits for readers to let the log restart
};

class checkpointer {
 public:
  explicit checkpointer(const std::filesystem::path& file, checkpoint_pace pace = {});
  ~checkpointer() { stop(); }

  // On the writer thread, between batches: notes that there is something to copy, and finishes
  // the log when it is long.
  void between_batches(engine_connection& writer);
  void stop();

 private:
  void loop();
  void copy();

  sqlite_connection own_;
  const checkpoint_pace pace_;
  std::atomic<int> to_finish_{0};  // pages in the log once it is long, else 0
  std::mutex guard_;
  std::condition_variable woken_;
  bool dirty_ = true;  // a log left by a crash is copied at once
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace wangge::db
