#pragma once
// Bounded queues of work for reader threads and slow threads. Under load statistics are refused
// first, then reads; writes are the writer's own queue and are refused last. Heavy work never
// holds more than half of the threads, so that pages go on beside it.

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace wangge::api {

class work_queue {
 public:
  // `threads` run work in order of arrival; heavy work waits while half of them are at it.
  work_queue(int threads, std::size_t limit);
  ~work_queue();
  enum class weight { light, heavy };
  // False when more than `share` (0..1] of the limit is waiting: the caller refuses the request.
  bool push(std::function<void()> work, double share, weight how = weight::light);
  std::size_t waiting() const;
  void stop();  // finishes what is queued

 private:
  struct item {
    std::uint64_t number;
    std::function<void()> work;
  };
  void run();
  bool may_start_heavy() const { return !heavy_.empty() && heavy_running_ < most_heavy_; }
  bool takes_heavy() const;  // whether the next one is heavy
  const std::size_t limit_;
  const int most_heavy_;
  mutable std::mutex guard_;
  std::condition_variable wake_;
  std::deque<item> light_, heavy_;
  std::uint64_t arrived_ = 0;
  int heavy_running_ = 0;
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
