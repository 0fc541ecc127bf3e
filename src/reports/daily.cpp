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

using records::list_query;
using records::passage;

constexpr std::string_view usual_cut_off = "16:00";
constexpr std::uint64_t cursor_mark = 0xda11e;

// What one report reads, each kind once for all the lines that are about it.
class reader {
 public:
  reader(api::services& with, db::connection& db, std::vector<list_query> lists)
      : with_(with), db_(db), lists_(std::move(lists)) {
    for (std::size_t n = 0; n < lists_.size(); ++n) {
      by_kind_[lists_[n].what].push_back(n);
      counts_now_.push_back(records::count_stored(db_, with_.vault, with_.tallies, lists_[n]));
    }
  }

  // How many stood in each line's list.
  std::vector<std::int64_t> counts_at(instant at) {
    auto all = counts_now_;
    for (const auto& [kind, lines] : by_kind_)
      records::each_touched(db_, with_.vault, *kind, range(), at, [&](records::touched&& one) {
        for (const auto n : lines) {
          all[n] -= records::stands_in(lists_[n], one.now);
          all[n] += one.then && records::stands_in(lists_[n], *one.then);
        }
      });
    return all;
  }
  std::vector<flows> flows_in(instant from, instant until) {
    std::vector<flows> all(lists_.size());
    for (const auto& [kind, lines] : by_kind_)
      records::each_passage(db_, with_.vault, *kind, range(), from, until, [&](passage&& one) {
        for (const auto n : lines) add_flows(lists_[n], one, from, all[n]);
      });
    return all;
  }

 private:
  access::scope range() const { return lists_.front().range; }

  api::services& with_;
  db::connection& db_;
  std::vector<list_query> lists_;
  std::map<const records::entity*, std::vector<std::size_t>> by_kind_;
  std::vector<std::int64_t> counts_now_;
};

result<std::vector<list_query>> lists_of(api::services& with, const access::principal& who,
                                         access::scope range) {
  std::vector<list_query> all;
  for (const auto& one : lines()) {
    auto list = list_of(with, who, one, range);
    if (!list) return refused(list.error());
    all.push_back(std::move(*list));
  }
  return all;
}

// Counted since the first report: what a frozen one says, and what came since; else from here on.
void add_cumulative(reader& from, daily& window, const std::optional<frozen>& last) {
  std::vector<flows> between(window.of_lines.size());
  if (last && last->cut_off < window.from) between = from.flows_in(last->cut_off, window.from);
  for (std::size_t n = 0; n < window.of_lines.size(); ++n) {
    auto& one = window.of_lines[n];
    const auto stated_then = last ? stated(*last, lines()[n].id) : std::nullopt;
    one.cumulative = stated_then
                         ? stated_then->cumulative + between[n].entered + between[n].moved_in
                         : one.previous;
    one.cumulative += one.of_day.entered + one.of_day.moved_in;
  }
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
  const db::snapshot one_moment(db);
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
  auto lists = lists_of(with, who, ask.range);
  if (!lists) return refused(lists.error());
  reader from(with, db, std::move(*lists));
  const auto of_day = from.flows_in(out.from, out.until);
  const auto current = from.counts_at(out.until);
  std::vector<std::int64_t> counted;  // only where no report states what was before
  for (std::size_t n = 0; n < lines().size(); ++n) {
    const auto before = follows ? stated(*last, lines()[n].id) : std::nullopt;
    if (!before && counted.empty()) counted = from.counts_at(out.from);
    numbers one{before ? before->current : counted[n], current[n], 0, of_day[n], 0};
    one.difference = one.current - one.previous - one.of_day.net();
    out.of_lines.push_back(one);
  }
  add_cumulative(from, out, last);
  return out;
}

result<records::page> read_rows(api::services& with, db::connection& db,
                                const access::principal& who, const daily& window,
                                const rows_query& ask) {
  const db::snapshot one_moment(db);
  auto list = list_of(with, who, ask.of, codes::range(window.unit));
  if (!list) return refused(list.error());
  list->limit = ask.limit;
  if (ask.what == part::current || ask.what == part::previous) {
    list->as_of = ask.what == part::current ? window.until : window.from;
    list->cursor = ask.cursor;
    return records::read_page(db, with.vault, with.tallies, *list);
  }
  std::vector<records::record> rows;
  records::each_passage(
      db, with.vault, *list->what, list->range, window.from, window.until, [&](passage&& one) {
        each_flow(*list, one, window.from, [&](part what, const records::record& state) {
          if (what == ask.what) rows.push_back(state);
        });
      });
  auto page = page_of(db, with.vault, std::move(rows), ask, who.area);
  if (!page) return refuse(error::bad_cursor);
  return std::move(*page);
}

}  // namespace wangge::reports
