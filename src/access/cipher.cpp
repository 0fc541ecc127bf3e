#include "access/cipher.h"

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <cstring>
#include <stdexcept>

#include "access/secret.h"

namespace wangge::access {
namespace {

// OpenSSL fails here only when memory is out or the library is broken.
void must(bool worked, const char* what) {
  if (!worked) throw std::runtime_error(std::string("OpenSSL: ") + what);
}

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(char* text) {
  return reinterpret_cast<unsigned char*>(text);
}
int length(std::string_view text) {
  return static_cast<int>(text.size());
}

OSSL_PARAM digest_name(digest_kind kind) {
  static char sha256[] = "SHA256", sm3[] = "SM3";
  return OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST,
                                          kind == digest_kind::sm3 ? sm3 : sha256, 0);
}

cipher_context prepared(const char* name, const unsigned char* key, bool sealing) {
  cipher_context context(EVP_CIPHER_CTX_new());
  EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, name, nullptr);
  const bool worked = context && cipher &&
                      EVP_CipherInit_ex(context.get(), cipher, nullptr, key, nullptr, sealing) == 1;
  EVP_CIPHER_free(cipher);  // the context holds it
  must(worked, name);
  return context;
}

}  // namespace

key_256 derive_key(const key_256& master, std::string_view purpose, digest_kind kind) {
  EVP_KDF* const kdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
  EVP_KDF_CTX* const context = EVP_KDF_CTX_new(kdf);
  const OSSL_PARAM params[] = {
      digest_name(kind),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY,
                                        const_cast<std::uint8_t*>(master.data()), master.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, const_cast<char*>(purpose.data()),
                                        purpose.size()),
      OSSL_PARAM_construct_end()};
  key_256 out;
  const bool worked = context && EVP_KDF_derive(context, out.data(), out.size(), params) == 1;
  EVP_KDF_CTX_free(context);
  EVP_KDF_free(kdf);
  must(worked, "HKDF");
  return out;
}

keyed_digest::keyed_digest(const key_256& key, digest_kind kind) {
  EVP_MAC* const mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  context_.reset(EVP_MAC_CTX_new(mac));
  EVP_MAC_free(mac);
  const OSSL_PARAM params[] = {digest_name(kind), OSSL_PARAM_construct_end()};
  must(context_ && EVP_MAC_init(context_.get(), key.data(), key.size(), params) == 1, "HMAC");
}

digest keyed_digest::of(std::initializer_list<std::string_view> parts) {
  digest out;
  std::size_t size = 0;
  bool worked = EVP_MAC_init(context_.get(), nullptr, 0, nullptr) == 1;  // the same key again
  for (const auto part : parts)
    worked = worked && EVP_MAC_update(context_.get(), bytes(part), part.size()) == 1;
  must(worked && EVP_MAC_final(context_.get(), out.data(), &size, out.size()) == 1, "HMAC");
  return out;
}

std::unique_ptr<aead> make_aes_gcm(const key_256& key) {
  if (aes_gcm_sodium::possible()) return std::make_unique<aes_gcm_sodium>(key);
  return std::make_unique<aes_gcm>(key);
}

bool aes_gcm_sodium::possible() {
  return sodium_init() >= 0 && crypto_aead_aes256gcm_is_available() == 1;
}

aes_gcm_sodium::aes_gcm_sodium(const key_256& key) {
  crypto_aead_aes256gcm_beforenm(&state_, key.data());
}

void aes_gcm_sodium::seal(std::string_view iv, std::string_view bound, std::string_view plain,
                          std::string& out) {
  const std::size_t start = out.size();
  out.resize(start + plain.size() + tag_size);
  crypto_aead_aes256gcm_encrypt_afternm(bytes(out.data()) + start, nullptr, bytes(plain),
                                        plain.size(), bytes(bound), bound.size(), nullptr,
                                        bytes(iv), &state_);
}

bool aes_gcm_sodium::open(std::string_view iv, std::string_view bound, std::string_view sealed,
                          std::string& out) {
  if (sealed.size() < tag_size) return false;
  out.resize(sealed.size() - tag_size);
  return crypto_aead_aes256gcm_decrypt_afternm(bytes(out.data()), nullptr, nullptr, bytes(sealed),
                                               sealed.size(), bytes(bound), bound.size(), bytes(iv),
                                               &state_) == 0;
}

aes_gcm::aes_gcm(const key_256& key)
    : sealing_(prepared("AES-256-GCM", key.data(), true)),
      opening_(prepared("AES-256-GCM", key.data(), false)) {}

void aes_gcm::seal(std::string_view iv, std::string_view bound, std::string_view plain,
                   std::string& out) {
  auto* const context = sealing_.get();
  const std::size_t start = out.size();
  out.resize(start + plain.size() + tag_size);
  unsigned char* const to = bytes(out.data()) + start;
  int done = 0;
  must(EVP_EncryptInit_ex(context, nullptr, nullptr, nullptr, bytes(iv)) == 1 &&
           EVP_EncryptUpdate(context, nullptr, &done, bytes(bound), length(bound)) == 1 &&
           EVP_EncryptUpdate(context, to, &done, bytes(plain), length(plain)) == 1 &&
           EVP_EncryptFinal_ex(context, to + plain.size(), &done) == 1 &&
           EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, tag_size, to + plain.size()) == 1,
       "AES-256-GCM");
}

bool aes_gcm::open(std::string_view iv, std::string_view bound, std::string_view sealed,
                   std::string& out) {
  if (sealed.size() < tag_size) return false;
  auto* const context = opening_.get();
  const std::string_view ciphertext = sealed.substr(0, sealed.size() - tag_size);
  std::array<char, tag_size> tag;
  std::memcpy(tag.data(), sealed.data() + ciphertext.size(), tag_size);
  out.resize(ciphertext.size());
  int done = 0;
  must(EVP_DecryptInit_ex(context, nullptr, nullptr, nullptr, bytes(iv)) == 1 &&
           EVP_DecryptUpdate(context, nullptr, &done, bytes(bound), length(bound)) == 1 &&
           EVP_DecryptUpdate(context, bytes(out.data()), &done, bytes(ciphertext),
                             length(ciphertext)) == 1 &&
           EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, tag_size, tag.data()) == 1,
       "AES-256-GCM");
  return EVP_DecryptFinal_ex(context, bytes(out.data()) + ciphertext.size(), &done) == 1;
}

sm4_hmac::sm4_hmac(const key_256& cipher_key, const key_256& mac_key)
    : counter_(prepared("SM4-CTR", cipher_key.data(), true)), mac_(mac_key, digest_kind::sm3) {}

void sm4_hmac::run(std::string_view iv, std::string_view in, char* out) {
  int done = 0;
  must(EVP_EncryptInit_ex(counter_.get(), nullptr, nullptr, nullptr, bytes(iv)) == 1 &&
           EVP_EncryptUpdate(counter_.get(), bytes(out), &done, bytes(in), length(in)) == 1,
       "SM4-CTR");
}

digest sm4_hmac::tag(std::string_view iv, std::string_view bound, std::string_view ciphertext) {
  // The length says where `bound` ends, so that no byte can change sides.
  const std::uint64_t size = bound.size();
  char size_bytes[8];
  for (int i = 0; i < 8; ++i) size_bytes[i] = static_cast<char>(size >> (8 * i));
  return mac_.of({iv, {size_bytes, sizeof size_bytes}, bound, ciphertext});
}

void sm4_hmac::seal(std::string_view iv, std::string_view bound, std::string_view plain,
                    std::string& out) {
  const std::size_t start = out.size();
  out.resize(start + plain.size());
  run(iv, plain, out.data() + start);
  const digest made = tag(iv, bound, std::string_view(out).substr(start));
  out += bytes_of(made).substr(0, tag_size);
}

bool sm4_hmac::open(std::string_view iv, std::string_view bound, std::string_view sealed,
                    std::string& out) {
  if (sealed.size() < tag_size) return false;
  const std::string_view ciphertext = sealed.substr(0, sealed.size() - tag_size);
  const digest made = tag(iv, bound, ciphertext);
  if (!same_secret(bytes_of(made).substr(0, tag_size), sealed.substr(ciphertext.size())))
    return false;
  out.resize(ciphertext.size());
  run(iv, ciphertext, out.data());
  return true;
}

}  // namespace wangge::access
