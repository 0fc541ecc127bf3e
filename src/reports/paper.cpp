#include "reports/paper.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "access/digest.h"
#include "base/uuid.h"
#include "exchange/fill.h"
#include "exchange/table_writer.h"
#include "print/paper.h"

namespace wangge::reports {
namespace {

constexpr number_column all_columns[] = {
    {"previous", "昨日现有", "Before", false}, {"n_new", "新增", "New", true},
    {"n_in", "转入", "Moved in", true},        {"n_released", "解除", "Released", true},
    {"n_out", "转出", "Moved out", true},      {"n_current", "现有", "Current", false},
    {"n_cum", "累计", "Cumulative", false},
};
constexpr double seal_radius = 59.5;  // 42 mm across

// 2020-03-12T16:00:00.000+08:00 → 2020-03-12 16:00
std::string minute_of(std::string_view text) {
  std::string out(text.substr(0, 16));
  if (out.size() > 10) out[10] = ' ';
  return out;
}

// 1,060,000
std::string grouped(std::int64_t n) {
  auto out = std::to_string(n);
  for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > (n < 0); at -= 3)
    out.insert(static_cast<std::size_t>(at), ",");
  return out;
}

struct reading {
  json::document document;
  json::view root() const { return document.root(); }
  std::string unit() const { return std::string(root().find("unit")->text_of("name")); }
  void each_line(const std::function<void(const json::view&)>& visit) const {
    root().find("lines")->each_item(visit);
  }
};

reading read(const shown_report& one) {
  auto parsed = json::document::parse_object(one.content);
  if (!parsed) throw std::runtime_error("a report is not readable");
  return {std::move(*parsed)};
}

std::string seal_text(const shown_report& one) {
  const bool zh = one.lang == language::zh;
  if (!one.seal) return zh ? "未定稿" : "not frozen";
  return fmt::format(
      fmt::runtime(zh ? "第 {} 版 · {} 定稿于 {}" : "version {} · frozen by {} at {}"),
      one.seal->version, one.seal->by, minute_of(format_instant(one.seal->frozen_at)));
}

std::string name_of(const json::view& line, language lang) {
  const bool zh = lang == language::zh;
  const std::string name(line.text_of(zh ? "zh" : "en")),
      unit(line.text_of(zh ? "unit_zh" : "unit_en"));
  return unit.empty() ? name : name + "（" + unit + "）";
}

std::string balance_text(const json::view& line, language lang) {
  const auto n = line.integer_of("difference", 0);
  if (n == 0) return lang == language::zh ? "相符" : "balances";
  return fmt::format("{}{:+}", lang == language::zh ? "差 " : "off ", n);
}

void draw_lines(print::paper& to, const reading& from, language lang) {
  const bool zh = lang == language::zh;
  std::vector<print::column> columns = {{0.20}};
  std::vector<std::string> head = {zh ? "项目" : "Line"};
  for (const auto& one : all_columns) {
    columns.push_back({one.is_change ? 0.085 : 0.115, print::side::right});
    head.emplace_back(zh ? one.zh : one.en);
  }
  columns.push_back({0.115, print::side::middle});
  head.emplace_back(zh ? "核对" : "Check");
  for (const auto& part : groups()) {
    to.need(60);
    to.paragraph(std::string(zh ? part.zh : part.en), {print::face::serif_bold, 11}, 3);
    print::table lines(to, columns, head, 8.5);
    from.each_line([&](const json::view& line) {
      if (line.text_of("group") != part.id) return;
      std::vector<std::string> cells = {name_of(line, lang)};
      for (const auto& one : all_columns) cells.push_back(grouped(line.integer_of(one.member, 0)));
      cells.push_back(balance_text(line, lang));
      lines.row(cells);
    });
    to.y += 8;
  }
}

// The seal on the left, who signs and what proves the sheet beside it: a page holds lines and foot.
void draw_foot(print::paper& to, const shown_report& one) {
  const bool zh = one.lang == language::zh;
  const print::text_style small{print::face::sans, 8.5, print::side::left, 0.27};
  to.need(2 * seal_radius + 10);
  const double top = to.y + 8, wide = print::paper::width - 2 * print::paper::margin,
               right = print::paper::margin + 270, rest = wide - 270;
  to.text(print::paper::margin, top, wide, zh ? "填报单位（盖章）" : "Office (seal)", {});
  to.dashed_circle(print::paper::margin + 170, top + seal_radius, seal_radius);
  double y = top;
  const auto add = [&](const std::string& what, const print::text_style& how, double after) {
    y += to.text(right, y, rest, what, how) + after;
  };
  add(zh ? "审签：＿＿＿＿＿＿　　月　日　时" : "Signed: ____________  date, hour", {}, 28);
  add(seal_text(one), small, 3);
  if (one.seal)
    add("SM3 " + hexadecimal(one.seal->digest), {print::face::mono, 7, print::side::left, 0.27}, 3);
  add(fmt::format(fmt::runtime(zh ? "打印 {} · {} · 每日会商用"
                                  : "printed by {} · {} · for the daily consultation"),
                  one.printed_by, minute_of(format_instant(one.printed_at))),
      small, 0);
  to.y = top + 2 * seal_radius;
}

}  // namespace

std::span<const number_column> number_columns() {
  return all_columns;
}

std::string report_pdf(const shown_report& one) {
  const bool zh = one.lang == language::zh;
  const auto from = read(one);
  print::paper to;
  const double wide = print::paper::width - 2 * print::paper::margin;
  if (one.demo)
    to.text(print::paper::margin, 20, wide,
            zh ? "演示数据·纯属虚构" : "Demonstration data, invented", {print::face::sans, 8.5});
  to.y = 46;
  to.paragraph(from.unit() + (zh ? "每日情况报告" : " — daily report"),
               {print::face::serif_bold, 18, print::side::middle}, 4);
  to.paragraph(fmt::format(fmt::runtime(zh ? "{}　截至 {}" : "{} · as of {}"),
                           from.root().text_of("on"), minute_of(from.root().text_of("as_of"))),
               {print::face::sans, 10, print::side::middle}, 2);
  to.paragraph(zh ? "现有 = 昨日现有 + 新增 + 转入 − 解除 − 转出"
                  : "current = before + new + moved in − released − moved out",
               {print::face::sans, 9, print::side::middle, 0.27}, 10);
  draw_lines(to, from, one.lang);
  draw_foot(to, one);
  return to.finish(one.lang);
}

namespace {

exchange::export_stamp stamp_of(const shown_report& one) {
  return {one.demo, one.printed_by, one.printed_at,
          one.lang == language::zh ? "每日会商" : "daily consultation", one.lang};
}

}  // namespace

result<std::string> report_xlsx(const shown_report& one, const std::string& temp_dir) {
  const bool zh = one.lang == language::zh;
  const auto from = read(one);
  exchange::table_head head;
  head.sheet = zh ? "日报" : "Daily report";
  head.banner = exchange::stamp_lines(stamp_of(one));
  head.banner.insert(head.banner.begin(),
                     fmt::format("{} · {} · {} · {}", from.unit(), from.root().text_of("on"),
                                 minute_of(from.root().text_of("as_of")), seal_text(one)));
  head.columns.push_back({zh ? "项目" : "Line", exchange::column_kind::text, 28});
  for (const auto& each : all_columns)
    head.columns.push_back(
        {std::string(zh ? each.zh : each.en), exchange::column_kind::integer, 0});
  head.columns.push_back({zh ? "核对" : "Check", exchange::column_kind::text, 0});
  std::filesystem::create_directories(temp_dir);
  const auto path = std::filesystem::path(temp_dir) / (to_string(new_uuid()) + ".xlsx");
  const auto out = exchange::open_xlsx_table({path, temp_dir, {}}, std::move(head));
  result<void> good;
  from.each_line([&](const json::view& line) {
    std::vector<std::string> cells = {name_of(line, one.lang)};
    for (const auto& each : all_columns)
      cells.push_back(std::to_string(line.integer_of(each.member, 0)));
    cells.push_back(balance_text(line, one.lang));
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    if (good) good = out->write_row(views);
  });
  if (good) good = out->finish();
  if (!good) return refused(good.error());
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  std::filesystem::remove(path);
  return bytes;
}

result<std::string> report_in_template(const shown_report& one, std::string_view workbook) {
  const auto from = read(one);
  exchange::fill_source source;
  source.stamp = exchange::stamp_line(stamp_of(one));
  source.field = [](std::string_view, std::size_t) { return std::nullopt; };
  source.single = [&](std::string_view name) -> std::optional<exchange::fill_cell> {
    if (name == "unit" || name == "单位") return exchange::fill_cell{from.unit(), false};
    if (name == "on" || name == "日期")
      return exchange::fill_cell{std::string(from.root().text_of("on")), false};
    if (name == "as_of" || name == "截至")
      return exchange::fill_cell{minute_of(from.root().text_of("as_of")), false};
    if (name == "version" || name == "版本") return exchange::fill_cell{seal_text(one), false};
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto wanted = name.substr(0, dot), what = name.substr(dot + 1);
    std::optional<exchange::fill_cell> found;
    from.each_line([&](const json::view& line) {
      if (line.text_of("id") != wanted && line.text_of("zh") != wanted &&
          line.text_of("en") != wanted)
        return;
      for (const auto& each : all_columns)
        if (each.member == what || each.zh == what || each.en == what)
          found = exchange::fill_cell{std::to_string(line.integer_of(each.member, 0)), true};
    });
    return found;
  };
  return exchange::fill_workbook(workbook, source, std::nullopt);
}

}  // namespace wangge::reports
