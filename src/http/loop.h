#pragma once
// One I/O thread's connections. Asio's side of it is in server.cpp.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "http/http.h"
#include "http/peer.h"
#include "http/source_pool.h"

namespace wangge::http {

class session;
using moment = std::chrono::steady_clock::time_point;

// What all loops share.
struct server_parts {
  application& app;
  const server_options& how;
  server_counters& counts;
  source_pool& sources;
  const proxy_list& proxies;
};

struct announcement {
  event what;
  std::string text;
};

class loop : public std::enable_shared_from_this<loop> {
 public:
  explicit loop(server_parts parts) : parts_(parts) {}
  virtual ~loop() = default;
  loop(const loop&) = delete;
  loop& operator=(const loop&) = delete;

  // Thread-safe; after the end of the loop the work is dropped. Those on other threads name a
  // session by its number and never hold it: a session ends on its own loop.
  virtual void post(std::function<void()> work) = 0;

  // The rest on the loop's thread only.
  const server_parts& parts() const { return parts_; }
  std::uint64_t adopt(std::shared_ptr<session> one);
  void release(std::uint64_t id);
  std::shared_ptr<session> find(std::uint64_t id) const;  // null when it has ended
  void listen(std::uint64_t id) { listeners_.insert(id); }
  void deliver(const std::vector<announcement>& news);
  // Ends what has passed its deadline. One sweep for all costs less than a timer for each.
  void tick(moment now);
  void wind_down();
  bool stopping() const { return stopping_; }

 protected:
  virtual void on_last_one_gone() = 0;  // while stopping
  void close_all();

 private:
  std::vector<std::shared_ptr<session>> everyone() const;

  server_parts parts_;
  std::unordered_map<std::uint64_t, std::shared_ptr<session>> sessions_;
  std::unordered_set<std::uint64_t> listeners_;
  std::uint64_t last_id_ = 0;
  bool stopping_ = false;
};

}  // namespace wangge::http
