#pragma once
// Seals as they are stored, and the note of the last ones beside the store.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/digest.h"
#include "base/clock.h"
#include "db/db.h"

namespace wangge::access {

struct seal {
  std::int64_t district = 0, first = 0, last = 0;
  instant at = 0;
  std::string root, previous, signature;  // raw bytes
};

inline const std::string no_root(32, '\0');  // what the first seal follows

// What the signature is made over.
std::string signed_text(const seal& one);
// The root over the entries of [first, last] as they are now.
std::string root_of(db::connection& db, const seal& one);

void insert_seal(db::connection& db, const seal& one);
std::optional<seal> last_seal(db::connection& db, std::int64_t district);
// The seal with the smallest `first` from `from` on.
std::optional<seal> next_seal(db::connection& db, std::int64_t district, std::int64_t from);

// district → the last sealed number and its root, in hexadecimal.
struct head {
  std::int64_t last = 0;
  std::string root;
};
using heads = std::map<std::int64_t, head>;
heads read_heads(const std::filesystem::path& data_dir);
// Atomic: the file is the old one or the new one. Throws std::runtime_error when it cannot.
void write_heads(const std::filesystem::path& data_dir, const heads& all);

}  // namespace wangge::access
