#pragma once
// The keyed parts a vault is made of. Each object keeps its prepared context (three to six times
// cheaper than a new one a value) and therefore serves one thread only.

#include <openssl/evp.h>
#include <sodium.h>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "access/digest.h"

namespace wangge::access {

using key_256 = std::array<std::uint8_t, 32>;

// HKDF (RFC 5869): one key a purpose from the master key.
key_256 derive_key(const key_256& master, std::string_view purpose, digest_kind kind);

// HMAC-SHA256 or HMAC-SM3 over the parts one after another.
class keyed_digest {
 public:
  keyed_digest(const key_256& key, digest_kind kind);
  digest of(std::initializer_list<std::string_view> parts);

 private:
  struct free_context {
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
  };
  std::unique_ptr<EVP_MAC_CTX, free_context> context_;
};

struct free_cipher {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using cipher_context = std::unique_ptr<EVP_CIPHER_CTX, free_cipher>;

// Encryption that notices changes: `seal` appends ciphertext and a 16-byte tag to `out`; `open`
// takes them back, false when the tag does not fit. `bound` must be the same for both.
class aead {
 public:
  virtual ~aead() = default;
  virtual std::size_t iv_size() const = 0;
  virtual void seal(std::string_view iv, std::string_view bound, std::string_view plain,
                    std::string& out) = 0;
  virtual bool open(std::string_view iv, std::string_view bound, std::string_view sealed,
                    std::string& out) = 0;
  static constexpr std::size_t tag_size = 16;
};

// AES-256-GCM, 12-byte IV: libsodium's where the processor has the instructions (half the price for
// texts as short as ours), else OpenSSL's. The bytes are the same.
std::unique_ptr<aead> make_aes_gcm(const key_256& key);

class aes_gcm_sodium : public aead {
 public:
  static bool possible();
  explicit aes_gcm_sodium(const key_256& key);
  ~aes_gcm_sodium() override { sodium_memzero(&state_, sizeof state_); }
  std::size_t iv_size() const override { return 12; }
  void seal(std::string_view iv, std::string_view bound, std::string_view plain,
            std::string& out) override;
  bool open(std::string_view iv, std::string_view bound, std::string_view sealed,
            std::string& out) override;

 private:
  crypto_aead_aes256gcm_state state_;
};

class aes_gcm : public aead {
 public:
  explicit aes_gcm(const key_256& key);
  std::size_t iv_size() const override { return 12; }
  void seal(std::string_view iv, std::string_view bound, std::string_view plain,
            std::string& out) override;
  bool open(std::string_view iv, std::string_view bound, std::string_view sealed,
            std::string& out) override;

 private:
  cipher_context sealing_, opening_;
};

// SM4-CTR, then HMAC-SM3 cut to 16 bytes over IV, `bound` and ciphertext: OpenSSL 3.0 has no
// SM4-GCM. 16-byte IV.
class sm4_hmac : public aead {
 public:
  sm4_hmac(const key_256& cipher_key, const key_256& mac_key);
  std::size_t iv_size() const override { return 16; }
  void seal(std::string_view iv, std::string_view bound, std::string_view plain,
            std::string& out) override;
  bool open(std::string_view iv, std::string_view bound, std::string_view sealed,
            std::string& out) override;

 private:
  void run(std::string_view iv, std::string_view in, char* out);
  digest tag(std::string_view iv, std::string_view bound, std::string_view ciphertext);

  cipher_context counter_;
  keyed_digest mac_;
};

}  // namespace wangge::access
