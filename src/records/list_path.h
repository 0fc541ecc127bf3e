#pragma once
// Along which index a list is read. The tallies know how many rows a filter leaves in a scope, so
// the choice rests on counts instead of guesses; both engines then get a text that leaves them no
// other good choice. Used by list_sql.cpp only.

#include "records/list.h"

namespace wangge::records {

enum class list_path {
  scope,   // the rows of the scope, sorted where another order is asked
  filter,  // the rows of one filter in the scope
  sort,    // the order asked, the rest tested on the way
};

struct path_choice {
  list_path by = list_path::scope;
  int lead = -1;  // position in list_query::filters of the one that is read along
};

// `prefix`: letters of a search by prefix, 0 for none.
path_choice choose_path(const tally_board& tallies, const list_query& ask, bool ordered,
                        std::size_t prefix);

}  // namespace wangge::records
