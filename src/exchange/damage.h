#pragma once
// Why a file cannot be read, in both languages: the {reason} of error::damaged_file.

#include <string>
#include <string_view>

#include "base/result.h"

namespace wangge::exchange {

struct damage {
  std::string_view zh, en;
};

// `where` names a part of the file or a row, or is empty: "xl/workbook.xml: missing".
refused damaged(std::string_view where, const damage& what);

namespace damages {

inline constexpr damage password{"有打开密码", "it has a password"};
inline constexpr damage legacy{"这是旧版 .xls，请另存为 .xlsx",
                               "it is an old .xls; save it as .xlsx"};
inline constexpr damage missing{"缺失", "missing"};
inline constexpr damage too_large{"解压后过大", "too large once unpacked"};
inline constexpr damage too_many_entries{"条目过多", "too many entries"};
inline constexpr damage cell_too_long{"单元格内容过长", "a cell is too long"};
inline constexpr damage too_many_columns{"列数过多", "too many columns"};
inline constexpr damage quote_open{"引号没有成对", "a quote is never closed"};
inline constexpr damage doctype{"含有 DOCTYPE", "it contains a DOCTYPE"};
inline constexpr damage too_deep{"层次过深", "nested too deeply"};
inline constexpr damage tag_too_long{"标记过长", "a tag is too long"};
inline constexpr damage too_much_text{"文字总量过大", "too much text"};
inline constexpr damage too_many_items{"项目过多", "too many items"};
inline constexpr damage no_sheet{"没有工作表", "there is no sheet"};
inline constexpr damage bad_row{"行号有误", "a row number is wrong"};
inline constexpr damage bad_reference{"单元格位置有误", "a cell reference is wrong"};
inline constexpr damage bad_string{"共享字符串有误", "a shared string does not exist"};
inline constexpr damage bad_number{"数字有误", "a number is wrong"};

}  // namespace damages

}  // namespace wangge::exchange
