#pragma once
// Cells merged downwards: an office writes the community once for fifty rows. A spreadsheet keeps
// the value in the first of them only.

#include <map>
#include <vector>

#include "exchange/sheet.h"

namespace wangge::exchange {

class merged_fill {
 public:
  // Ranges that begin above `first_row` (titles, headings) stay as they are.
  merged_fill(std::vector<merged_range> ranges, std::uint32_t first_row);

  // Gives the empty cells of `next` the value merged over them. Rows come in order.
  void apply(row& next);

 private:
  struct held {
    std::uint32_t last_row;
    cell value;
  };
  std::vector<merged_range> ranges_;  // by first row
  std::size_t ahead_ = 0;             // the first that has not begun
  std::map<std::uint32_t, held> by_column_;
};

}  // namespace wangge::exchange
