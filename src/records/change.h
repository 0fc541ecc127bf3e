#pragma once
// The verbs that change records. Each runs inside one transaction with its scope check, rules,
// store, search pieces, tallies, history, audit and event; a refusal changes nothing.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "api/transaction.h"
#include "base/json.h"
#include "records/record.h"

namespace wangge::records {

// A new record from a client's fields; `id` may be the client's own UUIDv7. Sending the same
// record again answers the stored one. `_confirm` lists confirmed warnings by field.
result<record> create(api::transaction& tx, const entity& of, const json::view& body);

struct change_request {
  const entity& of;
  uuid id;
  std::int64_t version;  // from If-Match
};

// Refuses not_found, stale_version (with a field-level difference), every rule at once.
result<record> patch(api::transaction& tx, const change_request& what, const json::view& body);

// Ends a record (kept, no longer counted or listed); refuses in_use while others belong to it.
result<record> end(api::transaction& tx, const change_request& what, const std::string& reason);
result<record> reopen(api::transaction& tx, const change_request& what, const std::string& reason);

// Takes the latest change of fields back, those too that the writer may write but not read.
// Refuses undo_over where there is none: a new record, an end, a move.
result<record> undo(api::transaction& tx, const change_request& what, const std::string& reason);

// Moves a record and everything that lies in it to another grid: a building takes its doors,
// households and persons along. Both grids see it. A record that lies in another goes `into` one of
// the new grid; a person may also go without a household. Returns how many records moved.
struct destination {
  std::int64_t grid = 0;
  std::optional<uuid> into;
};
struct moved {
  record one;
  std::int64_t records = 0;
};
result<moved> move(api::transaction& tx, const change_request& what, const destination& to,
                   const std::string& reason);

// An id that a client made stands for another object already; nothing is told of what that is.
failure id_taken(const uuid& id);

// A reason as it is kept: at most 200 characters of it.
std::string reason_kept(std::string_view given);
// The reason of an end, a reopening, a move or a look; every one of them is told to the audit.
// Refuses reason_needed.
result<std::string> reason_in(const json::view& body);

// The same fields into many records; all or nothing.
result<std::int64_t> patch_many(api::transaction& tx, const entity& of,
                                const std::vector<uuid>& ids, const json::view& body);

// For imports and merges that already hold typed values: the checked new state of a record.
struct draft {
  record one;
  std::vector<std::string> confirmed;
  std::string reason;
};
result<record> insert_draft(api::transaction& tx, draft what);
// Also ends or reopens, under the rules of `end` and `reopen`.
result<record> update_draft(api::transaction& tx, const record& before, draft what);
// Removes a record for good (undo of an import); refuses in_use.
result<void> erase_record(api::transaction& tx, const record& one, const std::string& reason);

}  // namespace wangge::records
