#pragma once
// A workbook as an office keeps it: a merged title, headings, one pattern row with a format and a
// formula of its own, a row of sums, a merged foot, page setup, a print area, a second sheet.

#include <string>

namespace wangge::testing {

// Without placeholders the pattern row is blank; `twice` puts a second row of fields in.
std::string office_book(bool placeholders = true, bool twice = false);
// A part of a ZIP, "" when there is none.
std::string part_of(const std::string& workbook, const std::string& name);

}  // namespace wangge::testing
