#pragma once
// An office's own workbook and what its headings or placeholders mean for a ledger.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/fill.h"
#include "exchange/headings.h"
#include "ledgers/ledger.h"

namespace wangge::ledgers {

struct office_template {
  uuid id;
  std::int64_t unit = 0;  // whose it is, as a ledger's
  std::string name, ledger;
  std::string file;
  std::string mapping;  // JSON, as read_mapping takes it
  std::int64_t version = 1;
};

// What the file itself says, made once at the upload and then in the office's hands:
// {"placeholders": […], "unknown": […], "sheet": 0, "heading_row": 3, "first_row": 4,
//  "columns": [{"column": 0, "heading": "小区名称", "field": "name"}]}
struct mapping {
  std::vector<std::string> placeholders, unknown;
  std::uint32_t heading_row = 0;
  std::vector<std::pair<exchange::column_match, std::string>> headings;  // with the column's id
  std::optional<exchange::fill_columns> columns;  // nothing: by placeholders alone
};
// Refuses damaged_file, template_rows, template_unmapped …
result<mapping> mapping_of(std::string_view file, const ledger& of);
std::string mapping_text(const mapping& one);
result<std::optional<exchange::fill_columns>> read_columns(const std::string& mapping_json,
                                                           const ledger& of);

// The column a placeholder means: its id, or its label in either language.
int column_named(const ledger& of, std::string_view name);

std::optional<office_template> find_template(db::connection& db, const access::scope& area,
                                             const uuid& id);

}  // namespace wangge::ledgers
