#pragma once
// What an answer costs the server, beside a bare handler that sends as many bytes.

#include <string>

#include "bare_server.h"
#include "server.h"

namespace wangge::bench {

// CPU seconds a request over `rounds` of eight connections.
double cpu_a_request(const child& process, int port, const std::string& request, int rounds);

// A bare server for answers of this size; kept for the next question of the same size.
class bare_servers {
 public:
  explicit bare_servers(const settings& with) : with_(with) {}
  double cpu_a_request(std::size_t bytes, int rounds);

 private:
  const settings& with_;
  std::size_t bytes_ = 0;
  served held_;
};

}  // namespace wangge::bench
