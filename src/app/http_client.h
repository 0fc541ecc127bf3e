#pragma once
// A plain HTTP/1.1 client over one kept connection, for commands that play a client's part.

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wangge::app {

struct web_address {
  std::string host, port;
};
// http://HOST[:PORT]; nothing else.
std::optional<web_address> read_web_address(const std::string& url);

struct web_answer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::string header(const std::string& lower_name) const;
};

class http_client {
 public:
  explicit http_client(web_address where) : where_(std::move(where)) {}
  ~http_client() { close(); }
  http_client(const http_client&) = delete;

  std::vector<std::pair<std::string, std::string>> headers;  // sent with every request
  // Connects when needed. Throws std::runtime_error when the server cannot be talked to.
  web_answer ask(const std::string& method, const std::string& target,
                 const std::string& body = {});

 private:
  void connect();
  void close();
  void send_all(const std::string& text);
  std::string read_until(const std::string& end);
  std::string read_exactly(std::size_t size);
  bool more();

  web_address where_;
  int socket_ = -1;
  std::string read_;
};

}  // namespace wangge::app
