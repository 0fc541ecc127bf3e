// Durable single writes from 64 connections beside raw group commit of the same rows: one thread
// writes, takes whatever waits into one transaction, commits, and only then answers.

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/uuid.h"
#include "bench.h"
#include "measure.h"
#include "patching.h"

namespace wangge::bench {
namespace {

constexpr int turns = 5, clients = 64;
constexpr double seconds = 2;

// What one write of the product leaves behind, as rows.
class raw_writes {
 public:
  explicit raw_writes(const std::filesystem::path& file)
      : store_(file, raw_store::use::writing),
        rows_(store_.number("SELECT max(rowid) FROM person")),
        seq_(store_.number("SELECT max(seq) FROM audit")) {
    store_.script("PRAGMA wal_autocheckpoint=4000");
  }
  double run_for(double time);

 private:
  struct waiting {
    std::int64_t row;
    bool answered = false;
  };
  void client(std::int64_t first);
  void write();
  void write_one(std::int64_t row);

  raw_store store_;
  std::int64_t rows_, seq_;
  raw_statement begin_{store_, "BEGIN IMMEDIATE"}, commit_{store_, "COMMIT"};
  raw_statement update_{store_,
                        "UPDATE person SET note = ?2, version = version + 1, updated_at = ?3, "
                        "updated_by = ?4 WHERE rowid = ?1"};
  raw_statement history_{store_,
                         "INSERT INTO history(district, id, entity, record, version, changed_at, "
                         "changed_by, grid, grid_after, before) VALUES (370105, ?1, 11, ?1, 1, ?2, "
                         "?1, 370105001001001, 370105001001001, ?3)"};
  raw_statement audit_{
      store_,
      "INSERT INTO audit(district, seq, at, actor, actor_name, action, entity, "
      "record, grid, peer, detail) VALUES (370105, ?1, ?2, ?3, 'admin-district', "
      "'change', 11, ?3, 370105001001001, '127.0.0.1', '{\"fields\":[\"note\"]}')"};
  std::mutex guard_;
  std::condition_variable queued_, answered_;
  std::deque<waiting*> queue_;
  bool stopping_ = false;
  int done_ = 0;
};

void raw_writes::write_one(std::int64_t row) {
  const uuid id = new_uuid();
  const std::string bytes(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
  const std::int64_t now = 1'585'500'000'000 + row;
  const std::string before(60, 'x');
  const auto blob = [&](raw_statement& of, int at, const std::string& text) {
    sqlite3_bind_blob(of.handle(), at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  };
  update_.bind({row, std::string("走访记录 1"), now});
  blob(update_, 4, bytes);
  history_.bind({});
  blob(history_, 1, bytes);
  sqlite3_bind_int64(history_.handle(), 2, now);
  blob(history_, 3, before);
  audit_.bind({++seq_, now});
  blob(audit_, 3, bytes);
  for (auto* one : {&update_, &history_, &audit_}) {
    one->step();
    one->reset();
  }
}

void raw_writes::write() {
  for (;;) {
    std::unique_lock lock(guard_);
    queued_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    std::deque<waiting*> batch;
    batch.swap(queue_);
    lock.unlock();
    begin_.step(), begin_.reset();
    for (auto* one : batch) write_one(one->row);
    commit_.step(), commit_.reset();
    lock.lock();
    for (auto* one : batch) one->answered = true;
    done_ += static_cast<int>(batch.size());
    answered_.notify_all();
  }
}

void raw_writes::client(std::int64_t first) {
  for (std::int64_t i = first;; i += clients) {
    waiting one{1 + i * 7'919'993 % rows_};
    std::unique_lock lock(guard_);
    if (stopping_) return;
    queue_.push_back(&one);
    queued_.notify_one();
    answered_.wait(lock, [&] { return one.answered; });
  }
}

double raw_writes::run_for(double time) {
  stopping_ = false;
  done_ = 0;
  std::thread writer([this] { write(); });
  const double from = wall_seconds();
  std::vector<std::thread> all;
  for (int i = 0; i < clients; ++i) all.emplace_back([this, i] { client(i); });
  std::this_thread::sleep_for(std::chrono::duration<double>(time));
  {
    const std::lock_guard lock(guard_);
    stopping_ = true;
  }
  for (auto& one : all) one.join();
  queued_.notify_one();
  writer.join();
  return done_ / (wall_seconds() - from);
}

void run(const settings& with) {
  const auto store = scratch_copy(with, district_store(with), "writes");
  const auto other = scratch_copy(with, store, "writes-raw");
  std::vector<patched> persons;
  {
    raw_store raw(store / "wangge.db", raw_store::use::reading);
    persons = persons_to_patch(raw, 50'000);
  }
  server product(with, store);
  const auto headers = product.sign_in("district-admin-district");
  raw_writes reference(other / "wangge.db");
  double best = 0, raw = 0;
  for (int i = 0; i < turns; ++i) {
    const double cpu = product.process().cpu_seconds();
    const double rate = patch_for(product, headers, persons, seconds);
    remark(fmt::format("writes: {:.0f}/s, {:.0f} us CPU each", rate,
                       (product.process().cpu_seconds() - cpu) / (rate * seconds) * 1e6));
    best = std::max(best, rate);
    raw = std::max(raw, reference.run_for(seconds));
  }
  report({"writes.64_connections", best, "writes/s", raw, 0.6, sense::at_least});
}

}  // namespace

const entry writes = {"writes", "durable single writes beside raw group commit", run};

}  // namespace wangge::bench
