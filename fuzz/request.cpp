// The request decoder: head, field checks, target and body, fed in two pieces as a network would.
#include "http/parser.h"
#include "http/request_head.h"

namespace {

using namespace wangge;

void read_body(http::request_parser& parser, std::string_view rest) {
  parser.limit_body(1 << 16);
  while (!parser.done() && !rest.empty()) {
    const auto step = parser.body(rest);
    if (step.used > rest.size()) __builtin_trap();
    if (step.status != 0 || step.used == 0) return;
    rest.remove_prefix(step.used);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::size_t seen = 0;
  (void)http::scan_head(bytes.substr(0, size / 2), seen);
  if (http::scan_head(bytes, seen) != http::head_state::whole) return 0;
  if (seen > size) __builtin_trap();
  http::request ask;
  http::request_parser parser(ask);
  const auto head = parser.head(bytes.substr(0, seen));
  if (head.status != 0) return 0;
  if (http::check_fields(ask, parser.minor()) != 0 || !http::split_target(ask)) return 0;
  if (ask.path.find("/../") != ask.path.npos) __builtin_trap();
  read_body(parser, bytes.substr(seen));
  if (ask.body.size() > (1 << 16)) __builtin_trap();
  return 0;
}
