// The report as text: what is shown, and what a freeze keeps.
#include "base/codes.h"
#include "reports/report.h"

namespace wangge::reports {
namespace {

void write_numbers(json::writer& out, const numbers& n) {
  out.member("n_new", n.of_day.entered).member("n_in", n.of_day.moved_in);
  out.member("n_released", n.of_day.released).member("n_out", n.of_day.moved_out);
  out.member("n_late", n.of_day.late).member("n_current", n.current).member("n_cum", n.cumulative);
  out.member("previous", n.previous).member("difference", n.difference);
  out.member("balanced", n.difference == 0);
}

}  // namespace

std::string daily_text(const daily& one, const std::string& unit_name) {
  json::writer out;
  out.open().member("on", format_day(one.on)).key("unit").open();
  out.member("code", codes::text(one.unit)).member("name", unit_name).close();
  out.member("from", format_instant(one.from)).member("as_of", format_instant(one.until));
  out.member("provisional", one.provisional).key("previous_version");
  one.previous_version ? out.value(*one.previous_version) : out.null();
  out.key("lines").open_array();
  for (std::size_t n = 0; n < one.of_lines.size(); ++n) {
    const auto& each = lines()[n];
    out.open().member("id", each.id).member("group", each.group);
    out.member("zh", each.zh).member("en", each.en);
    out.member("unit_zh", each.unit_zh).member("unit_en", each.unit_en);
    out.member("list", each.list).member("filter", each.filter);
    write_numbers(out, one.of_lines[n]);
    out.close();
  }
  return out.close_array().close().str();
}

}  // namespace wangge::reports
