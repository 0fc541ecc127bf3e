#include "residents/identity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.h"

namespace wangge::residents {
namespace {

constexpr std::string_view demo_area = "379905";
constexpr int oldest_age = 120;
constexpr std::string_view credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
// Registration department and kind of organisation: the pairs in use (GB 32100-2015 and later).
constexpr std::array<std::string_view, 36> credit_kinds = {
    "11", "12", "13", "19", "21", "29", "31", "32", "33", "34", "35", "39",
    "41", "49", "51", "52", "53", "59", "61", "62", "69", "71", "72", "79",
    "81", "89", "91", "92", "93", "A1", "A9", "N1", "N2", "N3", "N9", "Y1"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// The ASCII twin of a character that offices type for it: full-width forms, dashes, quotes.
char32_t plain(char32_t c) {
  if (c >= 0xff01 && c <= 0xff5e) return c - 0xfee0;
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  return c == 0x2018 || c == 0x2019 || c == '`' ? '\'' : c;
}

// Half-width, upper-case, without any of `dropped` and without the apostrophe that is typed to make
// a spreadsheet keep all digits.
std::string compact(std::string_view input, std::string_view dropped) {
  const std::string text = normalise(input);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = plain(next_character(text, at));
    if (c < 0x80 && dropped.find(static_cast<char>(c)) != std::string_view::npos) continue;
    append_character(out, c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  return out.starts_with('\'') ? out.substr(1) : out;
}

// What a message repeats of the input.
std::string shown(std::string_view input) {
  return std::string(first_characters(normalise(first_characters(input, 200)), 40));
}

refused reason(error code, std::string zh, std::string en) {
  return refuse(code, {{"reason.zh", std::move(zh)}, {"reason.en", std::move(en)}});
}
refused demo_refused(std::string zh, std::string en) {
  return refuse(error::demo_identity, {{"label.zh", std::move(zh)}, {"label.en", std::move(en)}});
}

// 3.70105E+17, or 370105199001010000: a spreadsheet number keeps 15 digits and fills up with zeros.
// In text such zeros count when the sequence would be 000, which nobody has, or the check fails.
bool is_rounded(std::string_view text, bool number_cell) {
  const auto e = text.find('E');
  if (e != std::string_view::npos && e > 0 && text.size() > e + 2 && text[e + 1] == '+')
    return all_digits(text.substr(e + 2)) &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e),
                       [](char c) { return is_digit(c) || c == '.' || c == ','; });
  if (text.size() != 18 || !all_digits(text)) return false;
  return number_cell || text.ends_with("0000") ||
         (text.ends_with("000") && id_number_check(text) != text[17]);
}

std::string upgraded(std::string_view old_15) {
  std::string text = std::string(old_15.substr(0, 6)) + "19" + std::string(old_15.substr(6));
  return text + id_number_check(text);
}

result<std::string> id_number_form(const std::string& text) {
  const error code = error::bad_id_number;
  const std::size_t length = character_count(text);
  if (length != 15 && length != 18)
    return reason(code, fmt::format("应为 18 位，现为 {} 位", length),
                  fmt::format("it has {} characters instead of 18", length));
  const bool x_last = text.size() == 18 && text.back() == 'X';
  if (text.size() != length || !all_digits(std::string_view(text).substr(0, length - x_last)))
    return reason(code, "只能是数字，末位可为 X",
                  "only digits are allowed, and X in the last place");
  if (text[0] == '0')
    return reason(code, "地址码不能以 0 开头", "an address code does not begin with 0");
  return length == 15 ? upgraded(text) : text;
}

result<void> birth_date(day born, day today) {
  const error code = error::bad_id_number;
  if (!is_calendar_day(born) || born >= 21000101)
    return reason(code, "第 7–14 位不是真实日期", "digits 7–14 are not a real date");
  if (born > today) return reason(code, "出生日期晚于今天", "the birth date lies in the future");
  if (age_on(born, today) > oldest_age)
    return reason(code, "年龄超过 120 岁", "the age is more than 120 years");
  return {};
}

// Area codes: 010 and 02x have three digits, the others four; local numbers seven or eight.
// Empty when it is none.
std::string landline(std::string_view digits) {
  const bool short_area = digits.starts_with("010") || digits.starts_with("02");
  if (!short_area && (digits.size() < 2 || digits[0] != '0' || digits[1] < '3')) return {};
  const std::string_view local =
      digits.substr(std::min<std::size_t>(short_area ? 3 : 4, digits.size()));
  if (local.size() < 7 || local.size() > 8 || local[0] < '2') return {};
  return fmt::format("{}-{}", digits.substr(0, digits.size() - local.size()), local);
}

// The digits without the country code; empty when there is anything else.
std::string phone_digits(std::string_view input) {
  std::string text = compact(first_characters(input, 60), " -()");
  for (const std::string_view country : {"+86", "0086"})
    if (text.starts_with(country)) text.erase(0, country.size());
  if (text.size() == 13 && text.starts_with("861")) text.erase(0, 2);
  return all_digits(text) ? text : std::string();
}

}  // namespace

char id_number_check(std::string_view first_17) {
  static constexpr int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (int i = 0; i < 17; ++i) sum += weights[i] * (first_17[i] - '0');
  return "10X98765432"[sum % 11];
}

day born_of(std::string_view id_number) {
  return number(id_number.substr(6, 8));
}

sex sex_of(std::string_view id_number) {
  return (id_number[16] - '0') % 2 == 1 ? sex::male : sex::female;
}

bool is_rounded_id_number(std::string_view input, bool number_cell) {
  return is_rounded(compact(input, " "), number_cell);
}

result<id_number> check_id_number(std::string_view input, const identity_rules& how) {
  const std::string typed = compact(input, " ");
  if (is_rounded(typed, how.number_cell))
    return refuse(error::rounded_id_number, {{"value", shown(input)}});
  auto text = id_number_form(typed);
  if (!text) return refused(std::move(text).error());
  const day born = born_of(*text);
  if (auto date = birth_date(born, how.today); !date) return refused(std::move(date).error());
  if (id_number_check(*text) != (*text)[17])
    return reason(error::bad_id_number, "末位校验码不符",
                  "the last character does not match the others");
  const bool demo = text->starts_with(demo_area);
  if (demo && !how.demo) return demo_refused("身份证号", "ID number");
  const sex of = sex_of(*text);
  return id_number{std::move(*text), born, of, demo};
}

char credit_code_check(std::string_view first_17) {
  int sum = 0;
  for (int i = 0, weight = 1; i < 17; ++i, weight = weight * 3 % 31) {
    const auto value = credit_alphabet.find(first_17[i]);
    if (value == std::string_view::npos) return '\0';
    sum += static_cast<int>(value) * weight;
  }
  return credit_alphabet[(31 - sum % 31) % 31];
}

result<std::string> check_credit_code(std::string_view input, const identity_rules& how) {
  std::string text = compact(input, " -");
  const error code = error::bad_credit_code;
  const std::size_t length = character_count(text);
  if (length != 18)
    return reason(code, fmt::format("应为 18 位，现为 {} 位", length),
                  fmt::format("it has {} characters instead of 18", length));
  const auto strange = text.find_first_not_of(credit_alphabet);
  if (strange != std::string::npos)
    return reason(code, "只能是数字和大写字母，且不含 I、O、S、V、Z",
                  "only digits and capital letters other than I, O, S, V, Z are allowed");
  if (!all_digits(std::string_view(text).substr(2, 6)))
    return reason(code, "第 3–8 位应为行政区划码", "characters 3–8 must be a division code");
  if (text.substr(2, 6) == demo_area && !how.demo)
    return demo_refused("统一社会信用代码", "credit code");
  if (how.confirmed) return text;
  const std::string kind = text.substr(0, 2);
  if (std::find(credit_kinds.begin(), credit_kinds.end(), kind) == credit_kinds.end())
    return refuse(error::credit_code_kind, {{"value", kind}});
  if (credit_code_check(text) != text[17]) return refuse(error::credit_code_check);
  return text;
}

char organisation_code_check(std::string_view first_8) {
  static constexpr int weights[8] = {3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (int i = 0; i < 8; ++i) {
    const char c = first_8[i];
    if (!is_digit(c) && (c < 'A' || c > 'Z')) return '\0';
    sum += weights[i] * (is_digit(c) ? c - '0' : c - 'A' + 10);
  }
  return "0X987654321"[sum % 11];
}

bool is_organisation_code(std::string_view input) {
  const std::string text = compact(input, " -");
  return text.size() == 9 && organisation_code_check(text) == text[8];
}

result<std::string> check_phone(std::string_view input, const identity_rules& how) {
  std::string text = phone_digits(input);
  if (text.size() == 11 && text[0] == '1' && text[1] >= '3') return text;
  if (text.size() == 11 && (text.starts_with("10") || text.starts_with("12"))) {
    if (!how.demo) return demo_refused("电话", "phone number");
    return text;
  }
  if (text.size() == 10 && (text.starts_with("400") || text.starts_with("800"))) return text;
  std::string fixed = landline(text);
  if (fixed.empty()) return refuse(error::bad_phone, {{"value", shown(input)}});
  return fixed;
}

std::string make_demo_id_number(day born, sex of, int sequence) {
  if (sequence < 0 || sequence > 498 || !is_calendar_day(born))
    throw std::out_of_range("make_demo_id_number");
  const int last = sequence * 2 + (of == sex::male ? 1 : 2);
  std::string text = fmt::format("{}{:08}{:03}", demo_area, born, last);
  text.push_back(id_number_check(text));
  return text;
}

std::string make_demo_phone(std::int64_t n) {
  constexpr std::int64_t block = 1'000'000'000;
  if (n < 0 || n >= 2 * block) throw std::out_of_range("make_demo_phone");
  // A factor without 2 and 5 permutes the block, so neighbours do not get neighbouring numbers.
  const std::int64_t scattered = n % block * 618'033'989 % block;
  return fmt::format("{}{:09}", n < block ? "10" : "12", scattered);
}

std::string make_demo_credit_code(std::int64_t n, std::string_view kind) {
  if (n < 0 || n > 999'999 || kind.size() != 2) throw std::out_of_range("make_demo_credit_code");
  const std::string inner = fmt::format("MA{:06}", n);
  std::string text =
      fmt::format("{}{}{}{}", kind, demo_area, inner, organisation_code_check(inner));
  text.push_back(credit_code_check(text));
  return text;
}

}  // namespace wangge::residents
