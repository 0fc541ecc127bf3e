#pragma once
// What differs between two rounds in a unit: which doors, households, persons and places are new,
// gone, moved or changed from the opening of the first to the end (or now) of the second. It
// compares the register as it stood at both instants, so nothing that happens later shifts it.

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "access/crypto.h"
#include "base/clock.h"
#include "base/code_range.h"
#include "db/db.h"
#include "records/entity.h"

namespace wangge::screening {

// Each record is one of them at most: what came and went in between is none.
enum class change_kind { fresh, gone, moved, changed };
constexpr std::array change_kinds = {change_kind::fresh, change_kind::gone, change_kind::moved,
                                     change_kind::changed};
std::string_view word_of(change_kind what);  // new, gone, moved, changed

struct span_of_time {
  instant from, to;
};

struct changed_record {
  uuid id;
  std::string label;  // in clear; the writer masks it
  std::int64_t grid = 0, from_grid = 0;
  instant at = 0;  // of its last change within the span
};

struct difference_query {
  const records::entity* of;
  code_range range;
  span_of_time when;
  std::optional<change_kind> listed = {};  // whose rows are asked
  int limit = 200;
  // The last one of the page before: by place, then by id.
  std::int64_t after_grid = 0;
  uuid after_id = {};
};

struct difference {
  std::array<std::int64_t, change_kinds.size()> counts{};
  std::vector<changed_record> rows;  // by place, then by id
};
// Within a db::snapshot when others write.
difference difference_of(db::connection& db, const access::vault& keys,
                         const difference_query& ask);

}  // namespace wangge::screening
