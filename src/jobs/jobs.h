#pragma once
// Long work outside a request: exports, imports, searches for duplicates. A job is a row that
// every face can watch; its outcome stays after a restart, a job cut off by one says so. Two run
// at a time, of one account one after the other, so that nobody waits behind somebody's exports.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "api/api.h"

namespace wangge::jobs {

// What running work reports; thread-safe.
class progress {
 public:
  progress() = default;
  // `holds` says whether the rights the work began with are still there; asked now and then.
  explicit progress(std::function<bool()> holds) : holds_(std::move(holds)) {}
  void expect(std::int64_t total) { total_ = total; }
  void advance(std::int64_t done) { done_ = done; }
  std::int64_t done() const { return done_; }
  std::int64_t total() const { return total_; }
  // The user gave it up, lost the right to it, or the server stops: end soon with error::cancelled.
  bool cancelled() const { return cancelled_ || stopped_ || revoked(); }
  void cancel() { cancelled_ = true; }
  // The server stops. All that work looks at which is to be finished once it was begun.
  bool stopped() const { return stopped_; }
  void stop() { stopped_ = true; }
  bool revoked() const;

 private:
  std::function<bool()> holds_;
  mutable std::atomic<std::int64_t> looked_at_{0};
  mutable std::atomic<bool> revoked_{false};
  std::atomic<std::int64_t> done_{0}, total_{0};
  std::atomic<bool> cancelled_{false}, stopped_{false};
};

// Gives a JSON object for the job's outcome, or refuses.
using work = std::function<result<std::string>(progress&)>;

struct job_state {
  uuid id;
  std::string kind;  // "export", "import", "duplicates", …
  uuid account;
  std::string state;  // waiting, running, done, failed, cancelled, interrupted
  std::int64_t done = 0, total = 0;
  std::string request;  // JSON
  std::string outcome;  // JSON; a failure's problem object when failed
  instant created_at = 0, ended_at = 0;
};

class runner {
 public:
  explicit runner(api::services& with);
  ~runner();
  // Marks jobs that a former run left unfinished as interrupted.
  void recover();
  // Waits until the job is durable: not for the write lane. `id` names the job when its files must
  // be named before it runs. Refuses too_many_jobs.
  result<uuid> start(const access::principal& who, std::string kind, std::string request, work todo,
                     uuid id = new_uuid());
  // Refuses too_many_jobs: one account may have ten waiting or running.
  result<void> room_for(const access::principal& who) const;
  // Whether such a job waits or runs, whoever asked for it.
  bool has(std::string_view kind, std::string_view request) const;
  // Jobs of this account only; live progress of running ones.
  std::optional<job_state> find(db::connection& db, const uuid& id, const uuid& account) const;
  std::vector<job_state> list(db::connection& db, const uuid& account, int limit) const;
  bool cancel(const uuid& id, const uuid& account);
  // Tells every job that the server stops, and begins no other; before its readers are interrupted.
  void announce_stop();
  void stop();  // and waits for them

 private:
  struct entry {
    uuid id;
    std::shared_ptr<access::principal> who;
    std::string kind, request;
    work todo;
    bool running = false;
    progress report;

    entry(api::services& with, const access::principal& of)
        : who(std::make_shared<access::principal>(of)),
          report([&with, who = who] { return with.still_holds(*who); }) {}
  };
  void run();
  std::shared_ptr<entry> take();  // under the guard: the first whose account has none running
  void run_one(entry& one);
  void save(const entry& one, std::string_view state, std::string_view outcome);
  void announce(const access::principal& who);

  api::services& with_;
  mutable std::mutex guard_;
  std::condition_variable wake_;
  std::deque<std::shared_ptr<entry>> queue_;
  std::map<uuid, std::shared_ptr<entry>> active_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace wangge::jobs
