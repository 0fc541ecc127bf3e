#pragma once
// A visit (走访): one event at a target. Each stays; the newest received decides the target's
// outcome. The phone's clock is shown and never trusted for the order.

#include <string>

#include "api/transaction.h"
#include "screening/target.h"

namespace wangge::screening {

struct visit {
  uuid id;
  uuid object;
  int outcome = 0;
  int how = list;
  instant at = 0;  // 0: when it is received
  instant revisit_at = 0;
  std::string note;
  std::string answers = "{}";  // JSON object, checked
  std::optional<double> lon, lat, accuracy;
  std::string device;
  std::int64_t sequence = 0;  // the device's own counter; 0 unknown
};

// A visit's fields from JSON (a request's body or a phone's operation), every violation at once.
// `offset` is what the server's clock is ahead of the sender's.
struct visit_source {
  const round& of;
  instant now = 0;
  instant offset = 0;
};
visit read_visit(const json::view& body, const visit_source& from, std::vector<problem>& found);

// Records it and moves the target. The same id again changes nothing. Refuses not_a_target, and
// round_not_open for rounds that never opened. What reaches a closed round late is still recorded.
result<target> record_visit(api::transaction& tx, const round& of, const visit& what);
// The same where the round is known to be open, and its target to be in reach.
result<target> record_visit_of(api::transaction& tx, const round& of, const target& before,
                               const visit& what);

// Plans when targets nobody answered at are visited again; gives how many.
struct revisit_plan {
  std::vector<uuid> objects;
  instant revisit_at = 0;
};
result<std::int64_t> plan_revisits(api::transaction& tx, const round& of, const revisit_plan& how);

// The register says that an object ended (gone) or is there again (open): a visit of its own kind.
// `now` is the target at its new place.
void record_from_register(api::transaction& tx, const target& before, target now, int outcome);

// The evening of the next day: when somebody is at home.
instant next_evening(instant now);

struct stored_visit {
  uuid id, account;
  int outcome = 0, how = 0;
  instant at = 0, received_at = 0, revisit_at = 0;
  std::string device, note, answers;
  bool counted = true;
};
// A fever at a door that waits for a second reading, whatever that says. `person` is empty for a
// reading of the door as a whole.
struct fever {
  std::string person;
  double value;
  instant at;
};
std::vector<fever> open_fevers(db::connection& db, const access::vault& keys, const round& of,
                               const uuid& object);

// Newest first.
std::vector<stored_visit> visits_of(db::connection& db, const access::vault& keys, round_key of,
                                    const uuid& object);

}  // namespace wangge::screening
