#pragma once
// The one thread that writes, with group commit: what is queued when it looks goes into one
// transaction, and everybody hears after the one commit. Each job has its own savepoint, or the
// batch goes without as long as nobody needs one (shared_batch.h). It never waits to fill a batch.
// The same for both engines. Internal to db/.
//
// Constraints must not be deferred: one that fails at the commit fails the whole batch.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "db/engine.h"

namespace wangge::db {

// True on the thread of any writer: to wait there for a write is to wait for oneself.
bool on_writer_thread();

class writer {
 public:
  struct setup {
    connector connect;      // opens again after a loss
    std::string begin;      // the statement that starts a batch
    std::size_t most_jobs;  // in one batch
    // Between batches, after everybody was told: the time for upkeep. May be empty.
    std::function<void(engine_connection&)> between;
    bool shares = false;  // batches are tried without savepoints first
  };

  // Starts on `first`, so that a store that cannot write is refused when it is opened.
  writer(setup how, std::unique_ptr<engine_connection> first);
  ~writer() { stop(); }

  void submit(store::work job, store::done finished);
  std::size_t waiting() const;
  // Finishes what is queued and closes the connection. Later submissions fail as unavailable.
  void stop();

 private:
  struct task {
    store::work job;
    store::done finished;
    std::exception_ptr failed;
  };

  void loop();
  std::vector<task> take();
  void give_back(std::span<task> unread);
  std::size_t run(std::span<task> batch);
  std::optional<std::size_t> run_shared(std::span<task> batch);
  bool attempt_shared(task& one);
  std::size_t run_apart(std::span<task> batch);
  void begin();
  void attempt(task& one);
  void undo() noexcept;
  void commit(std::span<task> ran);

  setup how_;
  std::unique_ptr<engine_connection> held_;
  mutable std::mutex guard_;
  std::condition_variable queued_;
  std::deque<task> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace wangge::db
