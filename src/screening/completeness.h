#pragma once
// What is done and what is missing of a round in one unit, from the board alone, as JSON.

#include "base/json.h"
#include "screening/board.h"

namespace wangge::screening {

struct standing {
  tally all, open, overdue, missing, done;
  std::vector<std::pair<int, tally>> by_outcome;  // every outcome, in order
};
// Pure. targets = open + the sum over by_outcome.
standing standing_of(const board::line& of, day ends_on, day today);

struct completeness_context {
  const round& of;
  day today;
};
// The members of an open object: targets, open, overdue, by_outcome, not_reached, late, households,
// persons, buildings, sheets.
void write_standing(json::writer& out, const board::line& one, const completeness_context& with);
// The same by kind of object: an array.
void write_by_kind(json::writer& out, const board::line& one, const completeness_context& with);

}  // namespace wangge::screening
