#include "exchange/import_template.h"

#include "exchange/lxw_book.h"

namespace wangge::exchange {
namespace {

using records::field_kind;

constexpr double column_width = 16, about_width = 64;

struct words {
  std::string_view zh, en;
  std::string_view in(language lang) const { return lang == language::zh ? zh : en; }
};
constexpr words about_sheet{"填写说明", "How to fill in"};
constexpr words about_titles[] = {
    {"列", "Column"}, {"必填", "Required"}, {"填什么", "What it takes"}};
constexpr words yes{"是", "yes"};

words takes(const records::field& what) {
  switch (what.kind) {
    case field_kind::grid:
      return {"15 位网格编码，或网格名称", "the 15-digit code of a grid, or its name"};
    case field_kind::unit:
      return {"区划编码，或名称", "a division code, or its name"};
    case field_kind::date:
      return {"日期，如 2020-03-30", "a date like 2020-03-30"};
    case field_kind::integer:
      return {"整数", "a whole number"};
    case field_kind::decimal:
      return {"数字", "a number"};
    case field_kind::boolean:
      return {"是 或 否", "yes or no"};
    case field_kind::ref:
      return {"名称或地址", "a name or an address"};
    case field_kind::id_number:
      return {"18 位证件号码（文本格式）", "18 characters, formatted as text"};
    case field_kind::phone:
      return {"11 位手机，或 0531-12345678", "11 digits, or 0531-12345678"};
    default:
      return {"文字", "text"};
  }
}

std::string about(const import_field& of, const records::entity& in, language lang) {
  if (of.what == meaning::id)
    return lang == language::zh ? "一般不填；用来指明已有的记录"
                                : "usually empty; names a record that exists";
  if (of.what == meaning::version)
    return lang == language::zh ? "一般不填；导出时的版本，此后别人改过的项不会被改回"
                                : "usually empty; as exported: what others changed since stays";
  if (of.what == meaning::part)
    return lang == language::zh ? "可用小区、楼宇、单元、门牌号指明住处"
                                : "a dwelling may be named by compound, building, unit and number";
  const auto& what = in.fields[static_cast<std::size_t>(of.at)];
  if (what.kind != field_kind::code) return std::string(takes(what).in(lang));
  std::string all;
  for (const auto& entry : what.codes)
    all += (all.empty()            ? ""
            : lang == language::zh ? "、"
                                   : ", ") +
           std::string(lang == language::zh ? entry.zh : entry.en);
  return all;
}

}  // namespace

result<void> write_template(const template_request& ask) {
  lxw_book book(ask.path, ask.path.parent_path());
  const bool zh = ask.lang == language::zh;
  auto* heading = book.style({.bold = true, .filled = true});
  auto* text = book.style({.number_format = "@"});
  auto* sheet = book.add_sheet(zh ? ask.of.zh : ask.of.en);
  worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(ask.fields.size()), column_width, text);
  worksheet_freeze_panes(sheet, 1, 0);
  std::uint32_t column = 0;
  for (const auto& one : ask.fields)
    if (one.what == meaning::field)
      write_text(sheet, 0, column++, std::string(zh ? one.zh : one.en) + (one.required ? "*" : ""),
                 heading);
  auto* second = book.add_sheet(about_sheet.in(ask.lang));
  worksheet_set_column(second, 0, 1, column_width, nullptr);
  worksheet_set_column(second, 2, 2, about_width, nullptr);
  for (std::uint32_t i = 0; i < 3; ++i)
    write_text(second, 0, i, std::string(about_titles[i].in(ask.lang)), heading);
  std::uint32_t at = 1;
  for (const auto& one : ask.fields) {
    write_text(second, at, 0, std::string(zh ? one.zh : one.en), text);
    if (one.required) write_text(second, at, 1, std::string(yes.in(ask.lang)), text);
    write_text(second, at++, 2, about(one, ask.of, ask.lang), text);
  }
  return book.close();
}

}  // namespace wangge::exchange
