#pragma once
// One-time codes of the second factor: RFC 6238 with SHA-1, 30-second steps and 6 digits, which is
// what every authenticator app speaks.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace wangge::access {

// 160 random bits as base32, 32 characters.
std::string new_totp_secret();
// otpauth://totp/… for the QR code.
std::string totp_uri(std::string_view issuer, std::string_view account, std::string_view secret);

std::int64_t totp_step(instant at);
// Six digits; empty when the secret is not base32.
std::string totp_code(std::string_view secret, std::int64_t step);

// The step whose code was given: now, or one step to either side for clocks that differ.
// A step up to `last_used` is refused, so that a code serves once; the caller keeps the result.
std::optional<std::int64_t> check_totp(std::string_view secret, std::string_view code, instant now,
                                       std::int64_t last_used);

}  // namespace wangge::access
