#pragma once
// Rows of a sheet that tell about the sheet and are no record: 合计 under the table, 小计 between
// its parts, 填表人 and 说明 at its foot.

#include "exchange/sheet.h"

namespace wangge::exchange {

bool is_remark_row(const row& one);

}  // namespace wangge::exchange
