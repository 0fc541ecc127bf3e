#include "exchange/cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

#include "base/codes.h"
#include "base/text.h"
#include "exchange/cell_dates.h"
#include "exchange/heading_names.h"
#include "records/rules.h"
#include "residents/identity.h"

namespace wangge::exchange {
namespace {

using records::field;
using records::field_kind;

// A double keeps 15 digits; spreadsheets fill the rest with zeros.
constexpr double exact_limit = 1e15;
constexpr std::size_t shown_characters = 40;

struct words {
  std::string_view zh, en;
};
constexpr words a_value{"正常的值，而不是出错或未计算的公式",
                        "a value, not a formula without a result"};
constexpr words whole_text{"“文本”格式的内容（Excel 把它存成了数字，后几位已丢失）",
                           "formatted as text (Excel stored it as a number and lost digits)"};
constexpr words undated_text{"“文本”格式的内容（Excel 把它改成了日期）",
                             "formatted as text (Excel turned it into a date)"};
constexpr words an_integer{"整数", "a whole number"};
constexpr words a_number{"数字", "a number"};
constexpr words yes_or_no{"是或否", "yes or no"};

using params = std::map<std::string, std::string>;

std::string shown(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < shown_characters && at < text.size(); ++i) next_character(text, at);
  return std::string(text.substr(0, at));
}

refused refuse_cell(error code, const field& of, params more = {}) {
  more.merge(records::labelled(of));
  return refuse_field(code, std::string(of.name), std::move(more));
}
refused wrong_kind(const field& of, const words& expected) {
  return refuse_cell(
      error::wrong_kind, of,
      {{"expected.zh", std::string(expected.zh)}, {"expected.en", std::string(expected.en)}});
}

// The digits of a number cell without exponent; beyond 15 digits what the file holds.
std::string number_text(const cell& from) {
  if (std::abs(from.number) >= exact_limit) return from.text;
  if (from.number == std::floor(from.number)) return fmt::format("{:.0f}", from.number + 0.0);
  return fmt::format("{:.15g}", from.number);
}

std::string text_of(const cell& from, bool lines) {
  if (from.kind == cell_kind::number) return number_text(from);
  return lines ? normalise_lines(from.text) : normalise(from.text);
}

bool is_stroke(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (std::u32string_view(U"/\\-—–－／").find(next_character(text, at)) ==
        std::u32string_view::npos)
      return false;
  return true;
}

// 无 in a column of numbers or telephones: there is none.
bool says_none(std::string_view text, const field& to) {
  constexpr std::string_view words[] = {"无", "没有", "暂无", "不详", "未知", "空", "none", "n/a"};
  const bool numbers =
      to.kind == field_kind::integer || to.kind == field_kind::decimal || to.sealed();
  return numbers && std::find(std::begin(words), std::end(words), fold(text)) != std::end(words);
}

// 1,234 → 1234; 3单元 → 3; not 3万.
std::string bare_number(std::string_view text) {
  constexpr std::u32string_view multiples = U"万亿千百十半多余几";
  std::string out;
  bool unit = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c == ',' || c == U'，' || c == ' ') continue;
    const bool counts = is_han(c) && multiples.find(c) == multiples.npos && !out.empty();
    if (unit && !counts) return {};
    if (counts)
      unit = true;
    else
      append_character(out, c);
  }
  return out;
}

result<std::string> integer_text(const std::string& text, const field& to) {
  const std::string digits = bare_number(text);
  double value = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = failed == std::errc() && end == digits.data() + digits.size() &&
                     value == std::floor(value) && std::abs(value) < exact_limit;
  if (!whole) return wrong_kind(to, an_integer);
  return fmt::format("{:.0f}", value + 0.0);
}

result<std::string> decimal_text(const std::string& text, const field& to) {
  const std::string digits = bare_number(text);
  double value = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failed != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
    return wrong_kind(to, a_number);
  return fmt::format("{}", value);
}

result<std::string> boolean_text(const std::string& text, const field& to) {
  constexpr std::string_view yes[] = {"是", "有", "√", "✓",   "✔", "☑",   "对",
                                      "已", "1",  "y", "yes", "t", "true"};
  constexpr std::string_view no[] = {"否", "无", "没有", "不是", "×", "✗",     "✘", "☐",
                                     "未", "0",  "n",    "no",   "f", "false", "x"};
  const std::string word = fold(text), label = fold(to.zh);
  const auto among = [&](const auto& list) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
  };
  if (among(yes) || word == label || word == "是" + label) return std::string("1");
  if (among(no) || word == "非" + label || word == "不是" + label) return std::string("0");
  return wrong_kind(to, yes_or_no);
}

std::string_view code_of(const field& to, int n) {
  const auto found = std::find_if(to.codes.begin(), to.codes.end(),
                                  [&](const records::code_entry& one) { return one.n == n; });
  return found->code;
}

// The closed list of a field in the form that is compared.
struct code_forms {
  std::vector<std::pair<heading_form, const records::code_entry*>> names;
  std::vector<std::pair<heading_form, int>> words;
};

// Made once a thread and list: a cell is compared with all of them.
const code_forms& forms_of(const field& to) {
  thread_local std::unordered_map<const void*, code_forms> all;
  const auto [at, fresh] = all.try_emplace(to.codes.data());
  if (!fresh) return at->second;
  for (const auto& entry : to.codes)
    for (const auto name : {entry.code, entry.zh, entry.en})
      at->second.names.emplace_back(form_of(name), &entry);
  for (const auto& word : to.words) at->second.words.emplace_back(form_of(word.word), word.n);
  return at->second;
}

// The names of a code first, then what offices write for it.
result<std::string> code_text(const std::string& text, const field& to) {
  for (const auto& entry : to.codes)
    if (text == entry.zh || text == entry.code) return std::string(entry.code);
  const heading_form given = form_of(text);
  const code_forms& known = forms_of(to);
  for (const bool whole : {true, false}) {
    const records::code_entry* found = nullptr;
    bool several = false;
    for (const auto& [form, entry] : known.names) {
      if (whole ? form.full != given.full : form.bare != given.bare) continue;
      several = several || (found && found != entry);
      found = entry;
    }
    if (found && !several) return std::string(found->code);
  }
  for (const auto& [form, n] : known.words)
    if (form.full == given.full) return std::string(code_of(to, n));
  std::string zh, en;
  for (const auto& entry : to.codes) {
    zh += (zh.empty() ? "" : "、") + std::string(entry.zh);
    en += (en.empty() ? "" : ", ") + std::string(entry.en);
  }
  return refuse_cell(error::unknown_code, to,
                     {{"value", shown(text)}, {"known.zh", zh}, {"known.en", en}});
}

result<std::string> date_text(const cell& from, const std::string& text, const field& to) {
  const bool dated = from.kind == cell_kind::date && text.size() >= 10;
  const auto on = dated ? parse_day(std::string_view(text).substr(0, 10)) : read_day(text);
  if (!on) return refuse_cell(error::bad_date, to);
  return format_day(*on);
}

result<std::string> unit_text(const std::string& text, const field& to) {
  std::string digits = text;
  std::erase(digits, ' ');
  const auto code = codes::parse(digits);
  if (!code) return refuse_cell(error::bad_unit, to, {{"value", shown(text)}});
  return codes::text(*code);
}

result<std::string> plain_text(const cell& from, std::string text, const field& to) {
  const bool number = from.kind == cell_kind::number;
  if (to.kind == field_kind::id_number && residents::is_rounded_id_number(text, number))
    return refuse_cell(error::rounded_id_number, to, {{"value", shown(text)}});
  if (number && std::abs(from.number) >= exact_limit) return wrong_kind(to, whole_text);
  if (from.kind == cell_kind::date && to.kind != field_kind::note)
    return wrong_kind(to, undated_text);
  return text;
}

}  // namespace

result<std::string> canonical_text(const cell& from, const field& to) {
  if (from.kind == cell_kind::error) return wrong_kind(to, a_value);
  std::string text = text_of(from, to.kind == field_kind::note);
  if (is_stroke(text) || says_none(text, to)) return std::string();
  switch (to.kind) {
    case field_kind::integer:
      return integer_text(text, to);
    case field_kind::decimal:
      return decimal_text(text, to);
    case field_kind::boolean:
      return boolean_text(text, to);
    case field_kind::code:
      return code_text(text, to);
    case field_kind::date:
      return date_text(from, text, to);
    case field_kind::unit:
    case field_kind::grid:
      return unit_text(text, to);
    default:
      return plain_text(from, std::move(text), to);
  }
}

}  // namespace wangge::exchange
