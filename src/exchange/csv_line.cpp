#include "exchange/csv.h"

namespace wangge::exchange {
namespace {

bool plain_number(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789.") == text.npos;
}

// ＝ ＋ － ＠: some spreadsheets take them for the narrow ones.
bool starts_wide_formula(std::string_view text) {
  for (const char* one : {"＝", "＋", "－", "＠"})
    if (text.starts_with(one)) return true;
  return false;
}

}  // namespace

bool starts_formula(char c) {
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

void csv_line(std::span<const std::string_view> cells, std::string& out) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out.push_back(',');
    std::string_view text = cells[i];
    const bool guarded = !text.empty() && !plain_number(text) &&
                         (starts_formula(text[0]) || starts_wide_formula(text));
    if (!guarded && text.find_first_of(",\"\r\n;\t") == text.npos) {
      out.append(text);
      continue;
    }
    out.push_back('"');
    if (guarded) out.push_back('\'');
    for (const char c : text) {
      if (c == '"') out.push_back('"');
      out.push_back(c);
    }
    out.push_back('"');
  }
  out.append("\r\n");
}

}  // namespace wangge::exchange
