#include "ledgers/saved.h"

#include "base/clock.h"
#include "territory/unit_tree.h"

namespace wangge::ledgers {

bool is_entry(const records::entity& of, int field_at) {
  using enum records::field_kind;
  const auto& what = of.fields[field_at];
  const bool is_place = what.kind == unit || what.kind == grid || what.kind == ref;
  return field_at != of.label_at && !is_place && !what.derived;
}

std::string known_as(const access::principal& who, const territory::unit_tree& units) {
  const auto unit = units.name_of(who.unit);
  return unit.empty() ? who.display_name : unit + " " + who.display_name;
}

void count_saved(api::transaction& tx, const saved& what) {
  if (what.entries == 0) return;
  tx.db.execute(
      "INSERT INTO saved_entry(district, taken_on, department, source, unit, entries) VALUES (?1, "
      "?2, ?3, ?4, ?5, ?6) ON CONFLICT(district, taken_on, department, source, unit) DO UPDATE SET "
      "entries = saved_entry.entries + excluded.entries",
      {tx.who.area.district(), std::int64_t{day_of(tx.now)}, std::string(what.department),
       std::string(what.source), what.unit, what.entries});
}

}  // namespace wangge::ledgers
