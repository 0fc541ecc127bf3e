#include "answer_cost.h"

namespace wangge::bench {
namespace {

constexpr int clients = 8;

}  // namespace

double cpu_a_request(const child& process, int port, const std::string& request, int rounds) {
  std::vector<connection> all;
  for (int i = 0; i < clients; ++i) all.emplace_back(port);
  ask_rounds(all, request, 1);
  const double from = process.cpu_seconds();
  ask_rounds(all, request, rounds);
  return (process.cpu_seconds() - from) / (rounds * clients);
}

double bare_servers::cpu_a_request(std::size_t bytes, int rounds) {
  if (bytes != bytes_) {
    held_ = start_bare_server(with_.self, bytes);
    bytes_ = bytes;
  }
  return bench::cpu_a_request(*held_.process, held_.port, get_request("/"), rounds);
}

}  // namespace wangge::bench
