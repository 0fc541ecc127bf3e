#include "exchange/sheet.h"

#include <algorithm>

namespace wangge::exchange {

const cell& row::at(std::uint32_t column) const {
  static const cell nothing;
  return column < width_ ? cells_[column] : nothing;
}

void row::start(std::uint32_t row_number) {
  number = row_number;
  width_ = 0;
}

cell& row::fill(std::uint32_t column) {
  if (column >= cells_.size()) cells_.resize(column + 1);
  for (; width_ <= column; ++width_) {
    cell& next = cells_[width_];
    next.kind = cell_kind::empty;
    next.column = static_cast<std::uint32_t>(width_);
    next.number = 0;
    next.text.clear();
  }
  return cells_[column];
}

void row::finish() {
  while (width_ > 0 && cells_[width_ - 1].kind == cell_kind::empty) --width_;
}

std::string cell_name(std::uint32_t column, std::uint32_t row_number) {
  std::string letters;
  for (std::uint32_t left = column + 1; left > 0; left = (left - 1) / 26)
    letters.push_back(static_cast<char>('A' + (left - 1) % 26));
  std::reverse(letters.begin(), letters.end());
  return letters + std::to_string(row_number);
}

}  // namespace wangge::exchange
