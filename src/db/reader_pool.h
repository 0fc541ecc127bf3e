#pragma once
// A fixed number of reader connections, lent one at a time. Internal to db/.

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "db/engine.h"

namespace wangge::db {

class reader_pool {
 public:
  // Opens `count` connections; throws error_thrown.
  reader_pool(connector connect, int count,
              std::chrono::milliseconds longest_wait = std::chrono::seconds(10));

  // Waits for a free connection; a broken one is replaced first. Throws busy after the longest
  // wait (a thread that leases twice would otherwise wait for itself for ever), unavailable when
  // the engine cannot be reached or the pool is closed.
  store::lease take();
  // One that is free at once and limited to so many steps, or nothing.
  std::optional<store::lease> take_now(int steps);
  // Statements that run on readers end with error_thrown::kind::busy.
  void interrupt();
  // Closes what is idle now and the rest as it comes back.
  void close();

 private:
  using held = std::unique_ptr<engine_connection>;

  void give_back(held back) noexcept;
  store::lease lent(held out);
  held wait_for_idle();

  connector connect_;
  std::chrono::milliseconds longest_wait_;
  std::mutex guard_;
  std::condition_variable freed_;
  std::vector<connection*> lent_;
  std::vector<held> idle_;  // the last one back goes out first: its cache is warm
  bool closed_ = false;
};

}  // namespace wangge::db
