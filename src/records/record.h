#pragma once
// A record in memory: the described fields in order, and the columns every record has.

#include <vector>

#include "base/clock.h"
#include "db/db.h"
#include "records/entity.h"

namespace wangge::records {

using db::value;

// `values[i]` belongs to `what->fields[i]`. Sealed fields (ID number, phone) are in clear here;
// the store seals them on the way down and opens them on the way up.
struct record {
  const entity* what = nullptr;
  uuid id;
  std::int64_t version = 0;
  instant updated_at = 0;
  uuid updated_by;
  value import_id;
  value ended_on;  // day, null while live
  std::vector<value> values;

  record() = default;
  explicit record(const entity& of) : what(&of), values(of.fields.size()) {}

  bool live() const { return db::is_null(ended_on); }
  std::int64_t grid() const { return std::get<std::int64_t>(values[what->scope_at]); }
  std::int64_t district() const { return grid() / 1'000'000'000; }
  // 0 and "" when null.
  std::int64_t integer(int at) const;
  std::string_view text(int at) const;
  bool has(int at) const { return !db::is_null(values[at]); }
};

inline std::int64_t record::integer(int at) const {
  const auto* v = std::get_if<std::int64_t>(&values[at]);
  return v ? *v : 0;
}
inline std::string_view record::text(int at) const {
  const auto* v = std::get_if<std::string>(&values[at]);
  return v ? std::string_view(*v) : std::string_view();
}

}  // namespace wangge::records
