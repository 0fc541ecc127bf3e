#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/http.h"
#include "http/wire.h"

namespace wangge::test {

// An application whose behaviour each test sets.
class tiny_app final : public http::application {
 public:
  std::function<void(http::request&&, http::responder)> on_request = [](http::request&& ask,
                                                                        http::responder answer) {
    http::response out;
    out.content_type = "text/plain";
    out.body = ask.path;
    if (!ask.body.empty()) out.body += "|" + ask.body;
    answer(std::move(out));
  };
  std::function<std::uint64_t(const http::request&)> on_limit = [](const http::request&) {
    return std::uint64_t{1000};
  };
  std::atomic<int> handled{0};

  std::uint64_t body_limit(const http::request& head) override { return on_limit(head); }
  void handle(http::request&& ask, http::responder answer) override {
    ++handled;
    on_request(std::move(ask), std::move(answer));
  }
  http::response turned_away(int status) override {
    http::response out;
    out.status = status;
    out.body = "{\"status\":" + std::to_string(status) + "}";
    return out;
  }
};

http::response inline text_answer(std::string body, int status = 200) {
  http::response out;
  out.status = status;
  out.content_type = "text/plain";
  out.body = std::move(body);
  return out;
}

// A server on a free port, for one test.
class running_server {
 public:
  explicit running_server(http::server_options how = {}) {
    how.port = 0;
    server_.emplace(std::move(how), app);
  }
  // After the test has set up the application.
  running_server& start() {
    server_->start();
    return *this;
  }
  wire connect() const { return wire(server_->port()); }
  http::server& server() { return *server_; }
  const http::server_counters& counters() const { return server_->counters(); }

  tiny_app app;

 private:
  std::optional<http::server> server_;
};

// Waits until something another thread does has happened; the test fails when it never does.
inline bool eventually(const std::function<bool()>& happened) {
  for (int i = 0; i < 1000; ++i) {
    if (happened()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

inline std::string get(std::string_view target, std::string_view fields = "") {
  std::string text = "GET ";
  return text.append(target).append(" HTTP/1.1\r\nHost: t\r\n").append(fields).append("\r\n");
}

inline std::string post(std::string_view target, std::string_view body,
                        std::string_view fields = "") {
  std::string text = "POST ";
  text.append(target).append(" HTTP/1.1\r\nHost: t\r\nContent-Length: ");
  text.append(std::to_string(body.size())).append("\r\n").append(fields);
  return text.append("\r\n").append(body);
}

}  // namespace wangge::test
