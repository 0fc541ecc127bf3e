#pragma once
// Time is UTC milliseconds inside, Asia/Shanghai (UTC+8, no summer time since 1991) at the edge.
// Calendar days are integers yyyymmdd, in Shanghai.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wangge {

using instant = std::int64_t;  // ms since 1970-01-01T00:00:00Z
using day = std::int32_t;      // yyyymmdd

instant now_ms();
day day_of(instant at);        // the Shanghai day of an instant
instant start_of(day on);      // 00:00 in Shanghai
bool is_calendar_day(day on);  // a real date between 1800 and 2999
day add_days(day on, int days);
int days_between(day from, day to);  // to - from
int age_on(day born, day on);        // completed years

std::string format_day(day on);                               // 2020-03-30
std::optional<day> parse_day(std::string_view text);          // 2020-03-30
std::string format_instant(instant at);                       // 2020-03-30T16:30:00.000+08:00
std::optional<instant> parse_instant(std::string_view text);  // RFC 3339

}  // namespace wangge
