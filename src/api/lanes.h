#pragma once
// Bounded queues of work for reader threads and slow threads. Under load statistics are refused
// first, then reads; writes are the writer's own queue and are refused last.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
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

}  // namespace wangge::api
