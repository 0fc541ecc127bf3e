#pragma once
// The steps of an import, as the routes and the command line take them.

#include <functional>

#include "exchange/import_inspect.h"
#include "exchange/import_work.h"

namespace wangge::exchange {

struct new_import {
  const records::entity& of;
  std::string filename;
  std::function<bool(const std::filesystem::path& target)>
      put;                        // brings the file; false: disk full
  std::string sheet;              // empty: found
  std::uint32_t heading_row = 0;  // 0: found
};

// Takes the file and looks into it. Nothing is kept of a file that cannot be read.
// Refuses forbidden (units need units.write, the rest register.write), store_full, and as inspect.
result<import_run> begin_import(api::services& with, const access::principal& who,
                                const new_import& what);

struct column_choice {
  std::uint32_t column;
  std::string field;  // empty: left out
};
struct mapping_choice {
  std::string sheet;
  std::uint32_t heading_row = 0;
  std::vector<column_choice> columns;
  std::optional<std::vector<import_default>> defaults;  // none: as they are
};
// Another sheet or row of headings is looked into anew; else the columns are taken as chosen and
// remembered. Refuses wrong_step, unknown_field, mapped_twice, what a default's value is refused
// for, and as inspect.
result<void> choose_mapping(api::services& with, const access::principal& who, import_run& run,
                            const mapping_choice& choice);

enum class step : std::uint8_t { dry_run, run, undo };
// Takes the run's next step for this job alone. Refuses wrong_step, no_heading.
result<void> enter_step(api::services& with, import_run& run, step what, const uuid& job);
// Does it; saves where the run stands then. Gives {"import", totals…} for the job.
result<std::string> do_step(api::services& with, const access::principal& who, import_run run,
                            step what, jobs::progress& report, std::size_t batch_rows = 2'000);

}  // namespace wangge::exchange
