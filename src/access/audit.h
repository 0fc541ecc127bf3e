#pragma once
// The audit trail: one entry a write and a reveal, in the writer's transaction. Entries are
// numbered without gaps and sealed in batches (audit_seal.h), so that a removal shows.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "access/principal.h"
#include "base/clock.h"
#include "base/uuid.h"
#include "db/db.h"

namespace wangge::access {

struct audit_entry {
  std::string_view action;  // "create", "change", "end", "move", "reveal", "export", "sign_in", …
  int entity = 0;           // records::entity::number, 0 when none
  std::optional<uuid> record;
  std::int64_t grid = 0;  // where it lies; 0 when nowhere
  std::string reason;
  std::string detail;  // JSON object, never personal data in clear
};

// Appends one entry inside the caller's transaction; the caller is the writer.
void append_audit(db::connection& db, const principal& who, instant at, const audit_entry& entry);

}  // namespace wangge::access
