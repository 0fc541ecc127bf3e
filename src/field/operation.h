#pragma once
// One queued change of a phone, and what became of it.

#include <map>
#include <optional>
#include <string>

#include "api/transaction.h"
#include "base/json.h"
#include "field/conflict.h"
#include "field/sync.h"
#include "ledgers/form_answer.h"
#include "records/record.h"
#include "screening/round.h"

namespace wangge::field {

struct operation {
  uuid id;
  std::int64_t sequence = 0;  // the device's own counter; 0 unknown
  enum class about { visit, hint, form_answer, record } what = about::record;
  const records::entity* of = nullptr;  // of a record
  uuid record;
  std::int64_t base_version = 0;  // 0: new
  json::view patch;
  instant made_at = 0;  // by the server's clock
};
// All that is wrong with its shape.
result<operation> read_operation(const json::view& from, const sender& by, instant now);

struct outcome {
  std::string state = "applied";  // applied, merged, conflict
  std::int64_t version = 0;
  bool changed = false;  // a new version of the record came of it
  bool moved_away = false;
  std::optional<conflict> question;
};

// The rounds that one request's visits name: nearly always one, read once.
class named_rounds {
 public:
  // Nothing when the sender has no part in it.
  const screening::round* find(api::transaction& tx, const uuid& id);

 private:
  std::map<uuid, std::optional<screening::round>> known_;
};

// The forms that one request answers, each read once.
class named_forms {
 public:
  // Refuses not_found, form_ended and form_state.
  const result<ledgers::answered_form>& find(api::transaction& tx, const uuid& id);

 private:
  std::map<uuid, result<ledgers::answered_form>> known_;
};

// All run inside the operation's savepoint.
result<outcome> apply_visit(api::transaction& tx, const operation& what, const sender& by,
                            named_rounds& rounds);
result<outcome> apply_hint(api::transaction& tx, const operation& what);
// {form, field, value}. Refuses form_answered where somebody else said otherwise and the sender was
// not shown it; with _confirm it is replaced.
result<outcome> apply_form_answer(api::transaction& tx, const operation& what, named_forms& forms);
result<outcome> apply_edit(api::transaction& tx, const operation& what, const sender& by);

// Where the sender may act on a record that lies in `grid` now: in its own scope; and where the
// record has left that, at the record's new place, with what was made before a phone without a
// network could know (two days) and arrives within a month. Nothing otherwise.
struct seen_record {
  uuid id;
  std::int64_t grid;
  instant made_at;  // when the sender did something about it
};
struct reach {
  access::scope area;
  std::int64_t last_seen;  // the latest version that lay in the sender's scope
  bool late = false;       // longer gone, by the server's clock, than a phone may not know
};
std::optional<reach> reach_to(api::transaction& tx, const seen_record& what);

}  // namespace wangge::field
