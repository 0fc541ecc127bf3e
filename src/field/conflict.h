#pragma once
// A conflict: two answers to the same field, both kept until a human decides.

#include <optional>
#include <string>
#include <vector>

#include "api/transaction.h"
#include "base/json.h"
#include "records/record.h"

namespace wangge::field {

struct conflict_field {
  int at;  // position in the entity; -1: the record has ended
  db::value base, yours, theirs;
};

struct conflict {
  uuid id;
  const records::entity* of = nullptr;
  uuid record;
  std::int64_t grid = 0;
  uuid operation, account;
  std::string device;
  std::int64_t base_version = 0;
  instant made_at = 0, received_at = 0;
  uuid theirs_by;
  instant theirs_at = 0;
  std::vector<conflict_field> fields;
  std::string state = "open";  // open, yours, theirs, revisit
  std::optional<uuid> decided_by;
  instant decided_at = 0;
  std::int64_t decided_version = 0;
};

void store_conflict(api::transaction& tx, const conflict& one);
// State, decision and fields of a stored one.
void update_conflict(api::transaction& tx, const conflict& one);

struct conflict_query {
  access::scope range;
  std::string state;  // "" for all
  int limit = 200;
};
std::vector<conflict> conflicts_in(db::connection& db, const access::vault& keys,
                                   const conflict_query& ask);
std::int64_t count_conflicts(db::connection& db, const conflict_query& ask);
std::optional<conflict> find_conflict(db::connection& db, const access::vault& keys,
                                      const access::principal& who, const uuid& id);

// As one account may see it: {id, entity, record, version, grid, fields: [{field, base, yours,
// theirs}], …}. While it waits, `theirs` is what stands in the record now, at `version`.
struct conflict_reader {
  const access::principal& who;
  const access::vault& keys;
  std::vector<int> in_clear = {};  // fields that the audit knows he asked to see
};
void write_conflict(json::writer& out, conflict one, const conflict_reader& by, db::connection& db);

// Its private values in clear, for body's {"fields", "reason"}: an audited reveal of the record, by
// who may reveal. Two numbers that are masked alike cannot be told apart otherwise.
result<void> reveal_conflict(json::writer& out, api::transaction& tx, const uuid& id,
                             const json::view& body);

// yours: what the phone sent is stored; theirs: what is stored stays; revisit: somebody asks at the
// door first. Refuses not_found, already_done, what the rules refuse, and stale_version where
// "yours" would overwrite what nobody was shown.
struct conflict_choice {
  uuid id;
  std::string choice;
  std::int64_t seen = 0;  // the record's version that was shown; 0: that of the question
};
result<conflict> decide_conflict(api::transaction& tx, const conflict_choice& what);
// Refuses undo_over when the record was changed since.
result<conflict> undo_decision(api::transaction& tx, const uuid& id);

// Questions move along with their record.
void register_followers();

}  // namespace wangge::field
