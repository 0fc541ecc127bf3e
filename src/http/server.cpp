#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "http/events.h"
#include "http/loop.h"
#include "http/session.h"
#include "http/socket_transport.h"

namespace wangge::http {
namespace {

using namespace std::chrono_literals;
using tcp_acceptor = asio::basic_socket_acceptor<asio::ip::tcp, io_executor>;
using loop_timer =
    asio::basic_waitable_timer<std::chrono::steady_clock,
                               asio::wait_traits<std::chrono::steady_clock>, io_executor>;

constexpr auto sweep_every = 500ms;
constexpr auto merge_for = 100ms;
constexpr auto accept_pause = 50ms;
// Clients above the limit that are told so; those above that too wait in the kernel's queue.
constexpr std::int64_t told_they_are_too_many = 64;

[[noreturn]] void fail(const error_code& ec, const char* what) {
  throw std::system_error(std::error_code(ec), what);
}

// The soft limit is often 1,024, and each client takes a descriptor.
void allow_many_descriptors() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

std::string text_of(const asio::ip::address& peer) {
  if (peer.is_v6() && peer.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, peer.to_v6()).to_string();
  return peer.to_string();
}

asio::ssl::context make_tls(const server_options& how) {
  asio::ssl::context tls(asio::ssl::context::tls_server);
  error_code ec;
  tls.use_certificate_chain_file(how.tls_certificate, ec);
  if (ec) fail(ec, "TLS certificate");
  tls.use_private_key_file(how.tls_key, asio::ssl::context::pem, ec);
  if (ec) fail(ec, "TLS key");
  SSL_CTX* raw = tls.native_handle();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);
  // Tickets keep a resumed session's state at the client: a full handshake costs 20 times as much.
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  static constexpr unsigned char name[] = "wangge";
  SSL_CTX_set_session_id_context(raw, name, sizeof name - 1);
  return tls;
}

class io_loop final : public loop {
 public:
  explicit io_loop(server_parts parts) : loop(parts), sweeper_(io_) {}

  void post(std::function<void()> work) override { asio::post(io_, std::move(work)); }
  asio::io_context& io() { return io_; }

  void run(std::function<void()> at_end) {
    thread_ = std::thread([this, at_end = std::move(at_end)] {
      sweep();
      while (!io_.stopped()) {
        try {
          io_.run();
        } catch (...) {  // a machine out of memory: that connection's deadline ends it
        }
      }
      at_end();
    });
  }
  void join() {
    io_.stop();
    thread_.join();
  }
  // After every loop was joined: what is still queued here may hold a connection open.
  void clear() {
    close_all();
    io_.restart();
    io_.poll();
  }

 private:
  void on_last_one_gone() override { io_.stop(); }
  void sweep() {
    sweeper_.expires_after(sweep_every);
    sweeper_.async_wait([this](error_code ec) {
      if (ec) return;
      sweep();
      tick(std::chrono::steady_clock::now());
    });
  }

  asio::io_context io_{1};  // one thread runs it
  asio::executor_work_guard<io_executor> guard_{io_.get_executor()};
  loop_timer sweeper_;
  std::thread thread_;
};

}  // namespace

struct server::body {
  body(server_options with, application& application)
      : how(std::move(with)), app(application), proxies(how.trusted_proxies) {}

  void bind();
  void accept();
  void accept_later();
  void welcome(tcp_socket socket, io_loop& home);
  void flush_events();

  const server_options how;
  application& app;
  const proxy_list proxies;
  server_counters counts;
  std::optional<asio::ssl::context> tls;
  source_pool sources;
  std::vector<std::shared_ptr<io_loop>> loops;
  // These live on the first loop.
  std::optional<tcp_acceptor> acceptor;
  std::optional<loop_timer> accept_timer, merge_timer;
  std::uint16_t port = 0;
  std::size_t next_loop = 0;

  std::mutex events_lock;
  event_merger events;

  std::mutex end_lock;
  std::condition_variable ended;
  std::size_t running = 0;
  std::atomic<bool> started{false}, stopped{false};
};

void server::body::bind() {
  error_code ec;
  const auto host = asio::ip::make_address(how.host, ec);
  if (ec) fail(ec, "listen address");
  const asio::ip::tcp::endpoint where(host, how.port);
  acceptor.emplace(loops.front()->io());
  acceptor->open(where.protocol(), ec);
  if (ec) fail(ec, "listen");
  acceptor->set_option(asio::socket_base::reuse_address(true), ec);
  if (host.is_v6()) acceptor->set_option(asio::ip::v6_only(false), ec);
  acceptor->bind(where, ec);
  if (ec) fail(ec, "listen");
  acceptor->listen(4096, ec);
  if (ec) fail(ec, "listen");
  port = acceptor->local_endpoint().port();
}

void server::body::accept() {
  const auto most = static_cast<std::int64_t>(how.max_connections) + told_they_are_too_many;
  if (counts.connections >= most) return accept_later();
  io_loop& home = *loops[next_loop];
  acceptor->async_accept(home.io(), [this, &home](error_code ec, tcp_socket socket) {
    if (ec == asio::error::operation_aborted || !acceptor->is_open()) return;
    // Out of descriptors the listening socket stays ready: asking again at once would spin.
    if (ec) return accept_later();
    next_loop = (next_loop + 1) % loops.size();
    welcome(std::move(socket), home);
    accept();
  });
}

void server::body::accept_later() {
  accept_timer->expires_after(accept_pause);
  accept_timer->async_wait([this](error_code ec) {
    if (!ec) accept();
  });
}

void server::body::welcome(tcp_socket socket, io_loop& home) {
  const bool crowded = ++counts.connections > static_cast<std::int64_t>(how.max_connections);
  error_code ec;
  const auto peer = socket.remote_endpoint(ec);
  std::string from = ec ? std::string() : text_of(peer.address());
  socket.set_option(asio::ip::tcp::no_delay(true), ec);
  std::unique_ptr<transport> wire;
  if (tls)
    wire = std::make_unique<tls_transport>(std::move(socket), *tls);
  else
    wire = std::make_unique<plain_transport>(std::move(socket));
  auto one = std::make_shared<session>(home, std::move(wire), std::move(from));
  home.post([one = std::move(one), &home, crowded, this] {
    if (!home.stopping()) return one->start(crowded);
    --counts.connections;
  });
}

void server::body::flush_events() {
  std::vector<event> fresh;
  {
    const std::lock_guard hold(events_lock);
    fresh = events.take();
  }
  auto news = std::make_shared<std::vector<announcement>>();
  news->reserve(fresh.size());
  for (auto& what : fresh) {
    std::string text = event_text(what);
    news->push_back({std::move(what), std::move(text)});
  }
  for (const auto& one : loops) one->post([on = one.get(), news] { on->deliver(*news); });
}

server::server(server_options how, application& app)
    : body_(std::make_unique<body>(std::move(how), app)) {}

server::~server() {
  stop();
}

void server::start() {
  body& my = *body_;
  allow_many_descriptors();
  if (!my.how.tls_certificate.empty()) my.tls.emplace(make_tls(my.how));
  const server_parts parts{my.app, my.how, my.counts, my.sources, my.proxies};
  for (int i = 0; i < std::max(my.how.io_threads, 1); ++i)
    my.loops.push_back(std::make_shared<io_loop>(parts));
  my.accept_timer.emplace(my.loops.front()->io());
  my.merge_timer.emplace(my.loops.front()->io());
  my.bind();
  my.accept();
  my.sources.start(my.how.source_threads);
  my.started = true;
  my.running = my.loops.size();
  for (const auto& one : my.loops)
    one->run([&my] {
      const std::lock_guard hold(my.end_lock);
      --my.running;
      my.ended.notify_all();
    });
}

std::uint16_t server::port() const {
  return body_->port;
}
const server_counters& server::counters() const {
  return body_->counts;
}

void server::stop() {
  body& my = *body_;
  if (!my.started || my.stopped.exchange(true)) return;
  my.loops.front()->post([&my] {
    error_code ignored;
    my.acceptor->close(ignored);
    my.accept_timer->cancel();
  });
  for (const auto& one : my.loops) one->post([on = one.get()] { on->wind_down(); });
  {
    std::unique_lock hold(my.end_lock);
    my.ended.wait_for(hold, std::chrono::seconds(my.how.stop_seconds),
                      [&my] { return my.running == 0; });
  }
  for (const auto& one : my.loops) one->join();
  for (const auto& one : my.loops) one->clear();
  my.sources.stop();
}

void server::publish(event what) {
  body& my = *body_;
  const std::lock_guard hold(my.events_lock);
  if (!my.started || my.stopped || !my.events.add(std::move(what))) return;
  my.loops.front()->post([&my] {
    my.merge_timer->expires_after(merge_for);
    my.merge_timer->async_wait([&my](error_code ec) {
      if (!ec) my.flush_events();
    });
  });
}

}  // namespace wangge::http
