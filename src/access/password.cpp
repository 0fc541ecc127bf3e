#include "access/password.h"

#include <sodium.h>

#include <chrono>
#include <new>
#include <stdexcept>

#include "access/secret.h"

namespace wangge::access {
namespace {

std::string encoded(std::string_view password, const hashing& how) {
  char out[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(out, password.data(), password.size(), how.passes, how.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();  // its only cause, besides costs out of range
  return out;
}

}  // namespace

// A place among the hashes that may run now; none when the wait was too long.
class password_hasher::turn {
 public:
  explicit turn(password_hasher& of) : of_(of) {
    std::unique_lock lock(of_.guard_);
    taken_ = of_.freed_.wait_for(lock, std::chrono::milliseconds(of_.how_.wait_ms),
                                 [&] { return of_.running_ < of_.how_.at_once; });
    if (taken_) ++of_.running_;
  }
  turn(const turn&) = delete;
  ~turn() {
    if (!taken_) return;
    const std::lock_guard lock(of_.guard_);
    --of_.running_;
    of_.freed_.notify_one();
  }
  explicit operator bool() const { return taken_; }

 private:
  password_hasher& of_;
  bool taken_ = false;
};

password_hasher::password_hasher(const hashing& how) : how_(how) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  dummy_ = encoded(random_token(), how_);
}

result<std::string> password_hasher::hash(std::string_view password) {
  const turn mine(*this);
  if (!mine) return refuse(error::overloaded, {{"seconds", "5"}});
  return encoded(password, how_);
}

result<bool> password_hasher::verify(const std::string& stored, std::string_view password) {
  const turn mine(*this);
  if (!mine) return refuse(error::overloaded, {{"seconds", "5"}});
  const std::string& against = stored.empty() ? dummy_ : stored;
  const bool same =
      crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  return same && !stored.empty();
}

bool password_hasher::outdated(const std::string& stored) const {
  return crypto_pwhash_str_needs_rehash(stored.c_str(), how_.passes, how_.memory_bytes) != 0;
}

}  // namespace wangge::access
