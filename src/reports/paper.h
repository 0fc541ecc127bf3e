#pragma once
// A report on paper and as a workbook, in the office's layout.

#include "reports/frozen.h"

namespace wangge::reports {

// What a face shows of a report: its text (daily_text), and its freeze when there is one.
struct shown_report {
  std::string content;
  std::optional<frozen> seal;
  std::string printed_by;
  instant printed_at = 0;
  language lang = language::zh;
  bool demo = false;
};

std::string report_pdf(const shown_report& one);
// `temp_dir` is where the rows wait until it is whole.
result<std::string> report_xlsx(const shown_report& one, const std::string& temp_dir);
// The office's own workbook: {{在济人员.现有}}, {{persons_present.n_current}}, {{on}}, {{unit}}.
result<std::string> report_in_template(const shown_report& one, std::string_view workbook);

// The columns of a printed report: member of a line's JSON, and its headings.
struct number_column {
  std::string_view member, zh, en;
  bool is_change;  // of the day, not a standing number
};
std::span<const number_column> number_columns();

}  // namespace wangge::reports
