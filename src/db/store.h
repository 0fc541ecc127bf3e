#pragma once
// A database: many readers, one writer thread with group commit, on either engine.
//
//   store.read()                a leased reader connection (returned on destruction)
//   store.submit(work, done)    run `work` on the writer inside its own savepoint; `done` is called
//                               after the commit that holds it is durable (or with the exception)
//   store.write(fn)             the same, waiting for the outcome
//
// Work that refuses (returns false) is rolled back to its savepoint, the batch goes on.

#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "db/db.h"

namespace wangge::db {

struct options {
  std::filesystem::path data_dir;  // SQLite: the file is data_dir/wangge.db
  std::string url;                 // postgresql://… ; empty means SQLite
  int readers = 2;                 // reader connections
  bool create = false;             // SQLite: make data_dir and the file when missing
  bool reading = false;            // beside a server that owns the store: nothing may be written
  bool bulk = false;  // long loads: larger cache, checkpoints only between transactions
};

class store {
 public:
  // Opens connections; does not create tables (see migrate.h). Refuses with
  // error::store_unavailable, error::store_locked (another server owns it).
  static result<std::unique_ptr<store>> open(const options& how);
  virtual ~store() = default;

  class lease {
   public:
    lease(std::unique_ptr<connection> held,
          std::function<void(std::unique_ptr<connection>)> give_back);
    lease(lease&&) noexcept;
    ~lease();
    connection& operator*() const { return *held_; }
    connection* operator->() const { return held_.get(); }

   private:
    std::unique_ptr<connection> held_;
    std::function<void(std::unique_ptr<connection>)> give_back_;
  };

  // A reader of one's own until the lease ends, which must be before the store does. Waits for one
  // to become free, at most ten seconds (then error_thrown::kind::busy: a thread that leases twice
  // waits for itself). Each query sees the newest commit; between execute("BEGIN") and
  // execute("COMMIT") all see the same one, but keep that short: it holds SQLite's log open.
  virtual lease read() = 0;

  // A reader for a quick look on a thread that must not wait: nothing when none is free, or where
  // asking means waiting for a server. Its statements throw error_thrown::kind::too_long once they
  // have together taken more than `steps` of SQLite's virtual machine.
  virtual std::optional<lease> read_briefly(int steps) = 0;

  // `work` returns true to keep its changes. It runs on the writer thread, once: no waiting inside.
  // `done` runs there too, in order, after the commit: with nullptr when the work was kept or
  // refused, else with what the work threw or why the commit failed.
  using work = std::function<bool(connection&)>;
  using done = std::function<void(std::exception_ptr)>;
  virtual void submit(work job, done finished) = 0;
  virtual std::size_t waiting() const = 0;  // jobs queued for the writer

  // Waits for the commit; rethrows what the work threw. Not from inside a job or its `done`.
  void write(const work& job);

  virtual dialect kind() const = 0;
  // The store's size in bytes.
  virtual std::int64_t size_bytes() = 0;
  // Free bytes on its disk; 0 when unknown (PostgreSQL).
  virtual std::int64_t free_bytes() = 0;
  // A consistent copy while the store is in use: SQLite backup API to `target`; PostgreSQL refuses
  // with error::use_pg_dump. `progress(done_pages, all_pages)`.
  virtual result<void> backup(const std::filesystem::path& target,
                              const std::function<void(std::int64_t, std::int64_t)>& progress) = 0;
  // Ends what runs on readers now: who asked is going, or the program is.
  virtual void interrupt_readers() = 0;
  virtual void stop() = 0;  // finishes queued work, closes
};

}  // namespace wangge::db
