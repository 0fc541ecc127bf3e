#pragma once
// The face of the HTTP server. Everything else in the program sees only these types;
// Beast and Asio live in server.cpp alone (they are slow to compile).

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wangge::http {

enum class method { get, head, post, put, patch, del, options, other };

using pairs = std::vector<std::pair<std::string, std::string>>;

class body_file;  // body_file.h

struct request {
  method verb = method::get;
  std::string target;  // as sent, origin form
  std::string path;    // percent-decoded, UTF-8, no "." or ".." segments
  pairs query;         // decoded, in order
  pairs headers;       // names in lower case
  std::string body;
  std::string peer;  // address of the client (X-Forwarded-For when the peer is a trusted proxy)
  std::shared_ptr<body_file> file;  // holds the body instead, where body_folder() said so

  std::string_view header(std::string_view lower_name) const;          // empty when absent
  std::optional<std::string_view> param(std::string_view name) const;  // first of that name
};

// A body made while it is sent. next() appends a chunk (about 64 KB) and returns false at the end;
// it runs on a worker thread, never on an I/O thread. Throwing cuts the connection.
class body_source {
 public:
  virtual ~body_source() = default;
  virtual bool next(std::string& chunk) = 0;
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }  // Content-Length
};

// An open server-sent-events stream of one client.
struct subscription {
  // Which events this client may and wants to see; called on an I/O thread, must be cheap.
  std::function<bool(const struct event&)> wants;
  // Rechecked before each heartbeat; false closes the stream (session ended).
  std::function<bool()> alive;
};

struct response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  pairs headers;
  std::string body;
  std::shared_ptr<body_source> source;   // instead of body
  std::shared_ptr<subscription> events;  // instead of body: becomes an SSE stream
};

// Something changed: clients refetch what they show.
struct event {
  std::uint64_t sequence = 0;
  std::string topic;     // entity plural, or "jobs", "session"
  std::int64_t low = 0;  // range of 15-digit codes it concerns
  std::int64_t high = 0;
  std::string data;  // one line of JSON
};

// Called exactly once, from any thread.
using responder = std::function<void(response)>;

class application {
 public:
  virtual ~application() = default;
  // The largest body this request may carry; called with method, path and headers only.
  virtual std::uint64_t body_limit(const request& head) = 0;
  // Called on an I/O thread; must not block. `answer` may be called later from another thread.
  virtual void handle(request&& ask, responder answer) = 0;
  // The answer for a request the server itself turns away (400, 408, 413, 414, 431, 501, 505, 503).
  virtual response turned_away(int status) = 0;
  // Where the body of such a request is written while it arrives; empty: it is kept in memory.
  virtual std::filesystem::path body_folder(const request&) { return {}; }
};

struct server_options {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;  // 0 picks a free one
  int io_threads = 1;
  int source_threads = 2;  // run body_source::next
  std::size_t max_connections = 12000;
  std::size_t header_limit = 16 * 1024;
  int header_seconds = 10;  // to send all headers
  int body_seconds = 60;    // per MB of body
  int idle_seconds = 75;
  int write_seconds = 30;      // per 64 KB of answer
  int heartbeat_seconds = 20;  // between comments on an event stream
  int stop_seconds = 5;
  std::string tls_certificate;  // PEM paths; both or none
  std::string tls_key;
  std::vector<std::string> trusted_proxies;  // addresses or networks (10.0.0.0/8)
};

struct server_counters {
  std::atomic<std::int64_t> connections{0}, requests{0}, turned_away{0}, event_streams{0},
      bytes_out{0};
};

class server {
 public:
  server(server_options how, application& app);
  ~server();
  // Binds and starts the threads; throws std::system_error when the address is taken.
  void start();
  std::uint16_t port() const;
  // Refuses new connections, finishes running requests within stop_seconds, ends event streams.
  void stop();
  // Thread-safe. Events are merged for up to 100 ms per topic and code range before they are sent.
  void publish(event what);
  const server_counters& counters() const;

 private:
  struct body;
  std::unique_ptr<body> body_;
};

}  // namespace wangge::http
