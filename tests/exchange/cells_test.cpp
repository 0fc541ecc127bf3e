#include "exchange/cells.h"

#include <gtest/gtest.h>

#include "exchange/serial.h"
#include "gen/entities.h"

namespace wangge::exchange {
namespace {

using records::field;
using records::field_kind;

constexpr records::code_entry kinds[] = {{1, "closed", "封闭式", "Closed"},
                                         {2, "open", "开放式（无物业）", "Open"},
                                         {3, "none", "无", "None"}};

field of_kind(field_kind kind) {
  field out{};
  out.name = "f";
  out.kind = kind;
  out.zh = "党员";
  out.en = "Party member";
  out.codes = kinds;
  return out;
}
cell text(std::string_view of) {
  return {cell_kind::text, 0, 0, std::string(of)};
}
cell number(double value, std::string_view as) {
  return {cell_kind::number, 0, value, std::string(as)};
}
cell date(double serial) {
  return {cell_kind::date, 0, serial, format_moment(*from_serial(serial))};
}

// The canonical text, or the code of the refusal.
std::string got(const cell& from, field_kind kind) {
  const auto out = canonical_text(from, of_kind(kind));
  return out ? *out : std::string(describe(out.error().code()).code);
}

TEST(cells, refuse_rounded_id_numbers_by_name) {
  const auto id = field_kind::id_number;
  for (const auto& one :
       {number(3.70105199001010e17, "370105199001010000"), number(3.70105e17, "3.70105E+17"),
        text("3.70105E+17"), text("３．７０１０５Ｅ＋１７"), text("370105199001010000"),
        number(3.7010519900101e17, "3.7010519900101003E+17")})
    EXPECT_EQ(got(one, id), "rounded_id_number") << one.text;
  const auto why = canonical_text(number(3.70105e17, "3.70105E+17"), of_kind(id)).error();
  EXPECT_EQ(why.problems[0].field, "f");
  EXPECT_EQ(why.problems[0].params.at("value"), "3.70105E+17");
  EXPECT_EQ(message(why.problems[0], language::en).find('{'), std::string::npos);
}

TEST(cells, refuse_what_a_spreadsheet_has_damaged) {
  EXPECT_EQ(got(number(9.2370105e17, "923701050000000000"), field_kind::credit_code), "wrong_kind");
  EXPECT_EQ(got(number(1e15, "1E+15"), field_kind::text), "wrong_kind");
  EXPECT_EQ(got(date(43895), field_kind::text), "wrong_kind");  // 3-5, a door number
  EXPECT_EQ(got({cell_kind::error, 0, 0, "#N/A"}, field_kind::text), "wrong_kind");
  EXPECT_EQ(got({cell_kind::error, 0, 0, "=A1"}, field_kind::date), "wrong_kind");
  const auto why = canonical_text(date(43895), of_kind(field_kind::text)).error().problems[0];
  EXPECT_EQ(message(why, language::zh), "“党员”应为“文本”格式的内容（Excel 把它改成了日期）");
}

TEST(cells, keep_identity_numbers_that_are_whole) {
  EXPECT_EQ(got(text(" 37990519900101001x "), field_kind::id_number), "37990519900101001x");
  EXPECT_EQ(got(number(110105491231002, "1.10105491231002E+14"), field_kind::id_number),
            "110105491231002");
  EXPECT_EQ(got(number(13900001111, "13900001111"), field_kind::phone), "13900001111");
  EXPECT_EQ(got(number(13900001111, "1.3900001111E10"), field_kind::phone), "13900001111");
  EXPECT_EQ(got(text("E1234567"), field_kind::id_number), "E1234567");
}

TEST(cells, treat_strokes_as_nothing) {
  for (const auto* blank : {"", " ", "/", "-", "——", "／", "　"})
    for (const auto kind : {field_kind::text, field_kind::integer, field_kind::date,
                            field_kind::code, field_kind::boolean, field_kind::phone})
      EXPECT_EQ(got(text(blank), kind), "") << blank;
  EXPECT_EQ(got({}, field_kind::grid), "");
}

TEST(cells, read_text_and_notes) {
  EXPECT_EQ(got(text(" 北园大街\n１２　号 "), field_kind::text), "北园大街 12 号");
  EXPECT_EQ(got(text("一\r\n二 \n"), field_kind::note), "一\n二");
  EXPECT_EQ(got(number(301, "301.0"), field_kind::text), "301");
  EXPECT_EQ(got(number(0.30000000000000004, "0.30000000000000004"), field_kind::text), "0.3");
  EXPECT_EQ(got(number(-0.0, "-0"), field_kind::text), "0");
  EXPECT_EQ(got(date(43895.5), field_kind::note), "2020-03-05 12:00:00");
}

TEST(cells, read_numbers) {
  const auto integer = field_kind::integer;
  EXPECT_EQ(got(text("1,234"), integer), "1234");
  EXPECT_EQ(got(text("１２３４"), integer), "1234");
  EXPECT_EQ(got(text("3单元"), integer), "3");
  EXPECT_EQ(got(text("45 户"), integer), "45");
  EXPECT_EQ(got(text("-2"), integer), "-2");
  EXPECT_EQ(got(text("12.0"), integer), "12");
  EXPECT_EQ(got(number(2020, "2.02E3"), integer), "2020");
  for (const auto* bad :
       {"3万", "二十", "约30", "1.5", "3-5", "3单元2", "30多", "1e300", "nan", "户"})
    EXPECT_EQ(got(text(bad), integer), "wrong_kind") << bad;
  EXPECT_EQ(got(date(43895), integer), "wrong_kind");
  const auto decimal = field_kind::decimal;
  EXPECT_EQ(got(text("116.987"), decimal), "116.987");
  EXPECT_EQ(got(number(116.98700000000001, "116.98700000000001"), decimal), "116.987");
  EXPECT_EQ(got(text("36.5℃"), decimal), "wrong_kind");
  EXPECT_EQ(got(text("inf"), decimal), "wrong_kind");
}

TEST(cells, read_dates_in_every_form) {
  for (const auto* same :
       {"2020-3-5", "2020/3/5", "2020.3.5", "2020年3月5日", "２０２０－０３－０５", "20200305",
        "2020 年 3 月 5 日", "2020-03-05 00:00:00", "2020-03-05T14:30:00", "2020/3/5 14:30",
        "43895", "43895.75", "2020年3月5号", "2020-03-05"})
    EXPECT_EQ(got(text(same), field_kind::date), "2020-03-05") << same;
  EXPECT_EQ(got(number(43895, "43895"), field_kind::date), "2020-03-05");
  EXPECT_EQ(got(number(20200305, "20200305"), field_kind::date), "2020-03-05");
  EXPECT_EQ(got(date(43895.6), field_kind::date), "2020-03-05");
  for (const auto* bad :
       {"2020", "202003", "2020-3", "2020-13-1", "2020-2-30", "3/5/2020", "20-3-5", "2020-3-5-6",
        "2020-3-5x", "2020--3-5", "三月五日", "20200230", "不详", "99999", "1800", "2020-3-5 6-7",
        "2020-3-50", "-43895", "2020-0003-05"})
    EXPECT_EQ(got(text(bad), field_kind::date), "bad_date") << bad;
  EXPECT_EQ(got(number(1990, "1990"), field_kind::date), "bad_date");
  EXPECT_EQ(got(number(199003, "199003"), field_kind::date), "bad_date");
  EXPECT_EQ(got(date(0.5), field_kind::date), "bad_date");
}

TEST(cells, read_yes_and_no) {
  for (const auto* yes : {"是", "有", "√", "Y", "yes", "TRUE", "１", "党员", "是党员"})
    EXPECT_EQ(got(text(yes), field_kind::boolean), "1") << yes;
  for (const auto* no : {"否", "无", "×", "n", "No", "0", "非党员", "不是 党员"})
    EXPECT_EQ(got(text(no), field_kind::boolean), "0") << no;
  EXPECT_EQ(got({cell_kind::boolean, 0, 1, "TRUE"}, field_kind::boolean), "1");
  EXPECT_EQ(got(number(0, "0"), field_kind::boolean), "0");
  EXPECT_EQ(got(text("也许"), field_kind::boolean), "wrong_kind");
  EXPECT_EQ(got(number(2, "2"), field_kind::boolean), "wrong_kind");
}

TEST(cells, read_codes_by_word_and_label) {
  for (const auto* closed : {"closed", "Closed", "封闭式", "封 闭 式", "封闭式（小区）"})
    EXPECT_EQ(got(text(closed), field_kind::code), "closed") << closed;
  EXPECT_EQ(got(text("开放式"), field_kind::code), "open");
  EXPECT_EQ(got(text("开放式（无物业）"), field_kind::code), "open");
  EXPECT_EQ(got(text("无"), field_kind::code), "none");
  EXPECT_EQ(got(number(1, "1"), field_kind::code), "unknown_code");
  const auto why = canonical_text(text("半开放"), of_kind(field_kind::code)).error().problems[0];
  EXPECT_EQ(message(why, language::zh),
            "“党员”没有“半开放”这一项。可选：封闭式、开放式（无物业）、无");
  EXPECT_EQ(why.params.at("known.en"), "Closed, Open, None");
}

TEST(cells, read_division_codes) {
  EXPECT_EQ(got(number(370105001008003, "370105001008003"), field_kind::grid), "370105001008003");
  EXPECT_EQ(got(text("370105 001 008"), field_kind::unit), "370105001008");
  EXPECT_EQ(got(text("370105001000"), field_kind::unit), "370105001");
  EXPECT_EQ(got(text("3.70105E+14"), field_kind::grid), "bad_unit");
  EXPECT_EQ(got(text("无影潭社区"), field_kind::unit), "bad_unit");
}

TEST(cells, take_none_for_nothing_where_it_can_be_no_value) {
  for (const auto* none : {"无", "暂无", "不详", "None"})
    for (const auto kind : {field_kind::phone, field_kind::id_number, field_kind::integer})
      EXPECT_EQ(got(text(none), kind), "") << none;
  EXPECT_EQ(got(text("无"), field_kind::text), "无");
}

// What offices write for a code, and no word that another code of the field bears.
TEST(cells, read_every_word_of_the_schema) {
  int words = 0;
  for (const auto& entity : records::all_entities())
    for (const auto& one : entity.fields)
      for (const auto& word : one.words) {
        const auto found = std::find_if(one.codes.begin(), one.codes.end(),
                                        [&](const auto& entry) { return entry.n == word.n; });
        ASSERT_NE(found, one.codes.end());
        EXPECT_EQ(*canonical_text(text(std::string(word.word).c_str()), one), found->code)
            << entity.name << "." << one.name << " " << word.word;
        ++words;
      }
  EXPECT_GT(words, 50);
}

// What the schema declares is read back from its own labels.
TEST(cells, read_every_label_of_the_schema) {
  for (const auto& entity : records::all_entities())
    for (const auto& one : entity.fields)
      for (const auto& entry : one.codes)
        for (const auto label : {entry.code, entry.zh, entry.en})
          EXPECT_EQ(*canonical_text(text(label), one), entry.code)
              << entity.name << "." << one.name;
}

}  // namespace
}  // namespace wangge::exchange
