#include "reports/api.h"

#include "api/body.h"
#include "api/query.h"
#include "base/text.h"
#include "db/store.h"
#include "exchange/file_answer.h"
#include "ledgers/template.h"
#include "records/codec.h"
#include "records/request.h"
#include "reports/frozen.h"
#include "reports/paper.h"
#include "territory/unit_tree.h"

namespace wangge::reports {
namespace {

using api::call;
using http::response;

// ?on (today's report without it) and ?unit.
result<daily_query> asked(call& ask, db::connection& db) {
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  const auto given = ask.ask.param("on").value_or("");
  const auto on = given.empty() ? std::optional(day_of(ask.now)) : parse_day(given);
  if (!on)
    return refused(api::bad_parameter("on", given, "应如 2020-03-30", "a day like 2020-03-30"));
  if (cut_off(db, add_days(*on, -1)) >= ask.now)
    return refused(
        api::bad_parameter("on", given, "这一天的日报还没开始", "that report has not begun"));
  return daily_query{*on, *range};
}

// The frozen report when there is one (unless ?live=true), else the report as it stands.
result<shown_report> report_shown(call& ask, db::connection& db) {
  const auto query = asked(ask, db);
  if (!query) return refused(query.error());
  shown_report out;
  out.printed_by = ask.who.display_name;
  out.printed_at = ask.now;
  out.lang = ask.who.lang;
  out.demo = ask.with.config.demo;
  const auto version = api::number_asked(ask.ask, "version");
  if (!version) return refused(version.error());
  if (ask.ask.param("live").value_or("") != "true")
    out.seal = find_frozen(db, query->range.low, query->on, *version);
  if (*version && !out.seal) return refuse(error::not_found);
  if (out.seal) {
    out.content = out.seal->content;
    return out;
  }
  const auto made = read_daily(ask.with, db, ask.who, *query, ask.now);
  if (!made) return refused(made.error());
  out.content = daily_text(*made, ask.with.units.name_of(query->range.low));
  return out;
}

void write_seal(json::writer& out, const frozen& one) {
  out.open().member("version", one.version).member("digest", hexadecimal(one.digest));
  out.member("by", one.by).member("at", format_instant(one.frozen_at));
  out.member("reason", one.reason).close();
}

// On a lane of its own: a day with a load behind it is read for seconds.
result<response> show(call& ask) {
  const auto db = ask.with.store.read();
  const auto one = report_shown(ask, *db);
  if (!one) return refused(one.error());
  json::writer extra;
  extra.open().key("frozen");
  if (one->seal)
    write_seal(extra, *one->seal);
  else
    extra.null();
  extra.key("groups").open_array();
  for (const auto& each : groups())
    extra.open().member("id", each.id).member("zh", each.zh).member("en", each.en).close();
  extra.close_array().close();
  std::string text = one->content;
  text.back() = ',';
  return api::json(text + extra.str().substr(1));
}

result<response> rows(call& ask) {
  const auto db = ask.with.store.read();
  const auto query = asked(ask, *db);
  if (!query) return refused(query.error());
  const auto* line = find_line(ask.ask.param("line").value_or(""));
  const auto what = find_part(ask.ask.param("part").value_or("current"));
  const auto size = api::page_size(ask.ask);
  if (!line || !what) return refuse(error::not_found);
  if (!size) return refused(size.error());
  daily window;
  window.on = query->on;
  window.unit = query->range.low;
  window.until = std::min(cut_off(*db, query->on), ask.now);
  window.from = cut_off(*db, add_days(query->on, -1));
  if (const auto last = last_frozen_before(*db, window.unit, query->on);
      last && last->on == add_days(query->on, -1))
    window.from = last->cut_off;
  if (const auto own = find_frozen(*db, window.unit, query->on)) window.until = own->cut_off;
  const auto page = read_rows(
      ask.with, *db, ask.who, window,
      {*line, *what, static_cast<int>(*size), std::string(ask.ask.param("cursor").value_or(""))});
  if (!page) return refused(page.error());
  const auto units = ask.with.units.snapshot();
  json::writer out;
  out.open().member("list", line->list).key("items").open_array();
  for (const auto& item : page->items) records::encode(out, item, {ask.who, *units, false});
  out.close_array().member("total", page->total).key("next");
  page->next.empty() ? out.null() : out.value(page->next);
  out.member("as_of", format_instant(*what == part::previous ? window.from : window.until));
  return api::json(out.close().str());
}

result<response> versions(call& ask) {
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  json::writer out;
  out.open().key("items").open_array();
  for (const auto& one : frozen_of(*ask.db, range->low, 200)) {
    out.open().member("on", format_day(one.on)).member("cut_off", format_instant(one.cut_off));
    write_seal(out.key("frozen"), one);
    out.close();
  }
  return api::json(out.close_array().close().str());
}

// {unit, on, reason}: the reason only for a further version.
result<response> freeze_now(call& ask) {
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  const auto unit = body->maybe_text("unit", {"单位", "Unit"}, 15);
  const auto given = body->maybe_text("on", {"日期", "Day"}, 10).value_or("");
  const auto reason = body->maybe_text("reason", {"理由", "Reason"}, 200).value_or("");
  if (auto good = body->done(); !good) return refused(good.error());
  auto range = result<access::scope>(ask.who.area);
  if (unit) range = records::scope_of_unit(*unit, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  const auto on = given.empty() ? std::optional(day_of(ask.now)) : parse_day(given);
  if (!on)
    return refused(api::bad_parameter("on", given, "应如 2020-03-30", "a day like 2020-03-30"));
  const auto done = freeze(ask.with, ask.who, {*on, *range}, reason);
  if (!done) return refused(done.error());
  json::writer out;
  out.open().member("on", format_day(done->on)).key("frozen");
  write_seal(out, *done);
  return api::json(out.close().str(), 201);
}

result<std::string> in_template(call& ask, db::connection& db, const shown_report& one,
                                std::string_view given) {
  const auto id = parse_uuid(given);
  const auto found = id ? ledgers::find_template(db, ask.who.area, *id) : std::nullopt;
  if (!found || found->ledger != "daily") return refuse(error::not_found);
  return report_in_template(one, found->file);
}

result<response> download(call& ask) {
  const auto db = ask.with.store.read();
  const auto one = report_shown(ask, *db);
  if (!one) return refused(one.error());
  const auto format = ask.ask.param("format").value_or("xlsx");
  const auto own = ask.ask.param("template").value_or("");
  auto bytes = format == "pdf"    ? result<std::string>(report_pdf(*one))
               : !own.empty()     ? in_template(ask, *db, *one, own)
               : format == "xlsx" ? report_xlsx(*one, ask.with.config.data_dir + "/exports")
                                  : result<std::string>(refused(api::bad_parameter(
                                        "format", format, "xlsx 或 pdf", "xlsx or pdf")));
  if (!bytes) return refused(bytes.error());
  response out;
  const bool pdf = format == "pdf";
  out.content_type =
      pdf ? "application/pdf" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const auto parsed = json::document::parse_object(one->content);
  const std::string on(parsed ? parsed->root().text_of("on") : "");
  const std::string name = ask.who.lang == language::zh ? "日报-" : "daily-report-";
  out.headers.emplace_back("Content-Disposition",
                           exchange::attachment(name + on + (pdf ? ".pdf" : ".xlsx")));
  out.body = std::move(*bytes);
  return out;
}

constexpr api::parameter unit = {"unit", "string", "Division code; the whole scope without it"};
constexpr api::parameter on = {"on", "string", "The day; today without it"};
constexpr api::parameter version = {"version", "integer",
                                    "A frozen version; the newest without it"};
constexpr api::parameter live = {"live", "boolean", "As it stands, though it was frozen"};
constexpr api::parameter limit = {"limit", "integer", "Rows a page, 1 to 1000 (50)"};
constexpr api::parameter line_id = {"line", "string", "Id of the line"};
constexpr api::parameter part_word = {
    "part", "string", "current, previous, entered, moved_in, released, moved_out or late"};
constexpr api::parameter format_word = {"format", "string", "xlsx or pdf"};
constexpr api::parameter template_id = {"template", "string", "Id of an uploaded workbook"};
constexpr api::parameter cursor = {"cursor", "string", "`next` of the former page"};

}  // namespace

std::vector<api::route> routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::get,
       "/reports/daily",
       heavy,
       "reports.read",
       show,
       "The report of a day: every line with its flows, and whether it balances",
       {unit, on, version, live},
       "",
       "daily_report"},
      {method::get,
       "/reports/daily/rows",
       heavy,
       "reports.read",
       rows,
       "The records behind one number, as of the cut-off",
       {unit, on, limit, cursor, line_id, part_word},
       "",
       "rows_page"},
      {method::get,
       "/reports/daily/versions",
       read,
       "reports.read",
       versions,
       "Frozen reports of a unit, newest first",
       {unit},
       "",
       "report_versions"},
      {method::post,
       "/reports/daily/freeze",
       heavy,
       "reports.freeze",
       freeze_now,
       "Freezes the report of a day; a further version needs a reason",
       {},
       "report_freeze",
       "report_version"},
      {method::get,
       "/reports/daily/export",
       heavy,
       "reports.read",
       download,
       "The report as a workbook, as a PDF, or in the office's own workbook",
       {unit, on, version, live, format_word, template_id},
       "",
       "file"},
  };
}

}  // namespace wangge::reports
