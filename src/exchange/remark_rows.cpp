#include "exchange/remark_rows.h"

#include <algorithm>

#include "base/text.h"

namespace wangge::exchange {
namespace {

// A sum is named in one of the first cells that hold anything.
constexpr int cells_looked_at = 3;
// A note at the foot fills hardly more than its own cell, or three signatures side by side.
constexpr int most_note_cells = 6;

constexpr std::string_view sums[] = {"合计", "小计",     "总计",     "共计",  "累计",
                                     "总数", "本页小计", "本页合计", "total", "subtotal"};
constexpr std::string_view notes[] = {
    "填表人",   "制表人",   "制表",     "审核人",   "审核",     "审批人", "负责人", "填报人",
    "填表单位", "填报单位", "填表日期", "填报日期", "填表说明", "说明",   "备注",   "注"};

// 填表人：张三; the word alone may be a record's own.
bool begins_note(std::string_view text) {
  return std::any_of(std::begin(notes), std::end(notes), [&](std::string_view word) {
    if (!text.starts_with(word)) return false;
    const auto rest = text.substr(word.size());
    return rest.starts_with(":") || rest.starts_with("：");
  });
}

bool names_sum(std::string_view text) {
  for (const std::string_view colon : {":", "："})
    if (text.ends_with(colon)) text.remove_suffix(colon.size());
  return std::find(std::begin(sums), std::end(sums), text) != std::end(sums);
}

}  // namespace

bool is_remark_row(const row& one) {
  int filled = 0;
  bool note = false;
  for (const cell& at : one.cells()) {
    if (at.kind == cell_kind::empty) continue;
    if (filled < cells_looked_at && at.kind == cell_kind::text) {
      const std::string text = fold(at.text);
      if (names_sum(text)) return true;
      note = note || (filled == 0 && begins_note(text));
    }
    ++filled;
  }
  return note && filled <= most_note_cells;
}

}  // namespace wangge::exchange
