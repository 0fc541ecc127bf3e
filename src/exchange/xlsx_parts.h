#pragma once
// The small parts of an XLSX: which sheets there are, and which cell styles show dates.

#include <memory>
#include <string>
#include <vector>

#include "exchange/xml_stream.h"

namespace wangge::exchange {

struct xlsx_sheet {
  sheet_info info;
  std::string part;  // of the ZIP
};

struct xlsx_parts {
  std::vector<xlsx_sheet> sheets;  // worksheets; charts are left out
  std::string shared_strings;      // part name, or empty
  std::vector<bool> date_styles;   // by cell style
  bool date1904 = false;
};

// Refuses with error::damaged_file, and error::unknown_format for other files in a ZIP (.docx,
// .ods, .xlsb).
result<xlsx_parts> read_parts(zip_archive& archive);

// "AB12" → column 27 from 0, row 12; false when it is none. A missing row is 0.
bool parse_reference(std::string_view text, std::uint32_t& column, std::uint32_t& row_number);

}  // namespace wangge::exchange
