#pragma once
// Opening a round: its targets are drawn from the register in slices of whole grids, so that other
// writers never wait long. Each slice is exact for its grids when it commits. Once begun it is
// finished: it cannot be cancelled, and what a restart cut off goes on where it stopped.

#include <string>

#include "api/transaction.h"
#include "jobs/jobs.h"
#include "screening/round.h"

namespace wangge::screening {

// How many objects of a kind an opening would draw now; of a re-check, out of how many it would
// draw its share.
std::int64_t objects_to_draw(const api::services& with, const round& of, int kind);

// draft → opening. Refuses round_not_draft, already_done.
result<round> begin_opening(api::transaction& tx, const uuid& id);

// Draws, then opening → open. Gives {"round", "targets"}.
result<std::string> draw_targets(api::services& with, const access::principal& who,
                                 const uuid& round_id, jobs::progress& report);
// The job that does so.
result<uuid> start_drawing(api::services& with, const access::principal& who, const uuid& round_id);
// Takes up every opening that no job is at.
void resume_openings(api::services& with);

}  // namespace wangge::screening
