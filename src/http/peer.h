#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"

namespace wangge::http {

// An IPv6 address, or an IPv4 one mapped into it.
using address = std::array<unsigned char, 16>;
std::optional<address> parse_address(std::string_view text);

// Addresses and networks ("10.0.0.0/8") of the proxies whose X-Forwarded-For is believed.
class proxy_list {
 public:
  // Throws std::invalid_argument at an entry that is neither.
  explicit proxy_list(const std::vector<std::string>& entries);
  bool trusts(std::string_view address_text) const;

 private:
  struct network {
    address base;
    int bits;
  };
  std::vector<network> networks_;
};

// The client behind trusted proxies: the last forwarded address that is not one of them.
// A client can write whatever it likes into the earlier ones.
std::string client_of(const request& ask, const std::string& socket_peer, const proxy_list& known);

}  // namespace wangge::http
