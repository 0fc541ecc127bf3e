#pragma once
// A first look into an uploaded file: its sheets, the row of headings, and what each may mean.

#include <filesystem>

#include "exchange/import_store.h"

namespace wangge::exchange {

struct inspect_request {
  std::filesystem::path file;
  const std::vector<import_field>& fields;
  const std::vector<remembered_heading>& remembered;
  std::string sheet;              // empty: the first one with headings
  std::uint32_t heading_row = 0;  // 0: looked for
};

// A sheet without headings gives a plan without columns (heading_row 0), so that a person can say
// which row holds them. Refuses as open_workbook does, and unknown_sheet.
result<import_plan> inspect(const inspect_request& ask);

// The columns that mean something.
std::vector<mapped_column> mapped_columns(const import_plan& plan,
                                          const std::vector<import_field>& fields);

// Fields that one value may fill for the whole sheet: not what tells people apart, no references.
bool may_default(const import_field& one, const records::entity& of);
std::vector<row_default> row_defaults(const import_plan& plan, const records::entity& of,
                                      const std::vector<import_field>& fields);

// Position of the sheet of that name; -1 when there is none.
int sheet_at(const workbook& book, std::string_view name);

}  // namespace wangge::exchange
