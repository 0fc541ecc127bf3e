#pragma once
// Included by server.cpp alone: Asio's streams are slow to compile.

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <memory>
#include <utility>

#include "http/transport.h"

namespace wangge::http {

namespace asio = boost::asio;
using boost::system::error_code;
// A concrete executor: no type-erased one is copied with every operation.
using io_executor = asio::io_context::executor_type;
using tcp_socket = asio::basic_stream_socket<asio::ip::tcp, io_executor>;
using tls_stream = asio::ssl::stream<tcp_socket>;

template <class Stream>
class socket_transport : public transport {
 public:
  template <class... Arguments>
  explicit socket_transport(Arguments&&... arguments)
      : stream_(std::forward<Arguments>(arguments)...) {}

  void read(char* to, std::size_t room) override { read_from(stream_, to, room); }
  void write(std::string_view bytes) override {
    asio::async_write(stream_, asio::buffer(bytes),
                      [to = owner()](error_code ec, std::size_t) { to->on_written(!ec); });
  }
  void cancel_read() override {
    error_code ignored;
    socket().cancel(ignored);
  }
  void close() override {
    error_code ignored;
    socket().close(ignored);
  }
  void abort() override {
    error_code ignored;
    socket().set_option(asio::socket_base::linger(true, 0), ignored);
    close();
  }

 protected:
  tcp_socket& socket() {
    if constexpr (std::is_same_v<Stream, tcp_socket>)
      return stream_;
    else
      return stream_.next_layer();
  }
  template <class From>
  void read_from(From& from, char* to, std::size_t room) {
    from.async_read_some(asio::buffer(to, room), [back = owner()](error_code ec, std::size_t n) {
      back->on_read(ec ? 0 : n);
    });
  }
  void end_sending() {
    error_code ignored;
    socket().shutdown(asio::socket_base::shutdown_send, ignored);
  }

  Stream stream_;
};

class plain_transport final : public socket_transport<tcp_socket> {
 public:
  using socket_transport::socket_transport;
  void open() override {
    asio::post(stream_.get_executor(), [to = owner()] { to->on_opened(true); });
  }
  void finish() override {
    end_sending();
    asio::post(stream_.get_executor(), [to = owner()] { to->on_finished(); });
  }
};

class tls_transport final : public socket_transport<tls_stream> {
 public:
  using socket_transport::socket_transport;
  void open() override {
    stream_.async_handshake(asio::ssl::stream_base::server,
                            [to = owner()](error_code ec) { to->on_opened(!ec); });
  }
  void read(char* to, std::size_t room) override {
    if (finished_)
      read_from(stream_.next_layer(), to, room);
    else
      read_from(stream_, to, room);
  }
  void finish() override {
    finished_ = true;
    // Fails when the client is still sending, which is why the rest is drained below TLS.
    stream_.async_shutdown([this, to = owner()](error_code) {
      end_sending();
      to->on_finished();
    });
  }

 private:
  bool finished_ = false;
};

}  // namespace wangge::http
