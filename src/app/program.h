#pragma once
// The serving program: accounts in memory, routes, dispatcher, server, regular work.

#include <atomic>
#include <memory>
#include <thread>

#include "access/parts.h"
#include "api/dispatcher.h"
#include "app/listeners.h"
#include "app/runtime.h"
#include "http/http.h"

namespace wangge::app {

class program {
 public:
  program(runtime& parts, const http::server_options& web, int readers);
  ~program();
  void start();
  void stop();
  std::uint16_t port() const;
  // The whole route table behind its checks; tests ask it without a socket.
  api::dispatcher& desk() { return *dispatcher_; }
  std::string address() const;  // "http://127.0.0.1:8080"
  // With no account yet: prints the one-time link that makes the first administrator.
  void announce_first_start();

 private:
  std::vector<api::route> all_routes();
  std::vector<api::route> own_routes();
  http::response metrics() const;
  result<http::response> event_stream(const api::call& ask);
  template <class Work>
  void attempt(const char* what, Work work);
  void regular_work();
  void seal();

  runtime& parts_;
  access::parts access_;
  std::unique_ptr<api::dispatcher> dispatcher_;
  std::unique_ptr<http::server> server_;
  std::string openapi_;
  http::server_options web_;
  listeners listeners_;
  std::atomic<bool> stopping_{false};
  std::thread regular_;
};

}  // namespace wangge::app
