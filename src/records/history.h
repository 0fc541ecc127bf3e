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
  std::vector<field_change> fields;
};

// Remembers what `after` replaces; inside the writer's transaction.
void remember(api::transaction& tx, const record& before, const record& after,
              const std::string& reason);

// All changes of a record, newest first.
std::vector<change> changes_of(db::connection& db, const access::vault& keys, const record& now);

// The record as it was at the end of that day; nothing when it did not exist yet.
std::optional<record> as_it_was(db::connection& db, const access::vault& keys, const record& now,
                                day on);

// A record on its way back: stored changes are taken back one by one, the newest first.
class rewinding {
 public:
  explicit rewinding(const record& now)
      : state_(now), made_(now.version == 1 ? now.updated_at : made_at_default(now)) {}
  // `row` holds id, version and before of a history entry from `first_column` on.
  void take_back(const access::vault& keys, const db::row& row, int first_column);
  const record& state() const { return state_; }
  // When the record came into the register; certain once its first version is reached.
  bool was_there(instant before) const { return began() < before; }
  // When this state began, as far as the changes taken back tell: 0 for a later version.
  instant began() const { return state_.version > 1 ? 0 : made_; }

 private:
  static instant made_at_default(const record& now);
  record state_;
  instant made_;
};

// When whoever made the record says that it was made: the clock in its id, a phone's perhaps.
instant made_at(const uuid& id);

}  // namespace wangge::records
