#pragma once
// A workbook of libxlsxwriter in constant memory: rows go to an unlinked temporary file and must be
// written in order. Closed or not, it frees itself; without close() no file is left.

#include <xlsxwriter.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/sheet.h"

namespace wangge::exchange {

struct cell_style {
  const char* number_format = nullptr;
  bool bold = false;
  bool wrong = false;   // red: an error of the user's own sheet
  bool filled = false;  // a heading
  bool quiet = false;   // grey: the banner
};

class lxw_book {
 public:
  lxw_book(const std::filesystem::path& path, const std::filesystem::path& temp_dir);
  ~lxw_book();
  lxw_book(const lxw_book&) = delete;
  lxw_book& operator=(const lxw_book&) = delete;

  // The name is cut and cleaned to what Excel allows and made unique.
  lxw_worksheet* add_sheet(std::string_view name);
  lxw_format* style(const cell_style& how);
  // Refuses with error::store_full; throws std::system_error when the disk fails otherwise.
  result<void> close();

 private:
  std::filesystem::path path_;
  std::string temp_dir_;
  lxw_workbook* book_;
  std::vector<lxw_worksheet*> sheets_;
};

// Strings beyond Excel's 32,767 characters are cut.
void write_text(lxw_worksheet* sheet, std::uint32_t row_at, std::uint32_t column,
                const std::string& text, lxw_format* style);
// At most 65,535 of a sheet; the rest stay unmerged.
void merge(lxw_worksheet* sheet, const merged_range& range);

}  // namespace wangge::exchange
