#pragma once
// Seals: the Merkle root over a run of audit entries, chained to the root before it and signed with
// the vault's key. What a seal covers cannot be removed, changed or moved unnoticed.
//
// Cutting off the end of the trail together with its seals leaves nothing in the store that would
// miss it; so the last seal of each district is also kept beside the store, in DATA/audit.head,
// which a backup must include.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "api/api.h"
#include "base/result.h"
#include "db/db.h"

namespace wangge::access {

// Seals every entry that has no seal yet, up to 10,000 a seal, and brings DATA/audit.head up to
// date. Returns how many it sealed. For a job, once a minute, and before the program ends.
std::int64_t seal_audit(api::services& with);

// What is wrong with the trail, one sentence each; empty when every seal holds and no entry is
// missing. `data_dir` is where audit.head lies; empty leaves that part out. Reads every entry.
std::vector<std::string> check_audit(db::connection& db, std::string_view verifying_key,
                                     const std::filesystem::path& data_dir = {});

}  // namespace wangge::access
