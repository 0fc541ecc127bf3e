#pragma once
// Export of any list as shown: its filters, columns and order, masked as on the screen, as XLSX or
// CSV. A job reads by keyset pages, so neither memory nor the write-ahead log grows with the rows.

#include <filesystem>
#include <string>
#include <vector>

#include "api/api.h"
#include "base/json.h"
#include "exchange/export_columns.h"
#include "jobs/jobs.h"
#include "records/list.h"

namespace wangge::exchange {

struct export_request {
  records::list_query list;
  std::vector<export_column> columns;
  bool xlsx = true;
  std::string purpose;
  std::filesystem::path file;
};

// {kind, unit, filters, q, sort, columns, format, purpose}. All violations at once.
result<export_request> read_export_request(const json::view& body, const access::principal& who,
                                           const territory::unit_tree& units);

// Writes the file; gives {"rows", "bytes", "filename"}. Audited as "export" with its purpose.
result<std::string> run_export(api::services& with, const access::principal& who,
                               export_request ask, jobs::progress& report);

// What a finished export tells its job: {"rows", "bytes", "rights", "filename", "format"}. The file
// is given out only while the account's rights are those it was made with.
std::string export_outcome(const access::principal& who, const std::filesystem::path& file,
                           std::int64_t rows, std::string_view name);

// Where a job's file lies.
std::filesystem::path export_file(const api::settings& config, const uuid& job, bool xlsx);
// Removes files older than a day.
void clear_old_exports(const api::settings& config, instant now);

}  // namespace wangge::exchange
