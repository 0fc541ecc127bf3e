#pragma once
// CSV as offices save it: any encoding of encoding.h, separators comma, semicolon or tab, quotes
// doubled (RFC 4180), lines ended by CR, LF or CRLF.

#include <functional>
#include <string>
#include <string_view>

#include "exchange/sheet.h"

namespace wangge::exchange {

// A workbook of one sheet named `name`; every cell is text. The wrappers that keep digits as text
// are removed: ="370105…" of other systems and the leading ' of csv_line.
// Refuses as detect_encoding does; reading refuses with error::bad_utf8, error::too_many_rows and
// error::damaged_file (a quote never closed; a row or cell beyond the limits).
result<std::unique_ptr<workbook>> open_csv(const input& from, const read_limits& limits = {},
                                           std::string name = "CSV");

// The separator of a text by its first lines: the one that cuts most of them into equal counts.
char detect_separator(std::string_view sample);

// Would a spreadsheet run a text that begins so?
bool starts_formula(char first);

// Appends one line of CSV with CRLF. Text that a spreadsheet would run as a formula (= + - @ tab CR
// first) gets a ' before it, unless it is a plain number such as -5.
void csv_line(std::span<const std::string_view> cells, std::string& out);

// Excel opens a CSV as UTF-8 only with this mark; it begins every file we write.
inline constexpr std::string_view csv_mark = "\xef\xbb\xbf";

}  // namespace wangge::exchange
