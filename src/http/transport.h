#pragma once
// The bytes of one connection. A session sees neither sockets nor TLS behind it, which keeps Asio
// out of every file but server.cpp. Everything here happens on the connection's own loop.

#include <cstddef>
#include <memory>
#include <string_view>

namespace wangge::http {

class transport_owner : public std::enable_shared_from_this<transport_owner> {
 public:
  virtual ~transport_owner() = default;
  virtual void on_opened(bool well) = 0;
  virtual void on_read(std::size_t bytes) = 0;  // 0: ended, failed or cancelled
  virtual void on_written(bool well) = 0;
  virtual void on_finished() = 0;
};

// At most one read and one write at a time. Answers never come from within the call.
class transport {
 public:
  virtual ~transport() = default;
  // The owner outlives every pending operation, for each holds a share of it.
  void belong_to(transport_owner& owner) { owner_ = &owner; }
  virtual void open() = 0;  // TLS handshake
  virtual void read(char* to, std::size_t room) = 0;
  virtual void cancel_read() = 0;
  virtual void write(std::string_view bytes) = 0;  // all of them
  // Says that nothing more will be sent. Reading goes on, below TLS, only to be thrown away.
  virtual void finish() = 0;
  virtual void close() = 0;
  virtual void abort() = 0;  // a reset, so that the client cannot take a part for the whole

 protected:
  std::shared_ptr<transport_owner> owner() const { return owner_->shared_from_this(); }

 private:
  transport_owner* owner_ = nullptr;
};

}  // namespace wangge::http
