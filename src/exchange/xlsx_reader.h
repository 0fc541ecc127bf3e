#pragma once
// XLSX (ECMA-376, transitional and strict), read as a stream: shared and inline strings, rich text,
// formulas by their stored values, dates by their styles in both date systems.

#include "exchange/sheet.h"

namespace wangge::exchange {

// Sheets in the order of their tabs, hidden ones flagged, charts left out.
// Refuses with error::damaged_file (damaged, under a password, zip and entity bombs, too much text)
// and error::unknown_format (something else in a ZIP); reading also with error::too_many_rows.
result<std::unique_ptr<workbook>> open_xlsx(const input& from, const read_limits& limits = {});

}  // namespace wangge::exchange
