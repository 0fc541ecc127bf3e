#include "app/http_client.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace wangge::app {
namespace {

constexpr std::size_t chunk = 16 * 1024;

[[noreturn]] void fail(const char* what) {
  throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

std::vector<std::pair<std::string, std::string>> read_headers(const std::string& head) {
  std::vector<std::pair<std::string, std::string>> all;
  for (auto at = head.find("\r\n"); at != std::string::npos;) {
    const auto start = at + 2, end = head.find("\r\n", start);
    const auto line = head.substr(start, end == std::string::npos ? end : end - start);
    if (const auto colon = line.find(':'); colon != std::string::npos) {
      std::string name = line.substr(0, colon), value = line.substr(colon + 1);
      std::transform(name.begin(), name.end(), name.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      value.erase(0, value.find_first_not_of(' '));
      all.emplace_back(std::move(name), std::move(value));
    }
    at = end;
  }
  return all;
}

}  // namespace

std::optional<web_address> read_web_address(const std::string& url) {
  constexpr std::string_view scheme = "http://";
  if (!url.starts_with(scheme)) return std::nullopt;
  std::string rest = url.substr(scheme.size());
  if (!rest.empty() && rest.back() == '/') rest.pop_back();
  if (rest.empty() || rest.find('/') != std::string::npos) return std::nullopt;
  const auto colon = rest.rfind(':');
  if (colon == std::string::npos) return web_address{rest, "80"};
  return web_address{rest.substr(0, colon), rest.substr(colon + 1)};
}

std::string web_answer::header(const std::string& lower_name) const {
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [&](const auto& one) { return one.first == lower_name; });
  return found == headers.end() ? std::string() : found->second;
}

void http_client::connect() {
  addrinfo wanted{}, *found = nullptr;
  wanted.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(where_.host.c_str(), where_.port.c_str(), &wanted, &found) != 0)
    throw std::runtime_error("no such host: " + where_.host);
  for (const auto* one = found; one && socket_ < 0; one = one->ai_next) {
    socket_ = ::socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol);
    if (socket_ >= 0 && ::connect(socket_, one->ai_addr, one->ai_addrlen) != 0) close();
  }
  freeaddrinfo(found);
  if (socket_ < 0) fail("connect");
}

void http_client::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  read_.clear();
}

void http_client::send_all(const std::string& text) {
  for (std::size_t sent = 0; sent < text.size();) {
    const auto n = ::send(socket_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) fail("send");
    sent += static_cast<std::size_t>(n);
  }
}

bool http_client::more() {
  char buffer[chunk];
  const auto n = ::recv(socket_, buffer, sizeof buffer, 0);
  if (n < 0) fail("recv");
  read_.append(buffer, static_cast<std::size_t>(n));
  return n > 0;
}

std::string http_client::read_until(const std::string& end) {
  std::size_t at;
  while ((at = read_.find(end)) == std::string::npos)
    if (!more()) throw std::runtime_error("the server closed the connection");
  std::string out = read_.substr(0, at);
  read_.erase(0, at + end.size());
  return out;
}

std::string http_client::read_exactly(std::size_t size) {
  while (read_.size() < size)
    if (!more()) throw std::runtime_error("the server closed the connection");
  std::string out = read_.substr(0, size);
  read_.erase(0, size);
  return out;
}

web_answer http_client::ask(const std::string& method, const std::string& target,
                            const std::string& body) {
  if (socket_ < 0) connect();
  std::string text = method + " " + target + " HTTP/1.1\r\nHost: " + where_.host + ":" +
                     where_.port + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  if (!body.empty()) text += "Content-Type: application/json\r\n";
  for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
  send_all(text + "\r\n" + body);
  const auto head = read_until("\r\n\r\n");
  web_answer out;
  if (head.size() > 12) out.status = std::atoi(head.c_str() + 9);
  out.headers = read_headers(head);
  const auto length = out.header("content-length");
  out.body = read_exactly(length.empty() ? 0 : std::stoul(length));
  if (out.header("connection") == "close") close();
  return out;
}

}  // namespace wangge::app
