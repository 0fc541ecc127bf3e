#pragma once
// Spreadsheet dates: days since 1899-12-30 (the 1900 system, with its 29 February 1900 that never
// was: serials below 61 count from 1899-12-31). ECMA-376 part 1, 18.17.4.

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace wangge::exchange {

// Added to a serial of a workbook in the 1904 system.
inline constexpr double serial_1904 = 1462;

struct moment {
  day on = 0;      // 0 for a time of day without a date (serials below 1)
  int second = 0;  // of the day, rounded
};

// Nothing outside 1900-01-01 … 2999-12-31 and for 60, the day that never was.
std::optional<moment> from_serial(double serial);
double to_serial(day on);

// yyyy-mm-dd, yyyy-mm-dd hh:mm:ss or hh:mm:ss.
std::string format_moment(const moment& what);

// Does a number format show a date or a time? Literals, colours and conditions are not looked at.
bool is_date_format(std::string_view code);
// The same for the formats that have a number but no code, those of East Asian Excel included.
bool is_date_format_id(int id);

}  // namespace wangge::exchange
