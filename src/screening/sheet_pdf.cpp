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
  std::int64_t targets = 0, open = 0, missing = 0;

  std::int64_t outcome(std::string_view code) const {
    const auto all = root.find("by_outcome");
    return all ? all->integer_of(code, 0) : 0;
  }
  std::string part(const char* group, const char* name) const {
    const auto found = root.find(group);
    return std::to_string(found ? found->integer_of(name, 0) : 0);
  }
  // In the reader's language; the statement itself has none.
  std::string say(std::string_view zh, std::string_view en) const {
    return std::string(note.lang == language::zh ? zh : en);
  }
  template <typename... Parts>
  std::string tell(const char* zh, const char* en, const Parts&... parts) const {
    return fmt::format(fmt::runtime(note.lang == language::zh ? zh : en), parts...);
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

// Signed while somebody has still to go somewhere: the paper must not read like a finished one.
std::string title_of(const drawing& with) {
  return with.open
             ? with.say("网 格 摸 排 闭 合 单（未走完）", "Closing sheet of a grid (incomplete)")
             : with.say("网 格 摸 排 闭 合 单", "Closing sheet of a grid");
}

void draw_head(const drawing& with) {
  constexpr double whole = print::paper::width - 2 * print::paper::margin;
  const text_style small{face::sans, 8.5, side::left, 0.27};
  const bool demo = with.root.find("demo") && with.root.find("demo")->boolean();
  if (demo)
    with.to.text(print::paper::margin, 20, whole,
                 with.say("演示数据·纯属虚构", "Demonstration data, invented"), small);
  with.to.text(print::paper::margin, 20, whole,
               with.say("网格（Wangge）· 依登记册生成，手工改动无效",
                        "Wangge · made from the register, void if altered by hand"),
               {face::sans, 8.5, side::right, 0.27});
  with.to.y = 48;
  with.to.paragraph(title_of(with), {face::serif_bold, 20, side::middle}, 4);
  const auto round = with.root.find("round");
  with.to.paragraph(with.tell("第 {} 轮　{}　{} 至 {}", "Round {} · {} · {} to {}",
                              round->integer_of("number", 0), round->text_of("name"),
                              round->text_of("starts_on"), round->text_of("ends_on")),
                    {face::sans, 10, side::middle}, 12);
}

void draw_place(const drawing& with) {
  const std::vector<column> four = {{0.14}, {0.42}, {0.14}, {0.30}};
  const auto grid = with.root.find("grid");
  with.to.row(four,
              {with.say("网格", "Grid"), joined(grid->find("path"), " ", 1),
               with.say("网格编码", "Code"), spaced_code(grid->text_of("code"))},
              {});
  with.to.row(four,
              {with.say("范围", "Extent"),
               with.tell("{} 栋楼，{} 个对象", "buildings {}, targets {}",
                         with.part("buildings", "targets"), with.targets),
               with.say("应核", "To check"),
               with.tell("{} 户　{} 人", "households {}, persons {}",
                         with.part("households", "targets"), with.part("persons", "targets"))},
              {});
  with.to.row(
      four,
      {with.say("走访人", "Visited by"),
       joined(with.root.find("visitors"), with.say("、", ", ").c_str(), 0),
       with.say("网格长", "Grid leader"), std::string(with.root.find("signer")->text_of("name"))},
      {});
  with.to.y += 12;
}

void draw_outcomes(const drawing& with) {
  const std::vector<column> three = {{0.5}, {0.25, side::right}, {0.25, side::right}};
  with.to.paragraph(with.say("一、每个对象的结果", "1. Outcome of every target"),
                    {face::serif_bold, 12}, 4);
  print::table lines(
      with.to, three,
      {with.say("结果", "Outcome"), with.say("数", "Number"), with.say("占应核", "Share")});
  const auto line = [&](const std::string& name, std::int64_t n) {
    lines.row({name, std::to_string(n), share(n, with.targets)});
  };
  std::int64_t sum = with.open;
  for (const auto& one : outcomes()) {
    const auto n = with.outcome(one.code);
    sum += n;
    line(with.say(one.zh, one.en), n);
  }
  line(with.say("未走访", "Not visited"), with.open);
  const bool agrees = sum == with.targets;
  lines.row({with.tell(agrees ? "合计 = 应核 {}，相符" : "合计 = 应核 {}，不符",
                       agrees ? "Sum = targets {}, agrees" : "Sum = targets {}, does not agree",
                       with.targets),
             std::to_string(sum), share(sum, with.targets)},
            {true, false, true});
  with.to.y += 12;
}

void draw_people(const drawing& with) {
  const std::vector<column> six(6, {1.0 / 6, side::right});
  with.to.paragraph(with.say("二、楼、户、人", "2. Buildings, households, persons"),
                    {face::serif_bold, 12}, 4);
  print::table lines(with.to, six,
                     {with.say("应核楼", "Buildings"), with.say("已核楼", "checked"),
                      with.say("应核户", "Households"), with.say("已核户", "checked"),
                      with.say("应核人", "Persons"), with.say("已核人", "checked")});
  lines.row({with.part("buildings", "targets"), with.part("buildings", "done"),
             with.part("households", "targets"), with.part("households", "done"),
             with.part("persons", "targets"), with.part("persons", "done")});
  with.to.y += 10;
}

// What the signature says, by how far the grid got.
std::string declaration_of(const drawing& with) {
  const auto no_answer = with.outcome("no_answer"), refused = with.outcome("refused");
  if (with.open)
    return with.tell(
        "　　本网格应核 {} 个对象，签字时尚有 {} 个未走访，本单是现状而不是完整闭合；另有未开门 "
        "{}，"
        "拒访 {}。逐一列在下面，走访后须重新签单。",
        "Of the {} targets of this grid {} had not been visited when it was signed: this sheet "
        "tells "
        "how far it got and closes nothing. No answer {}, refused {}. Each is listed below; after "
        "the visits the grid is signed again.",
        with.targets, with.open, no_answer, refused);
  const auto all = with.tell("　　本网格 {} 个对象均有且只有一个结果",
                             "Each of the {} targets of this "
                             "grid has exactly one outcome",
                             with.targets);
  const auto rest = with.missing ? with.tell("，其中未开门 {}，拒访 {}，逐一列在下面。",
                                             "; no answer {}, refused {}, each listed below. ",
                                             no_answer, refused)
                                 : with.say("，没有遗留。", "; nothing is left. ");
  return all + rest +
         with.say("如有遗漏，由签字人说明并在下一轮更正，不改动本单。",
                  "Whatever was missed is explained by the signer and put right in the next round; "
                  "this sheet does not change.");
}

void draw_missing(const drawing& with) {
  with.to.paragraph(declaration_of(with), {face::serif, 10.5}, 10);
  if (with.missing == 0) return;
  constexpr double heading_and_rows = 90;
  with.to.need(heading_and_rows);
  with.to.paragraph(with.tell("三、还缺的 {} 个对象", "3. Targets not reached: {}", with.missing),
                    {face::serif_bold, 12}, 4);
  print::table lines(with.to, {{0.1, side::right}, {0.52}, {0.22}, {0.16, side::right}},
                     {with.say("序号", "No."), with.say("地址或名称", "Address or name"),
                      with.say("现状", "Outcome"), with.say("敲门次数", "Knocks")},
                     9);
  int n = 0;
  with.root.find("missing")->each_item([&](const json::view& one) {
    const auto* known = find_word(outcomes(), one.text_of("outcome"));
    lines.row({std::to_string(++n), std::string(one.text_of("label")),
               known ? with.say(known->zh, known->en) : with.say("未走访", "Not visited"),
               std::to_string(one.integer_of("attempts", 0))});
  });
  with.to.y += 10;
}

void draw_signatures(const drawing& with) {
  with.to.need(2 * seal_radius + 130);
  const double top = with.to.y;
  const std::string who[] = {with.say("网格员", "Grid member"),
                             with.say("两委包网格", "Two committees"),
                             with.say("网格长", "Grid leader"), with.say("社区书记", "Secretary")};
  for (int i = 0; i < 4; ++i) {
    const double x = print::paper::margin + (i % 2) * 165, y = top + 20 + (i / 2) * 40;
    with.to.text(x, y, 80, who[i], {face::sans, 10});
    with.to.text(x + 60, y, 90, with.say("年　月　日　时", "date, hour"),
                 {face::sans, 9, side::right, 0.27});
    with.to.line(x, y + 17, x + 150, y + 17, 0.75);
  }
  const double x = print::paper::width - print::paper::margin - seal_radius;
  with.to.dashed_circle(x, top + seal_radius, seal_radius);
  with.to.text(x - seal_radius, top + seal_radius - 14, 2 * seal_radius,
               with.say("公章处\n直径 42 mm", "Seal\n42 mm across"),
               {face::sans, 9, side::middle, 0.27});
  with.to.y = top + 2 * seal_radius + 14;
}

void draw_proof(const drawing& with) {
  const double left = print::paper::margin, value = print::paper::margin + 63;
  constexpr double wide = print::paper::width - 2 * print::paper::margin - 63;
  with.to.line(left, with.to.y, print::paper::width - left, with.to.y, 1.5);
  with.to.y += 6;
  const auto line = [&](const std::string& name, const std::string& text, face of) {
    with.to.text(left, with.to.y, 60, name, {face::sans, 8.5});
    with.to.y += with.to.text(value, with.to.y, wide, text, {of, 8.5}) + 2;
  };
  line(with.say("SM3 摘要", "SM3 digest"), spaced(with.digest, 8), face::mono);
  line(with.say("签名", "Signature"),
       with.tell("{}（Ed25519）{}　第 {} 版", "{} (Ed25519) {}, version {}",
                 with.root.find("signer")->text_of("name"), moment(with.root.text_of("signed_at")),
                 with.root.integer_of("number", 1)),
       face::sans);
  line(with.say("核对", "Verify"),
       with.say("wangge verify-sheet 本文件", "wangge verify-sheet FILE"), face::mono);
  if (with.note.stale)
    line(with.say("注意", "Note"),
         with.say("签字后本网格有变动，见系统内的差异",
                  "The grid changed after it was signed; the system shows what"),
         face::bold);
  line(with.say("打印", "Printed"),
       with.tell("{}　{}　用途：{}　共 {} 页", "{}, {}, for {}, pages: {}", with.note.printed_by,
                 moment(with.note.printed_at), with.note.purpose, with.to.pages()),
       face::sans);
}

// A loose page says where it belongs.
std::string name_of_pages(const drawing& with) {
  return with.tell("网格 {}　第 {} 版　摘要 {}", "Grid {} · version {} · digest {}",
                   with.root.find("grid")->text_of("code"), with.root.integer_of("number", 1),
                   with.digest.substr(0, 8));
}

}  // namespace

std::string sheet_pdf(const std::string& file, const print_note& note) {
  const auto parsed = json::document::parse_object(file);
  const auto statement = json::document::parse_object(parsed->root().text_of("statement"));
  print::paper to;
  const auto root = statement->root();
  const drawing with{to,
                     root,
                     std::string(parsed->root().text_of("digest")),
                     note,
                     root.integer_of("targets", 0),
                     root.integer_of("open", 0),
                     root.integer_of("not_reached", 0)};
  draw_head(with);
  draw_place(with);
  draw_outcomes(with);
  draw_people(with);
  draw_missing(with);
  draw_signatures(with);
  draw_proof(with);
  return with_object(to.finish(note.lang, name_of_pages(with)), file);
}

std::string carried_sheet(std::string_view pdf) {
  return object_of(pdf);
}

}  // namespace wangge::screening
