#pragma once
// Random secrets from the system's generator, their text form, and comparing them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace wangge::access {

std::string random_bytes(std::size_t count);
// URL-safe base64 without padding of `bytes` random bytes: 32 give 43 characters.
std::string random_token(std::size_t bytes = 32);

std::string base64url(std::string_view bytes);
// Nothing when the text is not URL-safe base64 without padding.
std::optional<std::string> from_base64url(std::string_view text);

// Equal? Takes the same time wherever they differ; only the lengths may be learnt from it.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace wangge::access
