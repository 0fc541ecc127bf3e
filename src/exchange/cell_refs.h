#pragma once
// References in formulas and ranges when rows are put into a sheet. Pure.

#include <cstdint>
#include <string>
#include <string_view>

namespace wangge::exchange {

// The pattern row `at` becomes `rows` rows (at least one): what stands below moves down, ranges
// that reach the pattern row take the new rows in.
struct row_growth {
  std::uint32_t at = 0;  // from 1
  std::uint32_t rows = 1;
  std::string sheet;  // whose rows they are
  std::uint32_t extra() const { return rows > 1 ? rows - 1 : 0; }
  std::uint32_t moved(std::uint32_t row) const { return row > at ? row + extra() : row; }
};

// A formula of the sheet `home`, or of a defined name (home empty: every reference names its
// sheet).
std::string grown_formula(std::string_view formula, const row_growth& by, std::string_view home);
// A formula of the pattern row in its copy for row `row`: references to the row itself follow.
std::string copied_formula(std::string_view formula, const row_growth& by, std::uint32_t row);
// "A1:B5", several with spaces between: sqref, mergeCell and autoFilter.
std::string grown_range(std::string_view ranges, const row_growth& by);

}  // namespace wangge::exchange
