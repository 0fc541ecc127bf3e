#pragma once
// The random re-check (抽查): a round over some of another round's finished targets, drawn by a
// seed that is kept, so that anybody can draw the same ones again; and how far the two agree.

#include "api/transaction.h"
#include "screening/round.h"
#include "screening/target.h"

namespace wangge::screening {

// A draft; it is opened as any other round.
struct recheck_plan {
  std::int64_t percent = 5;  // 1 to 100
  std::int64_t seed = 0;
  std::string name;
  day ends_on = 0;
};
result<round> make_recheck(api::transaction& tx, const uuid& of, const recheck_plan& how);

// Pure: is this object of the sample?
bool is_sampled(const uuid& object, std::int64_t seed, std::int64_t percent);
// The sample's targets of whole grids; those that are there already stay.
void draw_sample(api::transaction& tx, const round& of, code_range grids);

// Outcomes that say the same of who lives there.
bool outcomes_agree(int first, int second);

struct difference_of_two {
  target again;
  int first = 0;
};
struct agreement {
  std::int64_t sampled = 0, checked = 0, agreed = 0;
  std::vector<difference_of_two> differing;  // the first 200
};
agreement agreement_in(db::connection& db, const round& of, code_range range);

}  // namespace wangge::screening
