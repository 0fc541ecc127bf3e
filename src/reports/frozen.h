#pragma once
// Frozen reports: stored once, never changed.

#include "api/transaction.h"
#include "reports/report.h"

namespace wangge::reports {

struct frozen {
  std::int64_t unit = 0, version = 0;
  day on = 0;
  instant cut_off = 0, frozen_at = 0;
  std::string content, digest, by, reason;  // digest: SM3, raw
};

// The newest version of a day, or a given one.
std::optional<frozen> find_frozen(db::connection& db, std::int64_t unit, day on,
                                  std::optional<std::int64_t> version = {});
// The newest frozen report of a unit before a day.
std::optional<frozen> last_frozen_before(db::connection& db, std::int64_t unit, day on);
// Every frozen report of a unit, newest first.
std::vector<frozen> frozen_of(db::connection& db, std::int64_t unit, int limit);

// The values of one line as a frozen report states them.
std::optional<numbers> stated(const frozen& one, std::string_view line_id);

// Makes the report of a day and stores it. Refuses not_frozen_yet, report_frozen without a reason.
// Not for the write lane.
result<frozen> freeze(api::services& with, const access::principal& who, const daily_query& ask,
                      const std::string& reason);

// Regular work: shortly after the cut-off the district and its streets are frozen.
void freeze_due(api::services& with, instant now);

// Faults: a report whose text does not have its digest, or whose lines do not add up.
std::vector<std::string> check_reports(db::connection& db);

std::string hexadecimal(std::string_view bytes);

}  // namespace wangge::reports
