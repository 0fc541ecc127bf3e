#include "client.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

#include "measure.h"

namespace wangge::bench {
namespace {

std::size_t length_of(const std::string& head) {
  for (const char* name : {"\r\nContent-Length: ", "\r\ncontent-length: "})
    if (const auto at = head.find(name); at != std::string::npos)
      return std::stoul(head.substr(at + 18));
  throw std::runtime_error("an answer without a length: " + head);
}

}  // namespace

connection::connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
    throw std::runtime_error(fmt::format("nobody answers at port {}", port));
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

connection::connection(connection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), read_(std::move(other.read_)) {}

connection::~connection() {
  if (socket_ >= 0) close(socket_);
}

void connection::send(std::string_view request) {
  while (!request.empty()) {
    const auto sent = ::send(socket_, request.data(), request.size(), MSG_NOSIGNAL);
    if (sent <= 0) throw std::runtime_error("the server hung up");
    request.remove_prefix(static_cast<std::size_t>(sent));
  }
}

reply connection::receive() {
  reply out;
  std::size_t head = std::string::npos, whole = 0;
  char part[65536];
  while (head == std::string::npos || read_.size() < whole) {
    const auto got = recv(socket_, part, sizeof part, 0);
    if (got <= 0) throw std::runtime_error("the server hung up");
    read_.append(part, static_cast<std::size_t>(got));
    if (head == std::string::npos && (head = read_.find("\r\n\r\n")) != std::string::npos)
      whole = head + 4 + length_of(read_.substr(0, head));
  }
  out.status = std::stoi(read_.substr(9, 3));
  out.headers = read_.substr(0, head);
  out.body = read_.substr(head + 4, whole - head - 4);
  read_.erase(0, whole);
  return out;
}

std::string get_request(std::string_view path, std::string_view headers) {
  return fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n", path, headers);
}

std::string request_with_body(std::string_view method, std::string_view path,
                              std::string_view headers, std::string_view body) {
  return fmt::format(
      "{} {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Content-Length: {}\r\n{}\r\n{}",
      method, path, body.size(), headers, body);
}

void ask_rounds(std::vector<connection>& clients, std::string_view request, int rounds) {
  for (int i = 0; i < rounds; ++i) {
    for (auto& one : clients) one.send(request);
    for (auto& one : clients)
      if (const auto got = one.receive(); got.status != 200)
        throw std::runtime_error(fmt::format("{}: {}", got.status, got.body.substr(0, 300)));
  }
}

std::vector<double> latencies(connection& client, std::string_view request, int count) {
  std::vector<double> all;
  for (int i = 0; i < count; ++i) {
    const double from = wall_seconds();
    client.ask(request);
    all.push_back(wall_seconds() - from);
  }
  return all;
}

}  // namespace wangge::bench
