#include <charconv>

#include "exchange/lxw_book.h"
#include "exchange/serial.h"
#include "exchange/table_writer.h"

namespace wangge::exchange {
namespace {

constexpr std::uint64_t progress_every = 4'096;
// A double keeps 15 digits; longer integers stay text.
constexpr std::size_t exact_digits = 15;

double width_of(const column& one) {
  if (one.width > 0) return one.width;
  const double title = static_cast<double>(one.title.size()) * 2 / 3 + 4;  // 3 bytes, 2 columns
  const double usual = one.kind == column_kind::text ? 20 : 12;  // eighteen characters of an ID
  return std::max(title, usual);
}

template <class T>
bool parse_all(std::string_view text, T& value) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failed == std::errc() && end == text.data() + text.size();
}

class xlsx_table final : public table_writer {
 public:
  xlsx_table(const table_target& target, table_head head, std::uint32_t rows_a_sheet)
      : book_(target.path, target.temp_dir),
        head_(std::move(head)),
        progress_(target.progress),
        rows_a_sheet_(rows_a_sheet),
        quiet_(book_.style({.quiet = true})),
        heading_(book_.style({.bold = true, .filled = true})),
        text_(book_.style({.number_format = "@"})),
        integer_(book_.style({.number_format = "0"})),
        decimal_(book_.style({.number_format = "General"})),
        date_(book_.style({.number_format = "yyyy-mm-dd"})) {
    start_sheet();
  }

  result<void> write_row(std::span<const std::string_view> cells) override;
  result<void> finish() override;

 private:
  void start_sheet();
  void end_sheet();
  void print_setup();
  void write_cell(std::uint32_t at, std::string_view text);
  lxw_format* style_of(column_kind kind) const;

  lxw_book book_;
  table_head head_;
  std::function<void(std::uint64_t)> progress_;
  std::uint32_t rows_a_sheet_;
  lxw_format *quiet_, *heading_, *text_, *integer_, *decimal_, *date_;
  lxw_worksheet* sheet_ = nullptr;
  std::uint32_t row_ = 0;  // the next, from 0
  std::uint64_t rows_ = 0;
  std::string held_;  // the library wants a terminating zero
};

lxw_format* xlsx_table::style_of(column_kind kind) const {
  switch (kind) {
    case column_kind::integer:
      return integer_;
    case column_kind::decimal:
      return decimal_;
    case column_kind::date:
      return date_;
    default:
      return text_;
  }
}

void xlsx_table::start_sheet() {
  sheet_ = book_.add_sheet(head_.sheet);
  row_ = 0;
  for (const auto& line : head_.banner) write_text(sheet_, row_++, 0, line, quiet_);
  for (std::uint32_t i = 0; i < head_.columns.size(); ++i) {
    const column& one = head_.columns[i];
    write_text(sheet_, row_, i, one.title, heading_);
    const auto at = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet_, at, at, width_of(one), style_of(one.kind));
  }
  worksheet_freeze_panes(sheet_, row_ + 1, 0);
  print_setup();
  ++row_;
}

// Headings on every printed page, and the stamp at its foot (Excel takes 255 characters).
void xlsx_table::print_setup() {
  const auto heading_row = static_cast<lxw_row_t>(head_.banner.size());
  worksheet_repeat_rows(sheet_, heading_row, heading_row);
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, 9);  // A4
  worksheet_fit_to_pages(sheet_, 1, 0);
  std::string stamp;
  for (const auto& line : head_.banner)
    for (const char c : line + "  ") stamp += c == '&' ? std::string("&&") : std::string(1, c);
  if (stamp.size() > 220) stamp.clear();
  worksheet_set_footer(sheet_, ("&L" + stamp + "&R&P / &N").c_str());
}

void xlsx_table::end_sheet() {
  if (head_.columns.empty()) return;
  worksheet_autofilter(sheet_, static_cast<lxw_row_t>(head_.banner.size()), 0, row_ - 1,
                       static_cast<lxw_col_t>(head_.columns.size() - 1));
}

result<void> xlsx_table::write_row(std::span<const std::string_view> cells) {
  if (row_ == rows_a_sheet_) {
    end_sheet();
    start_sheet();
  }
  const std::size_t count = std::min(cells.size(), head_.columns.size());
  for (std::uint32_t i = 0; i < count; ++i)
    if (!cells[i].empty()) write_cell(i, cells[i]);
  ++row_;
  ++rows_;
  if (progress_ && rows_ % progress_every == 0) progress_(rows_);
  return {};
}

void xlsx_table::write_cell(std::uint32_t at, std::string_view text) {
  const column_kind kind = head_.columns[at].kind;
  const auto column = static_cast<lxw_col_t>(at);
  double number = 0;
  const bool numeric = kind == column_kind::integer || kind == column_kind::decimal;
  if (numeric && text.size() <= exact_digits && parse_all(text, number)) {
    worksheet_write_number(sheet_, row_, column, number, style_of(kind));
    return;
  }
  if (const auto on = kind == column_kind::date ? parse_day(text) : std::nullopt;
      on && *on >= 19000101) {
    worksheet_write_number(sheet_, row_, column, to_serial(*on), date_);
    return;
  }
  held_.assign(text);
  write_text(sheet_, row_, at, held_, text_);
}

result<void> xlsx_table::finish() {
  end_sheet();
  if (progress_) progress_(rows_);
  return book_.close();
}

}  // namespace

std::unique_ptr<table_writer> open_xlsx_table(const table_target& target, table_head head,
                                              std::uint32_t rows_a_sheet) {
  return std::make_unique<xlsx_table>(target, std::move(head), rows_a_sheet);
}

}  // namespace wangge::exchange
