#include "access/audit_seal.h"

#include <fmt/format.h>

#include <algorithm>

#include "access/audit_entries.h"
#include "access/crypto.h"
#include "access/seal_store.h"
#include "access/system.h"
#include "api/transaction.h"

namespace wangge::access {
namespace {

constexpr std::int64_t entries_a_seal = 10'000;

std::int64_t last_entry(db::connection& db, std::int64_t district) {
  auto rows = db.query("SELECT max(seq) FROM audit WHERE district = ?1", {district});
  return rows.step() && !rows->is_null(0) ? rows->integer(0) : 0;
}

// The next seal, complete but for its place in the store; nothing when all is sealed.
std::optional<seal> make_seal(api::services& with, std::int64_t district) {
  const auto reader = with.store.read();
  const auto before = last_seal(*reader, district);
  seal next;
  next.district = district;
  next.first = before ? before->last + 1 : 1;
  next.last = std::min(last_entry(*reader, district), next.first + entries_a_seal - 1);
  if (next.last < next.first) return std::nullopt;
  next.at = now_ms();
  next.previous = before ? before->root : no_root;
  next.root = root_of(*reader, next);
  next.signature = with.vault.sign(signed_text(next));
  return next;
}

// False when another seal took the place meanwhile.
bool keep_seal(api::services& with, const seal& next) {
  const auto kept = api::write<bool>(with, system_principal(next.district),
                                     [&](api::transaction& tx) -> result<bool> {
                                       const auto before = last_seal(tx.db, next.district);
                                       if ((before ? before->last : 0) + 1 != next.first)
                                         return false;
                                       insert_seal(tx.db, next);
                                       return true;
                                     });
  return *kept;
}

void note_head(const api::services& with, const seal& last) {
  if (with.config.data_dir.empty()) return;
  auto all = read_heads(with.config.data_dir);
  digest root;
  std::copy(last.root.begin(), last.root.end(), root.begin());
  all[last.district] = {last.last, hex(root)};
  write_heads(with.config.data_dir, all);
}

}  // namespace

std::int64_t seal_audit(api::services& with) {
  std::vector<std::int64_t> districts;
  {
    const auto reader = with.store.read();
    districts = audited_districts(*reader);
  }
  std::int64_t sealed = 0;
  for (const auto district : districts) {
    while (const auto next = make_seal(with, district)) {
      if (!keep_seal(with, *next)) break;
      note_head(with, *next);
      sealed += next->last - next->first + 1;
    }
  }
  return sealed;
}

}  // namespace wangge::access
