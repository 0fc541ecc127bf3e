#pragma once
// The rows of one XLSX sheet, and its merged ranges (which stand behind the rows in the file).

#include "exchange/shared_strings.h"
#include "exchange/sheet.h"
#include "exchange/xlsx_parts.h"

namespace wangge::exchange {

// What the cells of a sheet refer to.
struct xlsx_context {
  std::shared_ptr<const xlsx_parts> parts;
  std::shared_ptr<const shared_strings> strings;
  read_limits limits;
};

std::unique_ptr<sheet_reader> read_xlsx_sheet(std::unique_ptr<zip_part> part, xlsx_context with);

// Runs over the rows without looking into them.
result<std::vector<merged_range>> read_merged(std::unique_ptr<zip_part> part);

}  // namespace wangge::exchange
