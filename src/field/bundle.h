#pragma once
// What a phone takes along: everything of one grid that its account may see, in one JSON text; and
// later only what has changed.

#include <string>

#include "api/api.h"

namespace wangge::field {

struct bundle_query {
  std::int64_t grid = 0;
  instant since = 0;  // 0: everything
};

// {grid, path, server_time, since, rounds, records, targets, conflicts, hints, forms}, for changes
// also removed.
std::string bundle_text(const api::call& ask, const bundle_query& what);

}  // namespace wangge::field
