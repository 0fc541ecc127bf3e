#include "api/lanes.h"

namespace wangge::api {

work_queue::work_queue(int threads, std::size_t limit) : limit_(limit) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

work_queue::~work_queue() {
  stop();
}

bool work_queue::push(std::function<void()> work, double share) {
  {
    const std::lock_guard lock(guard_);
    if (stopping_ || static_cast<double>(queue_.size()) >= static_cast<double>(limit_) * share)
      return false;
    queue_.push_back(std::move(work));
  }
  wake_.notify_one();
  return true;
}

std::size_t work_queue::waiting() const {
  const std::lock_guard lock(guard_);
  return queue_.size();
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

void work_queue::run() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock(guard_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
    }
    work();
  }
}

}  // namespace wangge::api
