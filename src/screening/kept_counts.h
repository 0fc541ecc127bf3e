#pragma once
// The counts that are kept beside the targets (by grid, and by building), and the age of a grid's
// signed sheet: what one write changes of them, added up and written once.

#include <map>
#include <set>
#include <tuple>

#include "api/transaction.h"
#include "screening/board.h"

namespace wangge::screening {

class kept_counts final : public api::transaction::shared_part {
 public:
  void add(round_key of, const changes& what);
  // Anything that changes in a grid after its sheet was signed shows against it.
  void age_sheet(round_key of, std::int64_t grid) { touched_.insert({of, grid}); }
  // What is pending there is part of a recount.
  void drop(round_key of, code_range grids);

  void join(shared_part& later) override;
  void write(api::transaction& tx) override;
  void committed(api::services& with) override;

 private:
  std::map<std::tuple<round_key, std::int64_t, tally_key>, tally> tallies_;
  std::map<std::pair<round_key, uuid>, building_change> buildings_;
  std::set<std::pair<round_key, std::int64_t>> touched_, aged_;
};

// Rewrites the kept counts of whole grids from their targets (after a draw), and tells the board.
void recount_grids(api::transaction& tx, round_key of, code_range grids);

}  // namespace wangge::screening
