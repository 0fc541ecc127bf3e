#pragma once
// The user's own sheet back, with what is wrong with it: red cells and a column of reasons.

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "exchange/sheet.h"

namespace wangge::exchange {

struct row_error {
  std::uint32_t row = 0;                // from 1, as in exchange::row
  std::optional<std::uint32_t> column;  // from 0; none: the row as a whole
  std::string message;
};

// The title of the added column; find_heading knows it and passes over it on the next import.
inline constexpr std::string_view error_title_zh = "错误";
inline constexpr std::string_view error_title_en = "Errors";

struct mark_job {
  std::string sheet;  // its name
  std::uint32_t heading_row = 1;
  std::uint32_t error_column = 0;  // behind the widest row, or where an earlier 错误 stands
  language lang = language::zh;
  std::filesystem::path path;      // of the XLSX to make
  std::filesystem::path temp_dir;  // see table_target
};

// Writes every row of `original` at its own place, numbers as numbers, dates as dates, merged cells
// merged. `errors` are sorted by row. Widths, colours and formulas of the original are not kept.
// Refuses as the reader does and with error::store_full.
result<void> mark_errors(sheet_reader& original, std::span<const merged_range> merged,
                         std::span<const row_error> errors, const mark_job& job);

}  // namespace wangge::exchange
