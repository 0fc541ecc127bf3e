#pragma once
// One worksheet's XML taken apart and put together again around its rows. Used by fill.cpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/cell_refs.h"
#include "exchange/fill.h"

namespace wangge::exchange {

// A tag of an XML text and what belongs to it.
struct xml_tag {
  std::size_t begin = 0, end = 0;  // of the tag itself
  std::string_view name;           // without prefix
  bool closes = false, empty = false;
};
// The next tag from `from` on; false at the end. Comments, CDATA and processing are passed over.
bool next_tag(std::string_view xml, std::size_t from, xml_tag& into);
// The value of an attribute in a tag's text, still escaped; nothing when it has none.
std::optional<std::string_view> tag_attribute(std::string_view tag, std::string_view name);
std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value);
std::string unescaped(std::string_view text);
std::string escaped(std::string_view text);

struct sheet_cell {
  std::uint32_t column = 0;
  std::string_view tag, inner;  // "<c r="B5" s="3" t="s">", "<v>7</v>"
  std::string text;             // its text when it is one
  std::string formula;
};
struct sheet_row {
  std::uint32_t number = 0;
  std::string_view tag;  // of the row, opened
  std::vector<sheet_cell> cells;
};
struct sheet_xml {
  std::string_view head, tail;  // up to and with <sheetData>, from </sheetData> on
  std::vector<sheet_row> rows;
  std::string prefix;  // of the elements: "x:" or nothing
};

// Views into `xml`, which must outlive it. Refuses error::damaged_file.
result<sheet_xml> read_sheet_xml(std::string_view xml, const std::vector<std::string>& shared);

// The texts of xl/sharedStrings.xml.
std::vector<std::string> read_shared_strings(std::string_view xml);

// Names in {{ }} of a text.
std::vector<std::string> placeholders_in(std::string_view text);

// How the rows of a workbook grow: of the sheet in hand (`own.at` 0: no pattern row, only single
// values), and of all.
struct book_growth {
  row_growth own;
  const std::vector<row_growth>& all;
  bool inserts = false;  // data begin below `own.at`, which stays
};
// Refuses error::template_wide.
result<std::string> write_sheet_xml(const sheet_xml& sheet, const fill_source& from,
                                    const book_growth& growth,
                                    const std::optional<fill_columns>& columns);

}  // namespace wangge::exchange
