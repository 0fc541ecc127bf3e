#pragma once
// The daily report (日报): lines of a catalogue, each with its flows of one day, that must balance:
//   现有 = 昨日现有 + 新增 + 转入 − 解除 − 转出
// Nothing is kept for it: flows are read from the register's own history between two cut-offs, so a
// report of any day and unit can be made again and every number opens its rows.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/api.h"
#include "base/json.h"
#include "records/list.h"

namespace wangge::reports {

// One figure of the report. Groups are the four headings of the headquarters (domain R8).
struct line {
  std::string_view id, group, zh, en, unit_zh, unit_en;
  std::string_view list, filter;  // whose rows, as a list query
  std::string_view definition_zh, definition_en;
};
struct group {
  std::string_view id, zh, en;
};
std::span<const line> lines();
std::span<const group> groups();
const line* find_line(std::string_view id);

struct flows {
  std::int64_t entered = 0, moved_in = 0, released = 0, moved_out = 0;
  std::int64_t late = 0;  // of the entered: made before the window, reported within it
  std::int64_t net() const { return entered + moved_in - released - moved_out; }
};

struct numbers {
  std::int64_t previous = 0;  // of the frozen report of the day before, else as counted
  std::int64_t current = 0, cumulative = 0;
  flows of_day;
  std::int64_t difference = 0;  // what the line does not explain: 0 when it balances
};

struct daily {
  day on = 0;
  std::int64_t unit = 0;
  instant from = 0, until = 0;                   // the window
  bool provisional = false;                      // the cut-off has not come yet
  std::optional<std::int64_t> previous_version;  // of the frozen report it begins from
  std::vector<numbers> of_lines;                 // in the order of lines()
};

// "16:00" of a day, as the district set it.
instant cut_off(db::connection& db, day on);
// The day whose report is running at an instant.
day report_day(db::connection& db, instant at);

struct daily_query {
  day on;
  access::scope range;
};
result<daily> read_daily(api::services& with, db::connection& db, const access::principal& who,
                         const daily_query& ask, instant now);

// The list of a line within a unit.
result<records::list_query> list_of(api::services& with, const access::principal& who,
                                    const line& one, access::scope range);

// Which rows a number opens.
enum class part { current, previous, entered, moved_in, released, moved_out, late };
std::optional<part> find_part(std::string_view word);
struct rows_query {
  const line& of;
  part what;
  int limit;
  std::string cursor;
};
result<records::page> read_rows(api::services& with, db::connection& db,
                                const access::principal& who, const daily& window,
                                const rows_query& ask);

// The report as JSON; what a freeze stores is exactly this text.
std::string daily_text(const daily& one, const std::string& unit_name);

}  // namespace wangge::reports
