#pragma once
// A file of a user, whatever it is: the content decides, not the name.

#include "exchange/sheet.h"

namespace wangge::exchange {

// XLSX or CSV. Refuses with error::damaged_file (damaged, under a password, the old .xls) and
// error::unknown_format (anything else: pictures, PDF, web pages saved as .xls).
result<std::unique_ptr<workbook>> open_workbook(const input& from, const read_limits& limits = {});

}  // namespace wangge::exchange
