#pragma once
// A running round, a signed sheet, a list of hints and a conflict in every grid of a small
// district; their ids stand with the grid's records: round, sheet, hint_list, hint, conflict.

#include "support/small_district.h"

namespace wangge::testing {

void add_small_sweep(app::runtime& into, small_district& town);

}  // namespace wangge::testing
