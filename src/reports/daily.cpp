#include <algorithm>
#include <map>

#include "base/codes.h"
#include "ledgers/page.h"
#include "records/cursor_text.h"
#include "records/request.h"
#include "reports/flows.h"
#include "reports/frozen.h"

namespace wangge::reports {
namespace {

using ledgers::past_kinds;
using records::list_query;
using records::passage;

constexpr std::string_view usual_cut_off = "16:00";
constexpr std::uint64_t cursor_mark = 0xda11e;

// What one report reads of each kind, once for all its lines.
class reader {
 public:
  reader(api::services& with, db::connection& db, access::scope range)
      : with_(with), db_(db), range_(range) {}

  std::int64_t count_at(const list_query& list, instant at) {
    std::int64_t n = records::count_rows(db_, with_.vault, with_.tallies, list);
    for (const auto& one : past_[at].of(db_, with_.vault, *list.what, range_, at)) {
      n -= records::stands_in(list, one.now);
      n += one.then && records::stands_in(list, *one.then);
    }
    return n;
  }
  const std::vector<passage>& passed(const records::entity& of, instant from, instant until) {
    const std::pair key{of.number, from};
    const auto known = passed_.find(key);
    if (known != passed_.end()) return known->second;
    return passed_[key] = records::passages(db_, with_.vault, of, range_, from, until);
  }

 private:
  api::services& with_;
  db::connection& db_;
  access::scope range_;
  std::map<instant, past_kinds> past_;
  std::map<std::pair<int, instant>, std::vector<passage>> passed_;
};

// Counted since the first report: what a frozen one says, and what came since; else from here on.
std::int64_t cumulative_of(reader& from, const list_query& list, const daily& window,
                           const std::optional<frozen>& last, std::string_view line_id,
                           const numbers& now) {
  const auto came = now.of_day.entered + now.of_day.moved_in;
  const auto stated_then = last ? stated(*last, line_id) : std::nullopt;
  if (!stated_then) return now.previous + came;
  if (last->cut_off >= window.from) return stated_then->cumulative + came;
  const auto between =
      flows_of(list, from.passed(*list.what, last->cut_off, window.from), last->cut_off);
  return stated_then->cumulative + between.entered + between.moved_in + came;
}

std::optional<records::page> page_of(db::connection& db, const access::vault& keys,
                                     std::vector<records::record> rows, const rows_query& ask,
                                     access::scope area) {
  const auto key = [](const records::record& one) {
    return std::vector<db::value>{one.grid(), one.id};
  };
  std::sort(rows.begin(), rows.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  std::vector<db::value> after;
  if (!ask.cursor.empty() &&
      (!records::read_cursor(keys, ask.cursor, cursor_mark, after) || after.size() != 2))
    return std::nullopt;
  records::page out;
  out.total = static_cast<std::int64_t>(rows.size());
  for (auto& one : rows) {
    if (!after.empty() && !(after < key(one))) continue;
    if (static_cast<int>(out.items.size()) == ask.limit) {
      out.next = records::write_cursor(keys, cursor_mark, key(out.items.back().one));
      break;
    }
    out.items.push_back(records::listed_of(db, std::move(one), area));
  }
  return out;
}

}  // namespace

instant cut_off(db::connection& db, day on) {
  auto rows = db.query("SELECT value FROM meta WHERE key = 'report_cut_off'");
  const std::string time(rows.step() ? rows->text(0) : usual_cut_off);
  const auto at = records::moment(format_day(on) + "T" + time);
  return at ? *at : *records::moment(format_day(on) + "T" + std::string(usual_cut_off));
}

day report_day(db::connection& db, instant at) {
  const auto today = day_of(at);
  return at < cut_off(db, today) ? today : add_days(today, 1);
}

std::optional<part> find_part(std::string_view word) {
  static constexpr std::pair<std::string_view, part> all[] = {
      {"current", part::current},   {"previous", part::previous}, {"entered", part::entered},
      {"moved_in", part::moved_in}, {"released", part::released}, {"moved_out", part::moved_out},
      {"late", part::late}};
  for (const auto& [name, one] : all)
    if (name == word) return one;
  return std::nullopt;
}

result<list_query> list_of(api::services& with, const access::principal& who, const line& one,
                           access::scope range) {
  ledgers::ledger plain;
  plain.of = records::find_plural(one.list);
  plain.filter = one.filter;
  auto query = ledgers::ledger_query_of(with, who, std::move(plain), range, std::nullopt);
  if (!query) return refused(query.error());
  return std::move(query->rows);
}

result<daily> read_daily(api::services& with, db::connection& db, const access::principal& who,
                         const daily_query& ask, instant now) {
  daily out;
  out.on = ask.on;
  out.unit = ask.range.low;
  out.until = cut_off(db, ask.on);
  out.from = cut_off(db, add_days(ask.on, -1));
  if (out.from >= now)
    return refuse(error::not_frozen_yet, {{"at", format_instant(out.from).substr(0, 16)}});
  out.provisional = out.until > now;
  if (out.provisional) out.until = now;
  const auto last = last_frozen_before(db, out.unit, ask.on);
  const bool follows = last && last->on == add_days(ask.on, -1);
  if (follows) {
    out.from = last->cut_off;
    out.previous_version = last->version;
  }
  reader from(with, db, ask.range);
  for (const auto& one : lines()) {
    const auto list = list_of(with, who, one, ask.range);
    if (!list) return refused(list.error());
    numbers n;
    n.of_day = flows_of(*list, from.passed(*list->what, out.from, out.until), out.from);
    n.current = from.count_at(*list, out.until);
    const auto before = follows ? stated(*last, one.id) : std::nullopt;
    n.previous = before ? before->current : from.count_at(*list, out.from);
    n.difference = n.current - n.previous - n.of_day.net();
    n.cumulative = cumulative_of(from, *list, out, last, one.id, n);
    out.of_lines.push_back(n);
  }
  return out;
}

result<records::page> read_rows(api::services& with, db::connection& db,
                                const access::principal& who, const daily& window,
                                const rows_query& ask) {
  auto list = list_of(with, who, ask.of, codes::range(window.unit));
  if (!list) return refused(list.error());
  list->limit = ask.limit;
  if (ask.what == part::current || ask.what == part::previous) {
    list->as_of = ask.what == part::current ? window.until : window.from;
    list->cursor = ask.cursor;
    return records::read_page(db, with.vault, with.tallies, *list);
  }
  std::vector<records::record> rows;
  for (const auto& one :
       records::passages(db, with.vault, *list->what, list->range, window.from, window.until))
    each_flow(*list, one, window.from, [&](part what, const records::record& state) {
      if (what == ask.what) rows.push_back(state);
    });
  auto page = page_of(db, with.vault, std::move(rows), ask, who.area);
  if (!page) return refuse(error::bad_cursor);
  return std::move(*page);
}

}  // namespace wangge::reports
