#include "access/digest.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <stdexcept>

namespace wangge::access {
namespace {

// Fetched once: OpenSSL 3 otherwise looks the algorithm up on each use.
const EVP_MD* algorithm(digest_kind kind) {
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  static const EVP_MD* const sm3 = EVP_MD_fetch(nullptr, "SM3", nullptr);
  return kind == digest_kind::sm3 ? sm3 : sha256;
}

}  // namespace

digest digest_of(std::string_view data, digest_kind kind) {
  digest out;
  if (EVP_Digest(data.data(), data.size(), out.data(), nullptr, algorithm(kind), nullptr) != 1)
    throw std::runtime_error("OpenSSL: digest failed");
  return out;
}

std::string hex(const digest& value) {
  return fmt::format("{:02x}", fmt::join(value, ""));
}

void merkle_tree::add(std::string_view leaf) {
  std::string prefixed(1, '\0');
  prefixed += leaf;
  digest joined = digest_of(prefixed, kind_);
  // Like a binary counter: every trailing 1 bit of the count is a complete tree of the same size.
  for (std::uint64_t bits = count_; bits & 1; bits >>= 1) {
    joined = node(complete_.back(), joined);
    complete_.pop_back();
  }
  complete_.push_back(joined);
  ++count_;
}

digest merkle_tree::root() const {
  if (complete_.empty()) return digest_of({}, kind_);
  digest right = complete_.back();
  for (auto left = complete_.rbegin() + 1; left != complete_.rend(); ++left)
    right = node(*left, right);
  return right;
}

digest merkle_tree::node(const digest& left, const digest& right) const {
  std::string both(1, '\1');
  both.append(bytes_of(left)).append(bytes_of(right));
  return digest_of(both, kind_);
}

}  // namespace wangge::access
