#include "access/parts.h"

#include "access/secret.h"

namespace wangge::access {

std::string first_start::open() {
  const std::lock_guard held(guard_);
  token_ = random_token();
  return token_;
}

bool first_start::accepts(std::string_view token) const {
  const std::lock_guard held(guard_);
  return !token_.empty() && same_secret(token, token_);
}

void first_start::close() {
  const std::lock_guard held(guard_);
  token_.clear();
}

}  // namespace wangge::access
