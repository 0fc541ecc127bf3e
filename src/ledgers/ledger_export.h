#pragma once
// A whole ledger as a workbook: as a table of ours, or filled into the office's own template.

#include <filesystem>

#include "exchange/fill.h"
#include "jobs/jobs.h"
#include "ledgers/page.h"
#include "ledgers/template.h"

namespace wangge::ledgers {

struct ledger_export {
  uuid job;
  ledger_query what;
  std::string purpose;
  std::filesystem::path file;
  std::optional<office_template> in;
};

// {unit, on, purpose, template}. The call may be of the slow lane.
result<ledger_export> read_ledger_export(api::call& ask, const json::view& body);

// The cells of one row as a reader sees them, in the order of the columns.
std::vector<exchange::fill_cell> cells_of(const ledger_query& ask, const ledger_page& page,
                                          std::size_t row, const access::principal& who,
                                          const territory::unit_tree* units);

// Writes the file; gives {"rows", "bytes", "filename", "format"}. Audited with its purpose.
result<std::string> run_ledger_export(api::services& with, const access::principal& who,
                                      ledger_export what, jobs::progress& report);

}  // namespace wangge::ledgers
