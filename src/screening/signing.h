#pragma once
// A signing key for each account (Ed25519), made at its first signature. The server vouches for the
// public half with its own key, so that a signed paper can be checked away from the store.

#include <string>
#include <string_view>

#include "api/transaction.h"

namespace wangge::screening {

struct signing_key {
  std::string public_key;   // 32 bytes
  std::string private_key;  // 32 bytes
  std::string certificate;  // the server's signature over certified_text
};

// The key of who is writing.
signing_key own_key(api::transaction& tx);
std::string sign_with(const signing_key& key, std::string_view text);  // 64 bytes
// What the server signs for a key.
std::string certified_text(const uuid& account, std::string_view public_key);

std::string hex_text(std::string_view bytes);
std::string bytes_of_hex(std::string_view hex);  // "" when it is none

}  // namespace wangge::screening
