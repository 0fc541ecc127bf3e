#pragma once
// An office's own workbook, filled: only cells of data are written into its XML. Formats, merged
// cells, widths, formulas, print setup and the other sheets stay as they are, byte for byte where
// nothing moves; formulas are calculated again by whoever opens it.
//
// Placeholders: {{name}} alone or within a text. The row that holds a field of a record is the
// pattern row: it is repeated for each record, and what stands below moves down.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace wangge::exchange {

struct fill_cell {
  std::string text;
  bool number = false;  // digits, written as a number
};

struct fill_source {
  std::size_t rows = 0;
  // The value of a field in one row; nothing when the name is no field.
  std::function<std::optional<fill_cell>(std::string_view name, std::size_t row)> field;
  // The value of anything else: {{unit}}, {{on}}, {{total:…}}; nothing when unknown.
  std::function<std::optional<fill_cell>(std::string_view name)> single;
  // Asked at every row: whoever wanted the workbook does not any more. May be empty.
  std::function<bool()> given_up = {};
  // Who took it, when and for what: one line two rows below the last of each sheet that is filled,
  // where no print area or sum of the office reaches. May be empty.
  std::string stamp = {};
};
inline constexpr std::size_t most_written = 96U << 20;  // of all sheets together

// Without placeholders: which columns of which sheet take which fields, below the headings.
struct fill_columns {
  std::size_t sheet = 0;
  std::uint32_t first_row = 0;                   // the first row of data, from 1
  std::map<std::uint32_t, std::string> columns;  // column from 0 → field
};

// The filled workbook. Refuses error::damaged_file, error::template_active (macros, links to other
// files), error::template_rows (two rows of fields in a sheet), error::template_table (a table
// object takes no further rows), error::template_wide (it would grow beyond all measure),
// error::cancelled.
result<std::string> fill_workbook(std::string_view workbook, const fill_source& from,
                                  const std::optional<fill_columns>& columns);

// The names of all placeholders, in order of appearance, each once.
result<std::vector<std::string>> placeholders(std::string_view workbook);

}  // namespace wangge::exchange
