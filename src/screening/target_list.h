#pragma once
// Lists of targets: a page in the order of the ground (grid, then label) or, within a street, by
// another column. Totals come from the board where the filters allow it. The board also knows which
// grids hold what is asked for, so that a page reads those grids only.

#include <optional>
#include <string>
#include <vector>

#include "access/crypto.h"
#include "access/principal.h"
#include "screening/board.h"
#include "screening/target.h"

namespace wangge::screening {

struct target_query {
  round of;
  code_range range;
  std::string state;  // "", open, an outcome's code, overdue, not_reached, done, late, revisit
  int kind = 0;       // 0: every kind
  std::optional<uuid> building;
  std::string q;              // the beginning of the label
  instant changed_after = 0;  // 0: whenever they changed
  enum class order { place, due_on, attempts, last_at } by = order::place;
  bool descending = false;
  std::size_t limit = 50;
  std::string cursor;
  day today = 0;
};

struct target_page {
  std::vector<target> items;
  std::int64_t total = 0;
  std::string next;
};

bool known_state(std::string_view state);
// Refuses bad_cursor.
result<target_page> read_targets(db::connection& db, const access::vault& keys, const board& counts,
                                 const target_query& ask);

}  // namespace wangge::screening
