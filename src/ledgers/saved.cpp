#include "ledgers/saved.h"

#include "base/clock.h"

namespace wangge::ledgers {

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
