#include "screening/signing.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "access/crypto.h"

namespace wangge::screening {
namespace {

using bytes = unsigned char;

access::sealed_place place_of(const uuid& account) {
  return {"account_key.private_key", account};
}

const bytes* start_of(std::string_view text) {
  return reinterpret_cast<const bytes*>(text.data());
}

// The whole secret key of libsodium from the 32 bytes that are kept.
std::array<bytes, crypto_sign_SECRETKEYBYTES> expanded(const std::string& seed,
                                                       std::string& public_key) {
  std::array<bytes, crypto_sign_SECRETKEYBYTES> secret{};
  if (seed.size() != crypto_sign_SEEDBYTES) throw std::runtime_error("a signing key is damaged");
  public_key.resize(crypto_sign_PUBLICKEYBYTES);
  crypto_sign_seed_keypair(reinterpret_cast<bytes*>(public_key.data()), secret.data(),
                           start_of(seed));
  return secret;
}

signing_key make_key() {
  signing_key out;
  out.private_key.resize(crypto_sign_SEEDBYTES);
  randombytes_buf(out.private_key.data(), out.private_key.size());
  auto secret = expanded(out.private_key, out.public_key);
  sodium_memzero(secret.data(), secret.size());
  return out;
}

}  // namespace

signing_key own_key(api::transaction& tx) {
  const auto district = tx.who.area.district();
  {
    auto rows = tx.db.query(
        "SELECT public_key, private_key, certificate FROM account_key WHERE district = ?1 AND "
        "account = ?2 AND retired_at IS NULL ORDER BY made_at DESC LIMIT 1",
        {district, tx.who.account});
    if (rows.step()) {
      auto clear = tx.with.vault.open(rows->bytes(1), place_of(tx.who.account));
      if (!clear) throw std::runtime_error("a signing key does not open");
      return {std::string(rows->bytes(0)), std::move(*clear), std::string(rows->bytes(2))};
    }
  }
  auto made = make_key();
  made.certificate = tx.with.vault.sign(certified_text(tx.who.account, made.public_key));
  tx.db.execute(
      "INSERT INTO account_key(district, account, made_at, public_key, private_key, certificate) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      {district, tx.who.account, tx.now, db::blob{made.public_key},
       db::blob{tx.with.vault.seal(made.private_key, place_of(tx.who.account))},
       db::blob{made.certificate}});
  tx.audit({"make_signing_key", 0, tx.who.account, 0, {}, "{}"});
  return made;
}

std::string sign_with(const signing_key& key, std::string_view text) {
  std::string public_key, out(crypto_sign_BYTES, '\0');
  auto secret = expanded(key.private_key, public_key);
  crypto_sign_detached(reinterpret_cast<bytes*>(out.data()), nullptr, start_of(text), text.size(),
                       secret.data());
  sodium_memzero(secret.data(), secret.size());
  return out;
}

std::string certified_text(const uuid& account, std::string_view public_key) {
  return "wangge signing key\n" + to_string(account) + "\n" + hex_text(public_key);
}

std::string hex_text(std::string_view bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string out;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string bytes_of_hex(std::string_view hex) {
  const auto value = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  std::string out;
  if (hex.size() % 2 != 0) return out;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = value(hex[i]), low = value(hex[i + 1]);
    if (high < 0 || low < 0) return {};
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

}  // namespace wangge::screening
