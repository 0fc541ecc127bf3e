#include "api/lanes.h"

#include <algorithm>

namespace wangge::api {

work_queue::work_queue(int threads, std::size_t limit)
    : limit_(limit), most_heavy_(std::max(1, threads / 2)) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

work_queue::~work_queue() {
  stop();
}

bool work_queue::push(std::function<void()> work, double share, weight how) {
  {
    const std::lock_guard lock(guard_);
    const auto waits = light_.size() + heavy_.size();
    if (stopping_ || static_cast<double>(waits) >= static_cast<double>(limit_) * share)
      return false;
    (how == weight::heavy ? heavy_ : light_).push_back({++arrived_, std::move(work)});
  }
  wake_.notify_one();
  return true;
}

std::size_t work_queue::waiting() const {
  const std::lock_guard lock(guard_);
  return light_.size() + heavy_.size();
}

void work_queue::stop() {
  {
    const std::lock_guard lock(guard_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& one : threads_)
    if (one.joinable()) one.join();
}

bool work_queue::takes_heavy() const {
  return may_start_heavy() && (light_.empty() || heavy_.front().number < light_.front().number);
}

void work_queue::run() {
  std::unique_lock lock(guard_);
  for (;;) {
    wake_.wait(lock, [this] {
      return !light_.empty() || may_start_heavy() || (stopping_ && heavy_.empty());
    });
    const bool heavy = takes_heavy();
    auto& from = heavy ? heavy_ : light_;
    if (from.empty()) return;
    const auto work = std::move(from.front().work);
    from.pop_front();
    heavy_running_ += heavy;
    lock.unlock();
    work();
    lock.lock();
    if (!heavy) continue;
    --heavy_running_;
    wake_.notify_all();
  }
}

}  // namespace wangge::api
