#include "db/reader_pool.h"

namespace wangge::db {

reader_pool::reader_pool(connector connect, int count, std::chrono::milliseconds longest_wait)
    : connect_(std::move(connect)), longest_wait_(longest_wait) {
  idle_.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) idle_.push_back(connect_());
}

reader_pool::held reader_pool::wait_for_idle() {
  std::unique_lock lock(guard_);
  const bool free =
      freed_.wait_for(lock, longest_wait_, [this] { return closed_ || !idle_.empty(); });
  if (closed_) throw error_thrown(error_thrown::kind::unavailable, "the store is closed");
  if (!free) throw error_thrown(error_thrown::kind::busy, "no reader became free");
  held out = std::move(idle_.back());
  idle_.pop_back();
  return out;
}

store::lease reader_pool::take() {
  held out = wait_for_idle();
  if (out == nullptr || out->broken()) {
    try {
      out = connect_();
    } catch (...) {
      give_back(nullptr);  // the place stays in the pool, the next taker tries again
      throw;
    }
  }
  return lent(std::move(out));
}

std::optional<store::lease> reader_pool::take_now(int steps) {
  held out;
  {
    const std::lock_guard lock(guard_);
    if (idle_.empty() || idle_.back() == nullptr || idle_.back()->broken()) return std::nullopt;
    out = std::move(idle_.back());
    idle_.pop_back();
  }
  out->limit_steps(steps);
  return lent(std::move(out));
}

store::lease reader_pool::lent(held out) {
  {
    const std::lock_guard lock(guard_);
    lent_.push_back(out.get());
  }
  return {std::move(out), [this](std::unique_ptr<connection> back) {
            give_back(held(static_cast<engine_connection*>(back.release())));
          }};
}

void reader_pool::give_back(held back) noexcept {
  if (back != nullptr) {
    back->leave_transaction();
    back->rest();
  }
  {
    const std::lock_guard lock(guard_);
    std::erase(lent_, back.get());
    if (!closed_) idle_.push_back(std::move(back));  // never grows: room was reserved
  }
  freed_.notify_one();
}

void reader_pool::interrupt() {
  const std::lock_guard lock(guard_);
  for (auto* one : lent_) one->interrupt();
}

void reader_pool::close() {
  std::vector<held> closing;
  {
    const std::lock_guard lock(guard_);
    closed_ = true;
    closing.swap(idle_);
  }
  freed_.notify_all();
}

}  // namespace wangge::db
