#include "exchange/serial.h"

#include <fmt/format.h>

#include <cmath>

namespace wangge::exchange {
namespace {

constexpr day epoch = 18991230;
constexpr day last_day = 29991231;
constexpr int seconds_per_day = 86'400;

}  // namespace

std::optional<moment> from_serial(double serial) {
  if (!(serial >= 0) || serial >= 401'769) return std::nullopt;
  double days = std::floor(serial);
  auto second = static_cast<int>(std::lround((serial - days) * seconds_per_day));
  if (second == seconds_per_day) ++days, second = 0;
  if (days == 0) return moment{0, second};
  if (days == 60) return std::nullopt;
  const day on = add_days(epoch, static_cast<int>(days) + (days < 60));
  if (on > last_day) return std::nullopt;
  return moment{on, second};
}

double to_serial(day on) {
  const int days = days_between(epoch, on);
  return days < 61 ? days - 1 : days;
}

std::string format_moment(const moment& what) {
  if (what.on != 0 && what.second == 0) return format_day(what.on);
  const std::string time =
      fmt::format("{:02}:{:02}:{:02}", what.second / 3600, what.second / 60 % 60, what.second % 60);
  return what.on == 0 ? time : format_day(what.on) + " " + time;
}

bool is_date_format(std::string_view code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '[') {
      i = std::min(code.find(']', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == ';') {
      return false;  // the first section is for positive numbers, and dates are positive
    } else if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

bool is_date_format_id(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

}  // namespace wangge::exchange
