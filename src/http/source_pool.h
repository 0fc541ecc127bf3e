#pragma once
// Threads that make streamed bodies, so that a slow export never holds an I/O thread.

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/http.h"

namespace wangge::http {

// One piece of a streamed body. The source travels with it: only one thread holds it at a time.
struct slice {
  std::shared_ptr<body_source> source;
  std::string bytes;
  bool more = false;
  bool broken = false;  // next() threw
};

class source_pool {
 public:
  ~source_pool();
  void start(int threads);
  // Calls next() once and hands the piece to `done`, both on a thread of the pool.
  void pull(std::shared_ptr<body_source> source, std::function<void(slice)> done);
  // Destroys a source that is no longer wanted: its end may wait for a disk or a database.
  void discard(std::shared_ptr<body_source> source);
  // Waits for running next() calls; waiting ones are dropped.
  void stop();

 private:
  struct job {
    std::shared_ptr<body_source> source;
    std::function<void(slice)> done;  // empty: discard
  };
  void add(job what);
  void work();

  std::mutex lock_;
  std::condition_variable wake_;
  std::deque<job> jobs_;
  std::vector<std::thread> threads_;
  bool stopping_ = false;
};

}  // namespace wangge::http
