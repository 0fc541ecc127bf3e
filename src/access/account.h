#pragma once
// Accounts, sessions and access tokens as they are stored.

#include <cstdint>
#include <optional>
#include <string>

#include "access/digest.h"
#include "access/principal.h"
#include "base/clock.h"
#include "base/codes.h"

namespace wangge::access {

struct account {
  uuid id;
  std::string username, display_name, role;
  std::int64_t scope = 0;   // 15-digit code of a unit
  std::string password;     // argon2id, encoded
  std::string totp_sealed;  // the sealed secret of the second factor, empty without one
  std::optional<std::int64_t> totp_step;  // the step last used; nothing until it is confirmed
  int failures = 0;                       // wrong attempts in a row
  instant locked_until = 0;               // 0 when not locked
  language lang = language::zh;
  std::string preferences = "{}";  // a JSON object of the web apps
  instant created_at = 0;
  instant disabled_at = 0;   // 0 while enabled
  bool must_change = false;  // the password was given by somebody else
  std::int64_t version = 1;

  access::scope area() const { return codes::range(scope); }
  std::int64_t district() const { return codes::district_of(scope); }
  bool enabled() const { return disabled_at == 0; }
  bool second_factor() const { return !totp_sealed.empty() && totp_step.has_value(); }
  bool locked(instant now) const { return locked_until > now; }
};

// `key` is the digest of what the holder shows; the token itself is nowhere kept.
struct session {
  std::int64_t district = 0;
  digest key{};
  uuid account;
  std::string csrf;
  instant created_at = 0, seen_at = 0, expires_at = 0;
  std::string peer, agent;
};

struct api_token {
  std::int64_t district = 0;
  uuid id;
  digest key{};
  uuid account;
  std::string label;
  instant created_at = 0;
  instant expires_at = 0;  // 0: never
  instant revoked_at = 0;  // 0 while valid

  bool valid(instant now) const { return revoked_at == 0 && (expires_at == 0 || expires_at > now); }
};

}  // namespace wangge::access
