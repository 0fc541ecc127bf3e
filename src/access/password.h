#pragma once
// Passwords: argon2id, with a bound on how many are hashed at once, because each takes memory.

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"

namespace wangge::access {

struct hashing {
  unsigned long long passes = 2;  // with 19 MiB the OWASP minimum of 2023: about 25 ms on one core
  std::size_t memory_bytes = 19 << 20;
  int at_once = 2;     // hashes running at the same time
  int wait_ms = 3000;  // how long one more waits for its turn before it is refused
};

// Thread-safe. Hashing blocks: call it on the slow lane only.
class password_hasher {
 public:
  explicit password_hasher(const hashing& how = {});

  // The encoded hash with its salt and cost. Refuses with error::overloaded.
  result<std::string> hash(std::string_view password);
  // Does it match? An empty `stored` (unknown user, no password) takes as long as a wrong
  // password and gives false. Refuses with error::overloaded.
  result<bool> verify(const std::string& stored, std::string_view password);
  // Made at another cost than today's: hash again at the next sign-in.
  bool outdated(const std::string& stored) const;

 private:
  class turn;

  hashing how_;
  std::mutex guard_;
  std::condition_variable freed_;
  int running_ = 0;
  std::string dummy_;  // the hash of a password nobody knows
};

}  // namespace wangge::access
