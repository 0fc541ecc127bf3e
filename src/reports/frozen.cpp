#include "reports/frozen.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "access/digest.h"
#include "access/system.h"
#include "base/codes.h"
#include "base/text.h"
#include "db/store.h"
#include "territory/unit_tree.h"

namespace wangge::reports {
namespace {

constexpr instant freeze_delay = 60'000, freeze_window = 6 * 3'600'000LL;
constexpr const char* columns =
    "unit, taken_on, version, cut_off, content, digest, account_name, frozen_at, reason";

frozen from_row(const db::row& row) {
  frozen one;
  one.unit = row.integer(0);
  one.on = static_cast<day>(row.integer(1));
  one.version = row.integer(2);
  one.cut_off = row.integer(3);
  one.content = row.text(4);
  one.digest = row.bytes(5);
  one.by = row.text(6);
  one.frozen_at = row.integer(7);
  if (!row.is_null(8)) one.reason = row.text(8);
  return one;
}

std::int64_t district_of(std::int64_t unit) {
  return unit / 1'000'000'000;
}

// Stores one more version; the writer decides which, so that two at once do not meet.
result<frozen> store(api::transaction& tx, frozen one) {
  const auto now = find_frozen(tx.db, one.unit, one.on);
  if (now && character_count(one.reason) < 2)
    return refuse_field(
        error::report_frozen, "reason",
        {{"on", format_day(one.on)}, {"by", now->by}, {"version", std::to_string(now->version)}});
  one.version = now ? now->version + 1 : 1;
  one.frozen_at = tx.now;
  one.by = tx.who.display_name;
  tx.db.execute(
      "INSERT INTO report(district, unit, taken_on, version, cut_off, content, digest, account, "
      "account_name, frozen_at, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      {district_of(one.unit), one.unit, std::int64_t{one.on}, one.version, one.cut_off, one.content,
       db::blob{one.digest}, tx.who.account, one.by, one.frozen_at,
       one.reason.empty() ? db::value() : db::value(one.reason)});
  json::writer detail;
  detail.open().member("on", format_day(one.on)).member("version", one.version);
  detail.member("digest", hexadecimal(one.digest)).close();
  tx.audit({"report", 0, std::nullopt, one.unit, one.reason, detail.str()});
  const auto range = codes::range(one.unit);
  tx.changed("reports", range.low, range.high);
  return one;
}

}  // namespace

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  for (unsigned char c : bytes) out += fmt::format("{:02x}", c);
  return out;
}

std::optional<frozen> find_frozen(db::connection& db, std::int64_t unit, day on,
                                  std::optional<std::int64_t> version) {
  auto rows = db.query("SELECT " + std::string(columns) +
                           " FROM report WHERE district = ?1 AND unit = ?2 AND taken_on = ?3 AND "
                           "version >= ?4 AND version <= ?5 ORDER BY version DESC LIMIT 1",
                       {district_of(unit), unit, std::int64_t{on}, version.value_or(0),
                        version.value_or(1'000'000)});
  if (!rows.step()) return std::nullopt;
  return from_row(*rows);
}

std::optional<frozen> last_frozen_before(db::connection& db, std::int64_t unit, day on) {
  auto rows = db.query("SELECT " + std::string(columns) +
                           " FROM report WHERE district = ?1 AND unit = ?2 AND taken_on < ?3 ORDER "
                           "BY taken_on DESC, version DESC LIMIT 1",
                       {district_of(unit), unit, std::int64_t{on}});
  if (!rows.step()) return std::nullopt;
  return from_row(*rows);
}

std::vector<frozen> frozen_of(db::connection& db, std::int64_t unit, int limit) {
  std::vector<frozen> all;
  auto rows = db.query("SELECT " + std::string(columns) +
                           " FROM report WHERE district = ?1 AND unit = ?2 ORDER BY taken_on DESC, "
                           "version DESC LIMIT ?3",
                       {district_of(unit), unit, std::int64_t{limit}});
  while (rows.step()) all.push_back(from_row(*rows));
  return all;
}

std::optional<numbers> stated(const frozen& one, std::string_view line_id) {
  const auto parsed = json::document::parse_object(one.content);
  const auto list = parsed ? parsed->root().find("lines") : std::nullopt;
  std::optional<numbers> out;
  if (!list) return out;
  list->each_item([&](const json::view& each) {
    if (each.text_of("id") != line_id) return;
    numbers n;
    n.previous = each.integer_of("previous", 0);
    n.current = each.integer_of("n_current", 0);
    n.cumulative = each.integer_of("n_cum", 0);
    n.difference = each.integer_of("difference", 0);
    n.of_day = {each.integer_of("n_new", 0), each.integer_of("n_in", 0),
                each.integer_of("n_released", 0), each.integer_of("n_out", 0),
                each.integer_of("n_late", 0)};
    out = n;
  });
  return out;
}

result<frozen> freeze(api::services& with, const access::principal& who, const daily_query& ask,
                      const std::string& reason) {
  frozen made;
  {
    const auto db = with.store.read();
    const auto now = now_ms();
    const auto report = read_daily(with, *db, who, ask, now);
    if (!report) return refused(report.error());
    if (report->provisional)
      return refuse(error::not_frozen_yet,
                    {{"at", format_instant(cut_off(*db, ask.on)).substr(0, 16)}});
    made.unit = ask.range.low;
    made.on = ask.on;
    made.cut_off = report->until;
    made.reason = reason;
    made.content = daily_text(*report, with.units.name_of(ask.range.low));
    made.digest = access::bytes_of(access::digest_of(made.content, access::digest_kind::sm3));
  }
  return api::write<frozen>(with, who, [&](api::transaction& tx) { return store(tx, made); });
}

namespace {

// A few hours late for a unit's first report; one that has reports misses none, were the server
// down until the next morning.
bool is_due(db::connection& db, std::int64_t unit, day on, instant now) {
  const auto due = cut_off(db, on) + freeze_delay;
  if (now < due || find_frozen(db, unit, on)) return false;
  return now <= due + freeze_window || last_frozen_before(db, unit, on).has_value();
}

void freeze_units(api::services& with, day on, instant now) {
  const auto units = with.units.snapshot();
  for (const auto& [code, unit] : *units) {
    if (unit.level != codes::level::district && unit.level != codes::level::street) continue;
    if (!is_due(*with.store.read(), code, on, now)) continue;
    const auto who = access::system_principal(district_of(code), "report");
    if (const auto done = freeze(with, who, {on, codes::range(code)}, ""); !done)
      spdlog::error("freezing the report of {}: {}", codes::text(code),
                    message(done.error().problems.front(), language::en));
  }
}

}  // namespace

void freeze_due(api::services& with, instant now) {
  freeze_units(with, add_days(day_of(now), -1), now);
  freeze_units(with, day_of(now), now);
}

std::vector<std::string> check_reports(db::connection& db) {
  std::vector<std::string> found;
  auto rows = db.query("SELECT " + std::string(columns) +
                       " FROM report ORDER BY district, unit, taken_on, version");
  while (rows.step()) {
    const auto one = from_row(*rows);
    const auto name = fmt::format("report of {} on {}, version {}", codes::text(one.unit),
                                  format_day(one.on), one.version);
    if (access::bytes_of(access::digest_of(one.content, access::digest_kind::sm3)) != one.digest)
      found.push_back(name + ": the text does not have its digest");
    for (const auto& each : lines()) {
      const auto n = stated(one, each.id);
      if (n && n->current != n->previous + n->of_day.net() + n->difference)
        found.push_back(fmt::format("{}: {} does not add up", name, each.id));
    }
  }
  return found;
}

}  // namespace wangge::reports
