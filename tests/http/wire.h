#pragma once
// A client that writes and reads raw bytes: what a well-behaved library would never send.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace wangge::test {

class wire {
 public:
  explicit wire(std::uint16_t port) : wire(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), port) {}
  wire(int unconnected, std::uint16_t port) : fd_(unconnected) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
      ::close(fd_);
      throw std::runtime_error("cannot connect");
    }
  }
  wire(wire&& other) noexcept : fd_(std::exchange(other.fd_, -1)), rest_(std::move(other.rest_)) {}
  wire(const wire&) = delete;
  wire& operator=(const wire&) = delete;
  ~wire() { close(); }

  int fd() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  void reset() {  // a RST instead of a FIN
    const linger now{1, 0};
    setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
  }
  void end_sending() { shutdown(fd_, SHUT_WR); }
  // False when the server has gone.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  // More bytes; false at the end, at an error or when nothing came in time.
  bool receive(int milliseconds = 10'000) {
    pollfd one{fd_, POLLIN, 0};
    if (poll(&one, 1, milliseconds) <= 0) return false;
    char bytes[65536];
    const auto got = recv(fd_, bytes, sizeof bytes, 0);
    was_reset_ = got < 0;
    ended_ = got <= 0;
    if (ended_) return false;
    rest_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }
  bool receive_at_once() { return receive(0); }
  bool was_reset() const { return was_reset_; }
  // Everything up to the end of the connection.
  std::string read_all() {
    while (receive()) {
    }
    return std::exchange(rest_, {});
  }
  // Up to and with `mark`; what came before the end when it never comes.
  std::string read_until(std::string_view mark) {
    std::size_t at = 0;
    while ((at = rest_.find(mark)) == rest_.npos)
      if (!receive()) return std::exchange(rest_, {});
    return take(at + mark.size());
  }
  std::string read_exactly(std::size_t bytes) {
    while (rest_.size() < bytes && receive()) {
    }
    return take(std::min(bytes, rest_.size()));
  }
  void forget() { rest_.clear(); }
  // One answer with a Content-Length (or none: a head only, as after HEAD).
  struct answer {
    int status = 0;
    std::string head, body;
    std::string field(std::string_view name) const {
      const auto at = head.find("\r\n" + std::string(name) + ": ");
      if (at == head.npos) return {};
      const auto from = at + name.size() + 4;
      return head.substr(from, head.find("\r\n", from) - from);
    }
  };
  answer read_answer(bool head_only = false) {
    answer out;
    out.head = read_until("\r\n\r\n");
    if (out.head.size() < 12) return out;
    out.status = std::stoi(out.head.substr(9, 3));
    const auto length = out.field("Content-Length");
    if (head_only || length.empty()) return out;
    out.body = read_exactly(std::stoul(length));
    return out;
  }
  // Nothing more but the end of the connection.
  bool at_end() { return rest_.empty() && !receive() && ended_; }

 private:
  std::string take(std::size_t bytes) {
    std::string out = rest_.substr(0, bytes);
    rest_.erase(0, bytes);
    return out;
  }

  int fd_ = -1;
  std::string rest_;
  bool was_reset_ = false, ended_ = false;
};

}  // namespace wangge::test
