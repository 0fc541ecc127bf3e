#pragma once
// Opening a round: its targets are drawn from the register in slices of whole grids, so that other
// writers never wait long. Each slice is exact for its grids when it commits; what a restart cut
// off goes on where it stopped.

#include <string>

#include "api/transaction.h"
#include "jobs/jobs.h"
#include "screening/round.h"

namespace wangge::screening {

// draft → opening. Refuses round_not_draft; a round that is opening already may be taken up again.
result<round> begin_opening(api::transaction& tx, const uuid& id);

// The job's work: draws, then opening → open. Gives {"round", "targets"}.
result<std::string> draw_targets(api::services& with, const access::principal& who,
                                 const uuid& round_id, jobs::progress& report);

}  // namespace wangge::screening
