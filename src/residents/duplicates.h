#pragma once
// Records that may be one person. The same ID number under another name goes to the conflict
// queue at once; similar people are looked for by a job. A human decides; decisions can be undone.

#include "api/transaction.h"
#include "records/record.h"

namespace wangge::residents {

// Called after a person was stored: queues every other live person with the same ID number.
void note_same_identity(api::transaction& tx, const records::record* before, const records::record& after);

}  // namespace wangge::residents
