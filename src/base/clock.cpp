#include "base/clock.h"

#include <charconv>
#include <chrono>

namespace wangge {
namespace {

constexpr instant ms_per_day = 86'400'000;
constexpr instant shanghai_offset = 8 * 3'600'000;

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day calendar(day on) {
  return {std::chrono::year(on / 10000), std::chrono::month(static_cast<unsigned>(on / 100 % 100)),
          std::chrono::day(static_cast<unsigned>(on % 100))};
}
std::int64_t serial(day on) {
  return sys_days(calendar(on)).time_since_epoch().count();
}
day from_serial(std::int64_t days) {
  const year_month_day date{sys_days(std::chrono::days(days))};
  return static_cast<int>(date.year()) * 10000 +
         static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
         static_cast<int>(static_cast<unsigned>(date.day()));
}
std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0);
}

// Reads exactly `digits` decimal digits at `at`; -1 where they are not digits.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// Lists write several of these a row: no format string to read each time.
void put_digits(std::string& into, std::size_t at, std::size_t width, std::int64_t n) {
  for (; width > 0; n /= 10) into[at + --width] = static_cast<char>('0' + n % 10);
}

}  // namespace

instant now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

day day_of(instant at) {
  return from_serial(floor_div(at + shanghai_offset, ms_per_day));
}
instant start_of(day on) {
  return serial(on) * ms_per_day - shanghai_offset;
}
bool is_calendar_day(day on) {
  return on >= 18000101 && on <= 29991231 && calendar(on).ok();
}
day add_days(day on, int days) {
  return from_serial(serial(on) + days);
}
int days_between(day from, day to) {
  return static_cast<int>(serial(to) - serial(from));
}
int age_on(day born, day on) {
  return (on - born) / 10000;
}

std::string format_day(day on) {
  std::string out = "0000-00-00";
  put_digits(out, 0, 4, on / 10000);
  put_digits(out, 5, 2, on / 100 % 100);
  put_digits(out, 8, 2, on % 100);
  return out;
}

std::optional<day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int y = number_at(text, 0, 4), m = number_at(text, 5, 2), d = number_at(text, 8, 2);
  if (y < 0 || m < 0 || d < 0) return std::nullopt;
  const day on = y * 10000 + m * 100 + d;
  return is_calendar_day(on) ? std::optional(on) : std::nullopt;
}

std::string format_instant(instant at) {
  const instant local = at + shanghai_offset;
  const instant in_day = local - floor_div(local, ms_per_day) * ms_per_day;
  std::string out = format_day(day_of(at)) + "T00:00:00.000+08:00";
  put_digits(out, 11, 2, in_day / 3'600'000);
  put_digits(out, 14, 2, in_day / 60'000 % 60);
  put_digits(out, 17, 2, in_day / 1000 % 60);
  put_digits(out, 20, 3, in_day % 1000);
  return out;
}

std::optional<instant> parse_instant(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' ||
      text[16] != ':')
    return std::nullopt;
  const auto date = parse_day(text.substr(0, 10));
  const int h = number_at(text, 11, 2), m = number_at(text, 14, 2), s = number_at(text, 17, 2);
  if (!date || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 60) return std::nullopt;
  instant at = serial(*date) * ms_per_day + h * 3'600'000LL + m * 60'000LL + s * 1000LL;
  std::size_t i = 19;
  if (text[i] == '.') {
    instant scale = 100;
    for (++i; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i, scale /= 10)
      at += (text[i] - '0') * scale;
  }
  if (i >= text.size()) return std::nullopt;
  if (text[i] == 'Z' && i + 1 == text.size()) return at;
  if ((text[i] != '+' && text[i] != '-') || text.size() != i + 6 || text[i + 3] != ':')
    return std::nullopt;
  const int oh = number_at(text, i + 1, 2), om = number_at(text, i + 4, 2);
  if (oh < 0 || oh > 23 || om < 0 || om > 59) return std::nullopt;
  const instant offset = (oh * 60LL + om) * 60'000;
  return text[i] == '+' ? at - offset : at + offset;
}

}  // namespace wangge
