#pragma once
// The load client: plain blocking sockets, kept alive, one request in flight on each.

#include <string>
#include <string_view>
#include <vector>

namespace wangge::bench {

struct reply {
  int status = 0;
  std::string headers, body;
};

class connection {
 public:
  explicit connection(int port);
  ~connection();
  connection(connection&& other) noexcept;
  connection(const connection&) = delete;

  void send(std::string_view request);
  reply receive();
  int socket() const { return socket_; }
  reply ask(std::string_view request) {
    send(request);
    return receive();
  }

 private:
  int socket_ = -1;
  std::string read_;
};

// "GET path" with the headers of a signed-in client ("" for none).
std::string get_request(std::string_view path, std::string_view headers = {});
std::string request_with_body(std::string_view method, std::string_view path,
                              std::string_view headers, std::string_view body);

// Everybody asks once, then everybody reads; `rounds` times. Throws on any answer but 200.
void ask_rounds(std::vector<connection>& clients, std::string_view request, int rounds);
// One after the other on one connection: the seconds each took.
std::vector<double> latencies(connection& client, std::string_view request, int count);

}  // namespace wangge::bench
