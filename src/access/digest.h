#pragma once
// Digests of 32 bytes (SHA-256 or the national SM3, GB/T 32905) and Merkle roots over them.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wangge::access {

using digest = std::array<std::uint8_t, 32>;
enum class digest_kind : std::uint8_t { sha256 = 1, sm3 = 2 };

digest digest_of(std::string_view data, digest_kind kind = digest_kind::sha256);
std::string hex(const digest& value);
// The bytes as a text value, for the store.
inline std::string_view bytes_of(const digest& value) {
  return {reinterpret_cast<const char*>(value.data()), value.size()};
}

// The root over a list of leaves, added in order (RFC 6962: leaves and nodes are prefixed 0 and 1,
// so that neither can pass for the other). Holds one digest per level, whatever the count.
class merkle_tree {
 public:
  explicit merkle_tree(digest_kind kind = digest_kind::sha256) : kind_(kind) {}
  void add(std::string_view leaf);
  digest root() const;  // of an empty list: the digest of nothing
  std::uint64_t count() const { return count_; }

 private:
  digest node(const digest& left, const digest& right) const;

  digest_kind kind_;
  std::uint64_t count_ = 0;
  std::vector<digest> complete_;  // complete subtrees, the largest first
};

}  // namespace wangge::access
