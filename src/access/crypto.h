#pragma once
// The vault: every secret the store holds goes through it. All keys derive from one master key,
// 32 bytes in DATA/keys/master.key, which no other user may read; who loses it loses the data.
//
// A sealed value is raw bytes: algorithm (1 byte), IV, ciphertext, tag of 16 bytes. Values of both
// suites can be read whichever is in use. A blind index is 16 bytes: equal values of one field
// have equal indexes, nothing else can be learnt without the key. It depends on the suite, so
// changing the suite of a store with data means rebuilding its indexes.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "access/cipher.h"
#include "base/result.h"
#include "base/uuid.h"

namespace wangge::access {

enum class suite : std::uint8_t {
  international = 1,  // AES-256-GCM, HMAC-SHA256
  national = 2        // SM4-CTR with HMAC-SM3 (GB/T 32907, 32905)
};

// Where a sealed value belongs. Copied anywhere else it does not open.
struct sealed_place {
  std::string_view field;  // "person.id_number"
  uuid record;
};

// Reads the key; with `make`, a missing one is drawn and saved first (mode 0600).
// Refuses: key_missing, key_unsafe, key_damaged, key_unwritable, each {path}.
result<key_256> load_master_key(const std::filesystem::path& file, bool make);

// Thread-safe; each thread keeps its own prepared contexts.
class vault {
 public:
  explicit vault(const key_256& master, suite in_use = suite::international);
  ~vault();
  vault(const vault&) = delete;
  vault& operator=(const vault&) = delete;

  // From DATA/keys/master.key. Refuses as load_master_key does.
  static result<std::unique_ptr<vault>> load(const std::filesystem::path& data_dir, bool make,
                                             suite in_use = suite::international);

  std::string seal(std::string_view plain, const sealed_place& where) const;
  // Refuses with error::sealed_unreadable: another key, another place, or changed bytes.
  result<std::string> open(std::string_view sealed, const sealed_place& where) const;
  // The same into memory that is there; false where the other refuses.
  bool open(std::string_view sealed, const sealed_place& where, std::string& into) const;
  std::string blind_index(std::string_view field, std::string_view plain) const;

  suite in_use() const { return in_use_; }
  // Tells keys (and suites) apart without giving anything away: 16 hexadecimal digits, kept in the
  // store so that a wrong key is noticed at the start.
  std::string fingerprint() const;

  // Ed25519: 64 bytes, and the 32-byte key that anyone may check them with.
  std::string sign(std::string_view text) const;
  std::string verifying_key() const;
  static bool verify(std::string_view text, std::string_view signature,
                     std::string_view verifying_key);

 private:
  struct keys;
  struct bench;  // one thread's prepared contexts
  bench& mine() const;

  std::unique_ptr<keys> keys_;
  suite in_use_;
  std::uint64_t serial_;  // tells vaults apart in a thread's cache
};

}  // namespace wangge::access
