#include "db/writer.h"

#include <algorithm>
#include <chrono>

#include "db/shared_batch.h"

namespace wangge::db {
namespace {

using clock = std::chrono::steady_clock;

// A batch that has run this long is committed and the rest waits for the next: nobody's answer
// hangs on the work of a whole queue.
constexpr std::chrono::milliseconds longest_batch{50};

thread_local bool writes_here = false;

}  // namespace

std::optional<std::int64_t> changed_rows(const connection& db) {
  const auto* engine = dynamic_cast<const engine_connection*>(&db);
  return engine ? engine->changed_rows() : std::nullopt;
}

bool on_writer_thread() {
  return writes_here;
}

writer::writer(setup how, std::unique_ptr<engine_connection> first)
    : how_(std::move(how)), held_(std::move(first)), thread_([this] { loop(); }) {}

void writer::submit(store::work job, store::done finished) {
  {
    const std::lock_guard lock(guard_);
    if (!stopping_) {
      queue_.push_back({std::move(job), std::move(finished), nullptr});
      queued_.notify_one();
      return;
    }
  }
  finished(std::make_exception_ptr(
      error_thrown(error_thrown::kind::unavailable, "the store is closed")));
}

std::size_t writer::waiting() const {
  const std::lock_guard lock(guard_);
  return queue_.size();
}

void writer::stop() {
  {
    const std::lock_guard lock(guard_);
    stopping_ = true;
  }
  queued_.notify_one();
  if (thread_.joinable()) thread_.join();
  held_.reset();
}

// Empty only when the queue is drained and the writer is to stop.
std::vector<writer::task> writer::take() {
  std::unique_lock lock(guard_);
  queued_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  const auto end =
      queue_.begin() + static_cast<std::ptrdiff_t>(std::min(queue_.size(), how_.most_jobs));
  std::vector<task> batch(std::make_move_iterator(queue_.begin()), std::make_move_iterator(end));
  queue_.erase(queue_.begin(), end);
  return batch;
}

void writer::give_back(std::span<task> unread) {
  const std::lock_guard lock(guard_);
  queue_.insert(queue_.begin(), std::make_move_iterator(unread.begin()),
                std::make_move_iterator(unread.end()));
}

void writer::loop() {
  writes_here = true;
  for (auto batch = take(); !batch.empty(); batch = take()) {
    const std::size_t ran = run(batch);
    if (ran < batch.size()) give_back(std::span(batch).subspan(ran));
    for (task& each : std::span(batch).first(ran)) {
      try {
        each.finished(each.failed);
      } catch (...) {
        // The outcome stands; a listener that fails must not take the others' answers with it.
      }
    }
    if (how_.between && held_ != nullptr && !held_->broken()) how_.between(*held_);
  }
}

// Runs and commits the front of the batch; returns how many jobs have their outcome.
std::size_t writer::run(std::span<task> batch) {
  if (how_.shares)
    if (const auto ran = run_shared(batch)) return *ran;
  return run_apart(batch);
}

// Without savepoints; nothing when a job must be taken back, and then nothing has happened.
std::optional<std::size_t> writer::run_shared(std::span<task> batch) {
  try {
    begin();
  } catch (...) {
    return std::nullopt;  // fails again, and is told there
  }
  held_->share_batch(true);
  const auto until = clock::now() + longest_batch;
  std::size_t ran = 0;
  bool good = true;
  while (good && ran < batch.size() && (ran == 0 || clock::now() < until))
    good = attempt_shared(batch[ran++]);
  held_->share_batch(false);
  if (good) {
    commit(batch.first(ran));
    return ran;
  }
  held_->leave_transaction();
  for (task& each : batch.first(ran)) each.failed = nullptr;
  return std::nullopt;
}

// False: it changed something that must not stay.
bool writer::attempt_shared(task& one) {
  const auto before = held_->changed_rows();
  bool kept = false;
  try {
    kept = one.job(*held_);
  } catch (...) {
    one.failed = std::current_exception();
  }
  if (held_->broken() || !held_->in_transaction()) return false;
  return kept || held_->changed_rows() == before;
}

std::size_t writer::run_apart(std::span<task> batch) {
  try {
    begin();
  } catch (...) {
    for (task& each : batch) each.failed = std::current_exception();
    return batch.size();
  }
  const auto until = clock::now() + longest_batch;
  std::size_t ran = 0;
  while (ran < batch.size() && (ran == 0 || clock::now() < until)) {
    attempt(batch[ran++]);
    if (held_->broken() || !held_->in_transaction()) {
      // The engine gave up the whole transaction, and with it what earlier jobs had done.
      held_->leave_transaction();
      for (task& each : batch.first(ran))
        if (each.failed == nullptr) each.failed = batch[ran - 1].failed;
      return ran;
    }
  }
  commit(batch.first(ran));
  return ran;
}

// A connection lost while it was idle is opened again, once: nothing has been done on it yet.
void writer::begin() {
  for (bool again : {true, false}) {
    if (held_ == nullptr || held_->broken()) {
      held_.reset();
      held_ = how_.connect();
    }
    held_->leave_transaction();
    try {
      held_->execute(how_.begin);
      return;
    } catch (const error_thrown&) {
      if (!again || !held_->broken()) throw;
    }
  }
}

void writer::attempt(task& one) {
  try {
    held_->later("SAVEPOINT job");
    if (!one.job(*held_)) held_->execute("ROLLBACK TO job");
    held_->later("RELEASE job");
  } catch (...) {
    one.failed = std::current_exception();
    undo();
  }
}

// Back to before the job; where even that fails the whole transaction goes.
void writer::undo() noexcept {
  if (held_->broken() || !held_->in_transaction()) return;
  try {
    held_->execute("ROLLBACK TO job");
    held_->execute("RELEASE job");
  } catch (...) {
    held_->leave_transaction();
  }
}

// A refusal may rest on what an earlier job of the batch wrote, so it falls with the commit too.
void writer::commit(std::span<task> ran) {
  try {
    held_->execute("COMMIT");
  } catch (...) {
    for (task& each : ran)
      if (each.failed == nullptr) each.failed = std::current_exception();
    held_->leave_transaction();
  }
}

}  // namespace wangge::db
