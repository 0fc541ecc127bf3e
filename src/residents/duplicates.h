#pragma once
// Records that may be one person. The same ID number under another name goes to the conflict
// queue at once; similar people are looked for by a job. A human decides; decisions can be undone.

#include "api/transaction.h"
#include "jobs/jobs.h"
#include "records/record.h"

namespace wangge::residents {

// Called after a person was stored: queues every other live person with the same ID number.
void note_same_identity(api::transaction& tx, const records::record* before,
                        const records::record& after);

// A follower: a pair lies where its people are, and waits only while both are there.
void keep_pairs(api::transaction& tx, const records::record* before, const records::record& after);
// Pairs that wait for nobody, or elsewhere; for `wangge check`.
std::vector<std::string> check_pairs(db::connection& db);

// Pairs with a person that was erased (the undo of an import) have nobody to decide about.
void forget_erased(api::transaction& tx);

// The job's work: persons of the range with the same name and phone, or name and birth date.
// Gives {"pairs": how many were queued}.
result<std::string> find_similar(api::services& with, const access::principal& who,
                                 access::scope range, jobs::progress& report);

struct decision {
  uuid pair;
  bool merge = false;     // else: they are two people
  bool keep_left = true;  // which record stays
};
// Merging fills the kept record's empty fields from the other one and ends that.
result<void> decide(api::transaction& tx, const decision& what);
result<void> undo_decision(api::transaction& tx, const uuid& pair);

}  // namespace wangge::residents
