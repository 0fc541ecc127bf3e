#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "http/http.h"

namespace wangge::http {

// What the connection adds to an answer.
struct framing {
  bool keep = true;                     // the connection stays open afterwards
  int minor = 1;                        // HTTP/1.x the client spoke
  std::optional<std::uint64_t> length;  // Content-Length
  bool chunked = false;
};

// The status is a final one and no header field could end its line early (CR, LF) or is malformed.
bool sendable(const response& answer);

// False for answers that never carry a body (204, 304).
bool may_carry_body(int status);

// Status line and fields up to and with the empty line. Date, Connection, Content-Length and
// Transfer-Encoding are the server's; the application's fields of these names are left out.
std::string response_head(const response& answer, const framing& how);

}  // namespace wangge::http
