#include "http/peer.h"

#include <arpa/inet.h>

#include <charconv>
#include <cstring>
#include <stdexcept>

namespace wangge::http {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool within(const address& one, const address& base, int bits) {
  const int whole = bits / 8, rest = bits % 8;
  if (std::memcmp(one.data(), base.data(), whole) != 0) return false;
  if (rest == 0) return true;
  const int mask = 0xFF << (8 - rest) & 0xFF;
  return (one[whole] & mask) == (base[whole] & mask);
}

std::string forwarded_for(const request& ask) {
  std::string all;
  for (const auto& [name, value] : ask.headers) {
    if (name != "x-forwarded-for") continue;
    if (!all.empty()) all.push_back(',');
    all += value;
  }
  return all;
}

}  // namespace

std::optional<address> parse_address(std::string_view text) {
  const std::string copy(text);
  address out{};
  if (inet_pton(AF_INET6, copy.c_str(), out.data()) == 1) return out;
  out = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (inet_pton(AF_INET, copy.c_str(), out.data() + 12) == 1) return out;
  return std::nullopt;
}

proxy_list::proxy_list(const std::vector<std::string>& entries) {
  for (const std::string_view entry : entries) {
    const auto slash = std::min(entry.find('/'), entry.size());
    const auto base = parse_address(entry.substr(0, slash));
    const bool four = entry.substr(0, slash).find(':') == entry.npos;
    int bits = four ? 32 : 128;
    if (slash < entry.size()) {
      const char* end = entry.data() + entry.size();
      const int most = bits;
      const auto [at, bad] = std::from_chars(entry.data() + slash + 1, end, bits);
      if (bad != std::errc() || at != end || bits < 0 || bits > most) bits = -1;
    }
    if (!base || bits < 0)
      throw std::invalid_argument("not an address or network: " + std::string(entry));
    networks_.push_back({*base, four ? bits + 96 : bits});
  }
}

bool proxy_list::trusts(std::string_view address_text) const {
  if (networks_.empty()) return false;
  const auto one = parse_address(address_text);
  if (!one) return false;
  for (const auto& [base, bits] : networks_)
    if (within(*one, base, bits)) return true;
  return false;
}

std::string client_of(const request& ask, const std::string& socket_peer, const proxy_list& known) {
  std::string client = socket_peer;
  if (!known.trusts(client)) return client;
  const std::string chain = forwarded_for(ask);
  std::string_view rest = chain;
  while (!rest.empty() && known.trusts(client)) {
    const auto comma = rest.rfind(',');
    const auto last = trimmed(comma == rest.npos ? rest : rest.substr(comma + 1));
    if (!parse_address(last)) break;
    client = last;
    rest = comma == rest.npos ? std::string_view() : rest.substr(0, comma);
  }
  return client;
}

}  // namespace wangge::http
