#include "access/crypto.h"

#include <sodium.h>

#include <atomic>
#include <stdexcept>

namespace wangge::access {
namespace {

constexpr std::size_t index_size = 16;

// Random bytes for IVs, drawn from the system in batches: a system call costs more than sealing.
class iv_batch {
 public:
  std::string_view take(std::size_t size) {
    if (at_ + size > sizeof bytes_) {
      randombytes_buf(bytes_, sizeof bytes_);
      at_ = 0;
    }
    at_ += size;
    return {bytes_ + at_ - size, size};
  }

 private:
  char bytes_[3072];
  std::size_t at_ = sizeof bytes_;
};

digest_kind digest_used(suite which) {
  return which == suite::national ? digest_kind::sm3 : digest_kind::sha256;
}

}  // namespace

struct vault::keys {
  key_256 aes, sm4, sm4_mac, index, check;
  unsigned char signing[crypto_sign_SECRETKEYBYTES], verifying[crypto_sign_PUBLICKEYBYTES];

  keys(const key_256& master, suite in_use)
      : aes(derive_key(master, "wangge aes-256-gcm 1", digest_kind::sha256)),
        sm4(derive_key(master, "wangge sm4-ctr 1", digest_kind::sm3)),
        sm4_mac(derive_key(master, "wangge hmac-sm3 1", digest_kind::sm3)),
        index(derive_key(master, "wangge blind index 1", digest_used(in_use))),
        check(derive_key(master, "wangge key check 1", digest_used(in_use))) {
    key_256 seed = derive_key(master, "wangge ed25519 1", digest_kind::sha256);
    crypto_sign_seed_keypair(verifying, signing, seed.data());
    sodium_memzero(seed.data(), seed.size());
  }
  ~keys() { sodium_memzero(this, sizeof *this); }
};

struct vault::bench {
  std::uint64_t serial;
  iv_batch ivs;
  std::unique_ptr<aead> aes;
  sm4_hmac sm4;
  keyed_digest index;
  std::string bound_text;

  bench(const keys& from, suite in_use, std::uint64_t of_vault)
      : serial(of_vault),
        aes(make_aes_gcm(from.aes)),
        sm4(from.sm4, from.sm4_mac),
        index(from.index, digest_used(in_use)) {}
  // "person.id_number|" and the record's 16 bytes; until the next call.
  std::string_view bound(const sealed_place& where) {
    bound_text.assign(where.field).append("|");
    bound_text.append(reinterpret_cast<const char*>(where.record.bytes.data()),
                      where.record.bytes.size());
    return bound_text;
  }
  aead* cipher(suite which) {
    if (which == suite::international) return aes.get();
    return which == suite::national ? &sm4 : nullptr;
  }
};

vault::vault(const key_256& master, suite in_use) : in_use_(in_use) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  static std::atomic<std::uint64_t> made = 0;
  serial_ = ++made;
  keys_ = std::make_unique<keys>(master, in_use);
}

vault::~vault() = default;

vault::bench& vault::mine() const {
  thread_local std::unique_ptr<bench> held;
  if (!held || held->serial != serial_) held = std::make_unique<bench>(*keys_, in_use_, serial_);
  return *held;
}

result<std::unique_ptr<vault>> vault::load(const std::filesystem::path& data_dir, bool make,
                                           suite in_use) {
  auto master = load_master_key(data_dir / "keys" / "master.key", make);
  if (!master) return refused(std::move(master).error());
  auto made = std::make_unique<vault>(*master, in_use);
  sodium_memzero(master->data(), master->size());
  return made;
}

std::string vault::seal(std::string_view plain, const sealed_place& where) const {
  bench& tools = mine();
  aead& cipher = *tools.cipher(in_use_);
  const std::string_view iv = tools.ivs.take(cipher.iv_size());
  std::string out;
  out.reserve(1 + iv.size() + plain.size() + aead::tag_size);
  out.push_back(static_cast<char>(in_use_));
  out += iv;
  cipher.seal(iv, tools.bound(where), plain, out);
  return out;
}

result<std::string> vault::open(std::string_view sealed, const sealed_place& where) const {
  std::string plain;
  if (!open(sealed, where, plain)) return refuse(error::sealed_unreadable);
  return plain;
}

bool vault::open(std::string_view sealed, const sealed_place& where, std::string& into) const {
  bench& tools = mine();
  aead* const cipher = sealed.empty() ? nullptr : tools.cipher(static_cast<suite>(sealed[0]));
  if (!cipher || sealed.size() < 1 + cipher->iv_size()) return false;
  const std::string_view iv = sealed.substr(1, cipher->iv_size());
  return cipher->open(iv, tools.bound(where), sealed.substr(1 + iv.size()), into);
}

std::string vault::blind_index(std::string_view field, std::string_view plain) const {
  const digest whole = mine().index.of({field, std::string_view("|", 1), plain});
  return std::string(bytes_of(whole).substr(0, index_size));
}

std::string vault::fingerprint() const {
  return hex(digest_of({reinterpret_cast<const char*>(keys_->check.data()), keys_->check.size()}))
      .substr(0, 16);
}

std::string vault::sign(std::string_view text) const {
  std::string out(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(out.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       keys_->signing);
  return out;
}

std::string vault::verifying_key() const {
  return {reinterpret_cast<const char*>(keys_->verifying), sizeof keys_->verifying};
}

bool vault::verify(std::string_view text, std::string_view signature,
                   std::string_view verifying_key) {
  if (signature.size() != crypto_sign_BYTES || verifying_key.size() != crypto_sign_PUBLICKEYBYTES)
    return false;
  return crypto_sign_verify_detached(
             reinterpret_cast<const unsigned char*>(signature.data()),
             reinterpret_cast<const unsigned char*>(text.data()), text.size(),
             reinterpret_cast<const unsigned char*>(verifying_key.data())) == 0;
}

}  // namespace wangge::access
