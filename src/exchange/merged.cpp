#include "exchange/merged.h"

#include <algorithm>

namespace wangge::exchange {

merged_fill::merged_fill(std::vector<merged_range> ranges, std::uint32_t first_row)
    : ranges_(std::move(ranges)) {
  std::erase_if(ranges_, [&](const merged_range& one) {
    return one.first_row < first_row || one.first_row == one.last_row;
  });
  std::sort(ranges_.begin(), ranges_.end(),
            [](const merged_range& a, const merged_range& b) { return a.first_row < b.first_row; });
}

void merged_fill::apply(row& next) {
  std::erase_if(by_column_, [&](const auto& one) { return one.second.last_row < next.number; });
  for (const auto& [column, merged] : by_column_)
    if (next.at(column).kind == cell_kind::empty) next.fill(column) = merged.value;
  for (; ahead_ < ranges_.size() && ranges_[ahead_].first_row <= next.number; ++ahead_) {
    const merged_range& one = ranges_[ahead_];
    const cell& value = next.at(one.first_column);
    // A first row that was blank, and so passed over, has nothing to give.
    if (one.first_row == next.number && value.kind != cell_kind::empty)
      by_column_.insert_or_assign(one.first_column, held{one.last_row, value});
  }
}

}  // namespace wangge::exchange
