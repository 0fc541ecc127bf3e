#include "exchange/lxw_book.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <system_error>

#include "base/text.h"
#include "exchange/shared_strings.h"
#include "exchange/table_writer.h"

namespace wangge::exchange {
namespace {

constexpr std::size_t sheet_name_characters = 31;
constexpr std::size_t cell_characters = 32'767;

std::string first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (count-- > 0 && at < text.size()) next_character(text, at);
  return std::string(text.substr(0, at));
}

std::string clean_name(std::string_view name) {
  std::string clean(name);
  for (char& c : clean)
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
  return clean.empty() ? "Sheet" : clean;
}

}  // namespace

lxw_book::lxw_book(const std::filesystem::path& path, const std::filesystem::path& temp_dir)
    : path_(path), temp_dir_(temp_dir.string()) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = temp_dir_.empty() ? nullptr : temp_dir_.data();
  book_ = workbook_new_opt(path_.c_str(), &options);
  if (!book_) throw std::bad_alloc();
}

lxw_book::~lxw_book() {
  if (book_) lxw_workbook_free(book_);
}

lxw_worksheet* lxw_book::add_sheet(std::string_view name) {
  std::string wanted = first_characters(clean_name(name), sheet_name_characters);
  for (int n = 2; workbook_validate_sheet_name(book_, wanted.c_str()) != LXW_NO_ERROR; ++n) {
    const std::string suffix = " (" + std::to_string(n) + ")";
    wanted = first_characters(clean_name(name), sheet_name_characters - suffix.size()) + suffix;
  }
  lxw_worksheet* sheet = workbook_add_worksheet(book_, wanted.c_str());
  if (!sheet) throw std::system_error(errno, std::generic_category(), "making a worksheet");
  sheets_.push_back(sheet);
  return sheet;
}

lxw_format* lxw_book::style(const cell_style& how) {
  lxw_format* format = workbook_add_format(book_);
  if (!format) throw std::bad_alloc();
  if (how.number_format) format_set_num_format(format, how.number_format);
  if (how.bold) format_set_bold(format);
  if (how.quiet) format_set_font_color(format, 0x5f6b7a);
  if (how.filled) {
    format_set_bg_color(format, 0xe6edf5);
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  }
  if (how.wrong) {
    format_set_font_color(format, 0x9c0006);
    format_set_bg_color(format, 0xffc7ce);
  }
  return format;
}

result<void> lxw_book::close() {
  // The library does not look whether its temporary files took the rows.
  bool written = true;
  for (const lxw_worksheet* sheet : sheets_)
    if (std::FILE* rows = sheet->optimize_tmpfile)
      written = written && std::fflush(rows) == 0 && std::ferror(rows) == 0;
  if (written) {
    written = workbook_close(book_) == LXW_NO_ERROR;
    book_ = nullptr;
  }
  if (written) return {};
  return give_up(path_, errno);
}

void write_text(lxw_worksheet* sheet, std::uint32_t row_at, std::uint32_t column,
                const std::string& text, lxw_format* style) {
  if (text.find("_x") != text.npos || text.size() > cell_characters) {
    const std::string safe = first_characters(escape(text), cell_characters);
    worksheet_write_string(sheet, row_at, static_cast<lxw_col_t>(column), safe.c_str(), style);
    return;
  }
  worksheet_write_string(sheet, row_at, static_cast<lxw_col_t>(column), text.c_str(), style);
}

// worksheet_merge_range writes blanks into all rows of the range, which constant memory forbids:
// rows are written in order, and their cells have been or will be written by the caller.
void merge(lxw_worksheet* sheet, const merged_range& range) {
  if (sheet->merged_range_count == UINT16_MAX) return;
  auto* one = static_cast<lxw_merged_range*>(std::calloc(1, sizeof(lxw_merged_range)));
  if (!one) throw std::bad_alloc();
  one->first_row = range.first_row - 1;
  one->last_row = range.last_row - 1;
  one->first_col = static_cast<lxw_col_t>(range.first_column);
  one->last_col = static_cast<lxw_col_t>(range.last_column);
  STAILQ_INSERT_TAIL(sheet->merged_ranges, one, list_pointers);
  ++sheet->merged_range_count;
}

}  // namespace wangge::exchange
