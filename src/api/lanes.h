#pragma once
// Bounded queues of work for reader threads and slow threads. Under load statistics are refused
// first, then reads; writes are the writer's own queue and are refused last.

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace wangge::api {

class work_queue {
 public:
  // `threads` run work in order of arrival.
  work_queue(int threads, std::size_t limit);
  ~work_queue();
  // False when more than `share` (0..1] of the limit is waiting: the caller refuses the request.
  bool push(std::function<void()> work, double share);
  std::size_t waiting() const;
  void stop();  // finishes what is queued

 private:
  void run();
  const std::size_t limit_;
  mutable std::mutex guard_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

// Targets of requests that lately took longer than a brief read may. Clients ask the same again and
// again; forgetting one, or taking one for another, costs a little time and nothing else.
class remembered_targets {
 public:
  void add(std::string_view target) { slot(target).store(std::hash<std::string_view>{}(target)); }
  bool hold(std::string_view target) const {
    return slot(target).load(std::memory_order_relaxed) == std::hash<std::string_view>{}(target);
  }

 private:
  static constexpr std::size_t places = 1'024;
  std::atomic<std::size_t>& slot(std::string_view target) {
    return held_[std::hash<std::string_view>{}(target) % places];
  }
  const std::atomic<std::size_t>& slot(std::string_view target) const {
    return held_[std::hash<std::string_view>{}(target) % places];
  }
  std::array<std::atomic<std::size_t>, places> held_{};
};

}  // namespace wangge::api
