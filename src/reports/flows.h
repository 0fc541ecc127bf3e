#pragma once
// Which passages of a record count as which flow. Pure.

#include <functional>

#include "records/past.h"
#include "reports/report.h"

namespace wangge::reports {

// Calls `seen(part, state)` for every flow of one record: the state it entered with or left from.
void each_flow(const records::list_query& list, const records::passage& one, instant from,
               const std::function<void(part, const records::record&)>& seen);

// Adds them to a line's flows.
void add_flows(const records::list_query& list, const records::passage& one, instant from,
               flows& into);

}  // namespace wangge::reports
