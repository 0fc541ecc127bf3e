#pragma once
// What differs between two rounds in a unit: which doors, households, persons and places are new,
// gone, moved or changed from the opening of the first to the end (or now) of the second. It is
// read from the register's own history, which every round stands on.

#include <string_view>
#include <vector>

#include "access/principal.h"
#include "base/clock.h"
#include "base/code_range.h"
#include "db/db.h"
#include "records/entity.h"

namespace wangge::screening {

enum class change_kind { fresh, gone, moved, changed };
std::string_view word_of(change_kind what);  // new, gone, moved, changed

struct span_of_time {
  instant from, to;
};

struct changed_record {
  uuid id;
  std::string label;  // in clear; the writer masks it
  std::int64_t grid = 0, from_grid = 0;
  instant at = 0;
};

struct difference_query {
  const records::entity* of;
  change_kind what;
  code_range range;
  span_of_time when;
  int limit = 200;
  // The last one of the page before: by place, then by id.
  std::int64_t after_grid = 0;
  uuid after_id;
};
std::int64_t count_changed(db::connection& db, const difference_query& ask);
std::vector<changed_record> read_changed(db::connection& db, const difference_query& ask);

}  // namespace wangge::screening
