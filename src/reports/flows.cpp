#include "reports/flows.h"

#include "records/history.h"

namespace wangge::reports {
namespace {

// The same list without its place: who moved between units still stands in it.
bool stands_anywhere(const records::list_query& list, const records::record& state) {
  auto wide = list;
  wide.range = {0, 999'999'999'999'999};
  return records::stands_in(wide, state);
}

}  // namespace

void each_flow(const records::list_query& list, const records::passage& one, instant from,
               const std::function<void(part, const records::record&)>& seen) {
  for (std::size_t n = 1; n < one.states.size(); ++n) {
    const auto &before = one.states[n - 1], &after = one.states[n];
    const bool was = before && records::stands_in(list, *before),
               is = after && records::stands_in(list, *after);
    if (was == is) continue;
    if (is) {
      const bool moved = before && stands_anywhere(list, *before);
      seen(moved ? part::moved_in : part::entered, *after);
      // The clock of whoever made it; a phone that waited for a signal.
      if (!moved && !before && made_at(after->id) < from) seen(part::late, *after);
    } else {
      const bool moved = after && stands_anywhere(list, *after);
      seen(moved ? part::moved_out : part::released, *before);
    }
  }
}

void add_flows(const records::list_query& list, const records::passage& one, instant from,
               flows& into) {
  each_flow(list, one, from, [&](part what, const records::record&) {
    switch (what) {
      case part::entered:
        ++into.entered;
        break;
      case part::moved_in:
        ++into.moved_in;
        break;
      case part::released:
        ++into.released;
        break;
      case part::moved_out:
        ++into.moved_out;
        break;
      case part::late:
        ++into.late;
        break;
      default:
        break;
    }
  });
}

}  // namespace wangge::reports
