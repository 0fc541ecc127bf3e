#include "bare_server.h"

#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <memory>

namespace wangge::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;

class session : public std::enable_shared_from_this<session> {
 public:
  session(tcp::socket socket, const std::string& body) : stream_(std::move(socket)), body_(body) {
    stream_.socket().set_option(tcp::no_delay(true));
  }
  void read() {
    ask_ = {};
    http::async_read(stream_, buffer_, ask_,
                     [self = shared_from_this()](beast::error_code failed, std::size_t) {
                       if (!failed) self->answer();
                     });
  }

 private:
  void answer() {
    answer_ = {http::status::ok, ask_.version()};
    answer_.set(http::field::content_type, "application/json");
    answer_.body() = body_;
    answer_.keep_alive(ask_.keep_alive());
    answer_.prepare_payload();
    http::async_write(stream_, answer_,
                      [self = shared_from_this()](beast::error_code failed, std::size_t) {
                        if (!failed) self->read();
                      });
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> ask_;
  http::response<http::string_body> answer_;
  const std::string& body_;
};

void accept(tcp::acceptor& door, const std::string& body) {
  door.async_accept([&](beast::error_code failed, tcp::socket socket) {
    if (failed) return;
    std::make_shared<session>(std::move(socket), body)->read();
    accept(door, body);
  });
}

}  // namespace

int bare_server(std::size_t bytes) {
  const std::string body(bytes, 'x');
  asio::io_context loop(1);
  tcp::acceptor door(loop, {asio::ip::make_address("127.0.0.1"), 0});
  fmt::print("{}\n", door.local_endpoint().port());
  std::fflush(stdout);
  accept(door, body);
  loop.run();
  return 0;
}

served start_bare_server(const std::string& self, std::size_t bytes) {
  served out;
  out.process = std::make_unique<child>(
      std::vector<std::string>{self, "--bare-server", std::to_string(bytes)});
  out.port = std::stoi(out.process->read_line());
  return out;
}

}  // namespace wangge::bench
