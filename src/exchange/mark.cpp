#include "exchange/mark.h"

#include <algorithm>

#include "exchange/lxw_book.h"

namespace wangge::exchange {
namespace {

constexpr double reason_width = 48;

class marker {
 public:
  marker(std::span<const row_error> errors, const mark_job& job)
      : errors_(errors),
        job_(job),
        book_(job.path, job.temp_dir),
        sheet_(book_.add_sheet(job.sheet)) {
    for (const bool wrong : {false, true}) {
      styles& of = by_wrong_[wrong];
      of.text = book_.style({.number_format = "@", .wrong = wrong});
      of.number = book_.style({.number_format = "General", .wrong = wrong});
      of.date = book_.style({.number_format = "yyyy-mm-dd", .wrong = wrong});
      of.time = book_.style({.number_format = "hh:mm:ss", .wrong = wrong});
      of.moment = book_.style({.number_format = "yyyy-mm-dd hh:mm:ss", .wrong = wrong});
    }
    const auto column = static_cast<lxw_col_t>(job.error_column);
    worksheet_set_column(sheet_, column, column, reason_width, nullptr);
    worksheet_freeze_panes(sheet_, job.heading_row, 0);
  }

  void write(const row& from);
  result<void> finish(std::span<const merged_range> merged);

 private:
  struct styles {
    lxw_format *text, *number, *date, *time, *moment;
  };
  // By the length of the reader's canonical text.
  static lxw_format* date_style(const cell& from, const styles& of) {
    return from.text.size() == 10 ? of.date : from.text.size() == 8 ? of.time : of.moment;
  }

  void write_cell(std::uint32_t row_at, const cell& from, bool wrong);
  void write_reasons(std::uint32_t row_at, std::span<const row_error> here);

  std::span<const row_error> errors_;  // those still ahead
  const mark_job& job_;
  lxw_book book_;
  lxw_worksheet* sheet_;
  styles by_wrong_[2];
};

void marker::write(const row& from) {
  const auto first = std::find_if(errors_.begin(), errors_.end(),
                                  [&](const row_error& one) { return one.row >= from.number; });
  const auto last = std::find_if(first, errors_.end(),
                                 [&](const row_error& one) { return one.row > from.number; });
  const std::span<const row_error> here(first, last);
  errors_ = {last, errors_.end()};
  const std::uint32_t at = from.number - 1;
  for (const cell& one : from.cells()) {
    const bool wrong = std::any_of(here.begin(), here.end(), [&](const row_error& error) {
      return error.column == one.column;
    });
    if (one.column != job_.error_column) write_cell(at, one, wrong);
  }
  // A value that is missing: red, also behind the last cell of the row.
  for (const row_error& one : here)
    if (one.column && from.at(*one.column).kind == cell_kind::empty)
      worksheet_write_blank(sheet_, at, static_cast<lxw_col_t>(*one.column), by_wrong_[1].text);
  write_reasons(at, here);
}

void marker::write_cell(std::uint32_t row_at, const cell& from, bool wrong) {
  const styles& style = by_wrong_[wrong];
  const auto column = static_cast<lxw_col_t>(from.column);
  switch (from.kind) {
    case cell_kind::empty:
      break;
    case cell_kind::number:
      worksheet_write_number(sheet_, row_at, column, from.number, style.number);
      break;
    case cell_kind::date:
      worksheet_write_number(sheet_, row_at, column, from.number, date_style(from, style));
      break;
    case cell_kind::boolean:
      worksheet_write_boolean(sheet_, row_at, column, from.number != 0, style.text);
      break;
    default:
      write_text(sheet_, row_at, from.column, from.text, style.text);
  }
}

void marker::write_reasons(std::uint32_t row_at, std::span<const row_error> here) {
  const bool zh = job_.lang == language::zh;
  if (row_at + 1 == job_.heading_row) {
    const std::string title(zh ? error_title_zh : error_title_en);
    write_text(sheet_, row_at, job_.error_column, title,
               book_.style({.bold = true, .filled = true}));
    return;
  }
  std::string reasons;
  for (const auto& one : here) {
    if (!reasons.empty()) reasons += zh ? "；" : "; ";
    reasons += one.message;
  }
  if (!reasons.empty()) write_text(sheet_, row_at, job_.error_column, reasons, by_wrong_[1].text);
}

result<void> marker::finish(std::span<const merged_range> merged) {
  for (const auto& range : merged) merge(sheet_, range);
  return book_.close();
}

}  // namespace

result<void> mark_errors(sheet_reader& original, std::span<const merged_range> merged,
                         std::span<const row_error> errors, const mark_job& job) {
  marker out(errors, job);
  for (row next;;) {
    const auto more = original.next_row(next);
    if (!more) return refused(more.error());
    if (!*more) return out.finish(merged);
    out.write(next);
  }
}

}  // namespace wangge::exchange
