#include "exchange/cell_dates.h"

#include <charconv>
#include <string>

#include "base/text.h"
#include "exchange/serial.h"

namespace wangge::exchange {
namespace {

// Serials outside these are years (2020), months (202003) or mistakes.
constexpr double first_serial = 3'654;  // 1910-01-01
constexpr double last_serial = 73'050;  // 2099-12-31

// Every separator a '-', what ends a day a blank; empty when something else is in it.
std::string plain_form(std::string_view text) {
  constexpr std::u32string_view dashes = U"年月/.-／．－—–~", blanks = U"日号T ";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if ((c >= '0' && c <= '9') || c == ':')
      out.push_back(static_cast<char>(c));
    else if (dashes.find(c) != dashes.npos)
      out.push_back('-');
    else if (blanks.find(c) != blanks.npos)
      out.push_back(' ');
    else if (c == U'：')
      out.push_back(':');
    else
      return {};
  }
  return out;
}

// Reads a number of at most `digits` digits, blanks and one '-' around it.
std::optional<int> take(std::string_view& text, std::size_t digits) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  const auto count = static_cast<std::size_t>(end - text.data());
  if (failed != std::errc() || count > digits || value < 0) return std::nullopt;
  text.remove_prefix(count);
  return value;
}
bool take_dash(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  return true;
}

bool is_time(std::string_view rest) {
  return rest.empty() || (rest[0] == ' ' && rest.find('-') == rest.npos);
}

std::optional<day> valid(int on) {
  return is_calendar_day(on) ? std::optional(on) : std::nullopt;
}

std::optional<day> read_serial(std::string_view text) {
  double serial = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), serial);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (serial < first_serial || serial >= last_serial + 1) return std::nullopt;
  const auto at = from_serial(serial);
  return at && at->on != 0 ? std::optional(at->on) : std::nullopt;
}

}  // namespace

std::optional<day> read_day(std::string_view text) {
  if (const auto on = read_serial(text)) return on;
  const std::string plain = plain_form(text);
  std::string_view rest = plain;
  const auto first = take(rest, 8);
  if (!first) return std::nullopt;
  if (*first >= 10'000'000) return is_time(rest) ? valid(*first) : std::nullopt;
  if (*first < 1'000 || *first > 9'999 || !take_dash(rest)) return std::nullopt;
  const auto month = take(rest, 2);
  if (!month || !take_dash(rest)) return std::nullopt;
  const auto of_month = take(rest, 2);
  if (!of_month || *month > 12 || *of_month > 31 || !is_time(rest)) return std::nullopt;
  return valid(*first * 10'000 + *month * 100 + *of_month);
}

}  // namespace wangge::exchange
