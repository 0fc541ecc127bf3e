#pragma once
// What the routes of access share; made once in app/, after the store and before the server.

#include <memory>
#include <mutex>
#include <string>

#include "access/password.h"
#include "access/rules.h"
#include "access/sessions.h"

namespace wangge::access {

// The one-time link of a store without accounts. The token lives in memory only: a restart makes
// another. Thread-safe.
class first_start {
 public:
  // Draws the token; the program prints it as a link.
  std::string open();
  bool accepts(std::string_view token) const;
  void close();

 private:
  mutable std::mutex guard_;
  std::string token_;
};

struct parts {
  parts(db::store& store, std::int64_t home, const limits& how = {}, const hashing& cost = {},
        directory::clock now = now_ms)
      : people(store, how, std::move(now)), attempts(how), passwords(cost), district(home) {}

  directory people;
  attempt_log attempts;
  password_hasher passwords;
  first_start setup;
  const std::int64_t
      district;  // where entries about nobody's account belong, and the first account
};

}  // namespace wangge::access
