#include "screening/sheet_pdf.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/json.h"
#include "print/paper.h"
#include "screening/pdf_object.h"
#include "screening/words.h"

namespace wangge::screening {
namespace {

using print::column;
using print::face;
using print::row_style;
using print::side;
using print::text_style;

constexpr double seal_radius = 59.5;  // 42 mm across

struct drawing {
  print::paper& to;
  json::view root;     // the statement
  std::string digest;  // of the statement
  const print_note& note;
  std::int64_t targets = 0;

  std::int64_t outcome(std::string_view code) const {
    const auto all = root.find("by_outcome");
    return all ? all->integer_of(code, 0) : 0;
  }
  std::string part(const char* group, const char* name) const {
    const auto found = root.find(group);
    return std::to_string(found ? found->integer_of(name, 0) : 0);
  }
};

std::string share(std::int64_t n, std::int64_t of) {
  // Floors: 100 % only when it is complete.
  return of == 0 ? "—" : fmt::format("{}.{}%", n * 100 / of, n * 1000 / of % 10);
}

std::string spaced(std::string_view text, std::size_t every) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i && i % every == 0) out += ' ';
    out += text[i];
  }
  return out;
}

std::string spaced_code(std::string_view code) {
  if (code.size() != 15) return std::string(code);
  return fmt::format("{} {} {} {}", code.substr(0, 6), code.substr(6, 3), code.substr(9, 3),
                     code.substr(12));
}

// 2020-03-12T17:41:26.000+08:00 → 2020-03-12 17:41:26
std::string moment(std::string_view text) {
  std::string out(text.substr(0, 19));
  if (out.size() > 10) out[10] = ' ';
  return out;
}

std::string joined(const std::optional<json::view>& list, const char* between, std::size_t skip) {
  std::string out;
  std::size_t n = 0;
  if (list)
    list->each_item([&](const json::view& one) {
      if (n++ >= skip) out += (out.empty() ? "" : between) + std::string(one.text());
    });
  return out.empty() ? "—" : out;
}

void draw_head(const drawing& with) {
  constexpr double whole = print::paper::width - 2 * print::paper::margin;
  const text_style small{face::sans, 8.5, side::left, 0.27};
  const bool demo = with.root.find("demo") && with.root.find("demo")->boolean();
  if (demo) with.to.text(print::paper::margin, 20, whole, "演示数据·纯属虚构", small);
  with.to.text(print::paper::margin, 20, whole, "网格（Wangge）· 依登记册生成，手工改动无效",
               {face::sans, 8.5, side::right, 0.27});
  with.to.y = 48;
  with.to.paragraph("网 格 摸 排 闭 合 单", {face::serif_bold, 20, side::middle}, 4);
  const auto round = with.root.find("round");
  with.to.paragraph(
      fmt::format("第 {} 轮　{}　{} 至 {}", round->integer_of("number", 0), round->text_of("name"),
                  round->text_of("starts_on"), round->text_of("ends_on")),
      {face::sans, 10, side::middle}, 12);
}

void draw_place(const drawing& with) {
  const std::vector<column> four = {{0.14}, {0.42}, {0.14}, {0.30}};
  const auto grid = with.root.find("grid");
  with.to.row(
      four,
      {"网格", joined(grid->find("path"), " ", 1), "网格编码", spaced_code(grid->text_of("code"))},
      {});
  with.to.row(
      four,
      {"范围", fmt::format("{} 栋楼，{} 个对象", with.part("buildings", "targets"), with.targets),
       "应核",
       fmt::format("{} 户　{} 人", with.part("households", "targets"),
                   with.part("persons", "targets"))},
      {});
  with.to.row(four,
              {"走访人", joined(with.root.find("visitors"), "、", 0), "网格长",
               std::string(with.root.find("signer")->text_of("name"))},
              {});
  with.to.y += 12;
}

void draw_outcomes(const drawing& with) {
  const std::vector<column> three = {{0.5}, {0.25, side::right}, {0.25, side::right}};
  with.to.paragraph("一、每个对象的结果", {face::serif_bold, 12}, 4);
  with.to.row(three, {"结果", "数", "占应核"}, {true, true});
  const auto line = [&](const std::string& name, std::int64_t n) {
    with.to.row(three, {name, std::to_string(n), share(n, with.targets)}, {});
  };
  std::int64_t sum = with.root.integer_of("open", 0);
  for (const auto& one : outcomes()) {
    const auto n = with.outcome(one.code);
    sum += n;
    line(std::string(one.zh), n);
  }
  line("未走访", with.root.integer_of("open", 0));
  const bool agrees = sum == with.targets;
  with.to.row(three,
              {fmt::format("合计 = 应核 {}，{}", with.targets, agrees ? "相符" : "不符"),
               std::to_string(sum), share(sum, with.targets)},
              {true, false, true});
  with.to.y += 12;
}

void draw_people(const drawing& with) {
  const std::vector<column> six(6, {1.0 / 6, side::right});
  with.to.paragraph("二、楼、户、人", {face::serif_bold, 12}, 4);
  with.to.row(six, {"应核楼", "已核楼", "应核户", "已核户", "应核人", "已核人"}, {true, true});
  with.to.row(six,
              {with.part("buildings", "targets"), with.part("buildings", "done"),
               with.part("households", "targets"), with.part("households", "done"),
               with.part("persons", "targets"), with.part("persons", "done")},
              {});
  with.to.y += 10;
}

void draw_missing(const drawing& with) {
  const auto missing = with.root.integer_of("not_reached", 0);
  with.to.paragraph(
      fmt::format(
          "　　本网格 {} 个对象均有且只有一个结果。未走访 {}，未开门 {}，拒访 {}。如有遗漏，"
          "由签字人说明并在下一轮更正，不改动本单。",
          with.targets, with.root.integer_of("open", 0), with.outcome("no_answer"),
          with.outcome("refused")),
      {face::serif, 10.5}, 10);
  if (missing == 0) return;
  const std::vector<column> three = {{0.6}, {0.25}, {0.15, side::right}};
  with.to.paragraph(fmt::format("三、还缺的 {} 个对象", missing), {face::serif_bold, 12}, 4);
  with.to.row(three, {"地址或名称", "现状", "敲门次数"}, {true, true});
  with.root.find("missing")->each_item([&](const json::view& one) {
    const auto* known = find_word(outcomes(), one.text_of("outcome"));
    with.to.row(three,
                {std::string(one.text_of("label")), known ? std::string(known->zh) : "未走访",
                 std::to_string(one.integer_of("attempts", 0))},
                {});
  });
  with.to.y += 10;
}

void draw_signatures(const drawing& with) {
  with.to.need(2 * seal_radius + 130);
  const double top = with.to.y;
  const char* who[] = {"网格员", "两委包网格", "网格长", "社区书记"};
  for (int i = 0; i < 4; ++i) {
    const double x = print::paper::margin + (i % 2) * 165, y = top + 20 + (i / 2) * 40;
    with.to.text(x, y, 80, who[i], {face::sans, 10});
    with.to.text(x + 60, y, 90, "年　月　日　时", {face::sans, 9, side::right, 0.27});
    with.to.line(x, y + 17, x + 150, y + 17, 0.75);
  }
  const double x = print::paper::width - print::paper::margin - seal_radius;
  with.to.dashed_circle(x, top + seal_radius, seal_radius);
  with.to.text(x - seal_radius, top + seal_radius - 14, 2 * seal_radius, "公章处\n直径 42 mm",
               {face::sans, 9, side::middle, 0.27});
  with.to.y = top + 2 * seal_radius + 14;
}

void draw_proof(const drawing& with) {
  const double left = print::paper::margin, value = print::paper::margin + 63;
  constexpr double wide = print::paper::width - 2 * print::paper::margin - 63;
  with.to.line(left, with.to.y, print::paper::width - left, with.to.y, 1.5);
  with.to.y += 6;
  const auto line = [&](const char* name, const std::string& text, face of) {
    with.to.text(left, with.to.y, 60, name, {face::sans, 8.5});
    with.to.y += with.to.text(value, with.to.y, wide, text, {of, 8.5}) + 2;
  };
  line("SM3 摘要", spaced(with.digest, 8), face::mono);
  line("签名",
       fmt::format("{}（Ed25519）{}　第 {} 版", with.root.find("signer")->text_of("name"),
                   moment(with.root.text_of("signed_at")), with.root.integer_of("number", 1)),
       face::sans);
  line("核对", "wangge verify-sheet 本文件", face::mono);
  if (with.note.stale) line("注意", "签字后本网格有变动，见系统内的差异", face::bold);
  line("打印",
       fmt::format("{}　{}　用途：{}　共 {} 页", with.note.printed_by, moment(with.note.printed_at),
                   with.note.purpose, with.to.pages()),
       face::sans);
}

}  // namespace

std::string sheet_pdf(const std::string& file, const print_note& note) {
  const auto parsed = json::document::parse_object(file);
  const auto statement = json::document::parse_object(parsed->root().text_of("statement"));
  print::paper to;
  drawing with{to, statement->root(), std::string(parsed->root().text_of("digest")), note,
               statement->root().integer_of("targets", 0)};
  draw_head(with);
  draw_place(with);
  draw_outcomes(with);
  draw_people(with);
  draw_missing(with);
  draw_signatures(with);
  draw_proof(with);
  return with_object(to.finish(), file);
}

std::string carried_sheet(std::string_view pdf) {
  return object_of(pdf);
}

}  // namespace wangge::screening
