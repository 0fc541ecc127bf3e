#pragma once
// What each change replaced. The former values of the changed fields are kept as one sealed JSON
// object a change; a record "as it was on" a day is today's record with changes undone.

#include <optional>
#include <string>
#include <vector>

#include "api/transaction.h"
#include "base/json.h"
#include "records/record.h"

namespace wangge::records {

struct field_change {
  int field_at;  // -1: the record ended or came back to life
  value before, after;
};

struct change {
  std::int64_t version = 0;  // after the change
  instant at = 0;
  uuid by;
  std::string reason;
  std::int64_t grid = 0, grid_after = 0;  // where the record lay before and after
  std::vector<field_change> fields;
};

// Remembers what `after` replaces; inside the writer's transaction.
void remember(api::transaction& tx, const record& before, const record& after,
              const std::string& reason);

// All changes of a record, newest first.
std::vector<change> changes_of(db::connection& db, const access::vault& keys, const record& now);

// What has changed since a version: the value each field had then, and its newest change.
struct later_change {
  int field_at;  // -1: the record ended or came back to life
  value base;
  std::int64_t version;
  instant at;
  uuid by;
};
std::vector<later_change> changed_since(db::connection& db, const access::vault& keys,
                                        const record& now, std::int64_t version);

// The record as it was at the end of that day; nothing when it did not exist yet.
std::optional<record> as_it_was(db::connection& db, const access::vault& keys, const record& now,
                                day on);

// A record on its way back: stored changes are taken back one by one, the newest first.
class rewinding {
 public:
  explicit rewinding(const record& now);
  // `row` holds id, version and before of a history entry from `first_column` on.
  void take_back(const access::vault& keys, const db::row& row, int first_column);
  const record& state() const { return state_; }
  // When this state began, as far as the changes taken back tell: 0 for a later version.
  instant began() const { return state_.version > 1 ? 0 : made_; }
  // Certain once every change since `before` has been taken back.
  bool was_there(instant before) const { return began() < before; }

 private:
  record state_;
  instant made_;
};

// When the store took the record in: what the audit says, whatever the id a client gave it. Records
// of a bulk load have ids of the server's own, which tell their time.
instant made_at(db::connection& db, const record& one);

}  // namespace wangge::records
