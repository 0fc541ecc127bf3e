#include "exchange/headings.h"

#include <gtest/gtest.h>

#include "exchange/csv.h"
#include "exchange/heading_names.h"

namespace wangge::exchange {
namespace {

constexpr std::string_view id_aliases[] = {"身份证号", "身份证号码", "身份证"};
constexpr std::string_view phone_aliases[] = {"电话", "联系电话", "手机号"};
constexpr std::string_view landlord_aliases[] = {"房东联系电话"};
constexpr known_heading known[] = {
    {"name", "姓名", "Name", {}},
    {"id_number", "证件号码", "ID number", id_aliases},
    {"phone", "手机", "Phone", phone_aliases},
    {"capacity", "容量（床位、摊位）", "Capacity (beds, stalls)", {}},
    {"landlord_phone", "房东电话", "Landlord phone", landlord_aliases},
    {"sex", "性别", "Sex", {}},
    {"employer", "工作单位", "Employer", {}},
};

std::vector<row> rows_of(std::string_view csv) {
  auto book = open_csv({{}, csv});
  auto sheet = (*book)->open(0);
  std::vector<row> out;
  for (row next; *(*sheet)->next_row(next);) out.push_back(next);
  return out;
}

// "name phone? -" : field by column; ? fuzzy, ! ambiguous, - ignored, . unknown.
std::string shape(const heading_map& map) {
  std::string out;
  for (const auto& one : map.columns) {
    if (!out.empty()) out += ' ';
    if (one.mapped()) out += known[one.field].field;
    switch (one.how) {
      case match_kind::fuzzy:
        out += '?';
        break;
      case match_kind::ambiguous:
        out += '!';
        break;
      case match_kind::ignored:
        out += '-';
        break;
      case match_kind::unknown:
        out += '.';
        break;
      default:
        break;
    }
  }
  return out;
}
std::string found(std::string_view csv, std::span<const remembered_heading> remembered = {},
                  std::optional<std::uint32_t> fixed = {}) {
  const auto map = find_headings(rows_of(csv), {known, remembered}, fixed);
  if (!map) return std::string(describe(map.error().code()).code);
  return std::to_string(map->first_row) + "-" + std::to_string(map->last_row) + " " + shape(*map);
}

TEST(headings, refuses_a_sheet_without_headings) {
  EXPECT_EQ(found(""), "no_heading");
  EXPECT_EQ(found("张三,379905199001010010\n李四,379905199001010029\n"), "no_heading");
  EXPECT_EQ(found("姓名：张三,住址,学历,民族\n"), "no_heading");
  EXPECT_EQ(found("姓名,手机\n", {}, 5), "no_heading");
  const auto map = find_headings(rows_of("a\n\nb\n"), {known, {}});
  EXPECT_EQ(map.error().problems[0].params.at("rows"), "3");
}

TEST(headings, finds_the_row_under_titles) {
  EXPECT_EQ(found("姓名,证件号码,手机\n张三,1,2\n"), "1-1 name id_number phone");
  EXPECT_EQ(
      found("天桥区人员登记表\n\n填表人：王五,,日期：2020-3-5\n序号,姓 名,身份证\n1,张三,1\n"),
      "4-4 - name id_number");
  EXPECT_EQ(found("姓名\n张三\n"), "1-1 name");
  EXPECT_EQ(found("演示数据·纯属虚构\n导出人：李　用途：x\nName,ID number,Phone,Errors\n"),
            "3-3 name id_number phone -");
}

TEST(headings, tolerates_how_offices_write) {
  EXPECT_EQ(found("*姓名（必填）,1.手机：,２、性别,\"身份证\n号码\",Ｎａｍｅ\n"),
            "1-1 ! phone sex id_number name");
  EXPECT_EQ(found("（1）姓名,手机/,容量,容量(床位、摊位)\n"), "1-1 name phone ! capacity");
  EXPECT_EQ(found("【姓名】,手机号[11位]\n"), "1-1 name phone");
}

TEST(headings, believes_in_order) {
  const std::vector<remembered_heading> remembered{
      {"号 码（新）", "phone"}, {"姓名", "employer"}, {"备用", ""}, {"旧列", "no_longer_there"}};
  EXPECT_EQ(found("姓名,号码,备用,旧列\n", remembered), "1-1 name phone - .");
  EXPECT_EQ(found("姓名,号码\n"), "1-1 name id_number?");
}

TEST(headings, guesses_by_likeness_and_says_how_sure) {
  const auto map =
      find_headings(rows_of("姓名,公民身份证号,工作单位名称,户主姓名,婚姻状况\n"), {known, {}});
  ASSERT_TRUE(map);
  EXPECT_EQ(shape(*map), "name id_number? employer? ! .");
  EXPECT_NEAR(map->columns[1].score, 0.8, 1e-9);
  EXPECT_TRUE(map->columns[1].settled());
  EXPECT_EQ(map->columns[3].candidates, std::vector<int>{0});
  const auto problems = heading_problems(*map);
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].code, error::unmapped_heading);
  EXPECT_EQ(problems[0].field, "D1");
  EXPECT_EQ(problems[0].params.at("heading"), "户主姓名");
}

TEST(headings, gives_a_field_to_one_column_only) {
  EXPECT_EQ(found("联系电话,姓名,手机\n"), "1-1 ! name phone");
  EXPECT_EQ(found("姓名,手机号,电话\n"), "1-1 name phone !");
}

TEST(headings, reads_headings_of_two_rows) {
  EXPECT_EQ(found("登记表\n姓名,性别,联系方式,,单位\n,,手机,证件号码,\n张三,男,1,2,x\n"),
            "2-3 name sex phone id_number employer?");
  EXPECT_EQ(found("姓名,本人,房东\n,联系电话,联系电话\n"), "1-2 name phone? landlord_phone");
  EXPECT_EQ(found("姓名,手机\n,\n张三,1\n"), "1-1 name phone");
}

TEST(headings, obeys_a_human) {
  EXPECT_EQ(found("姓名,手机,性别\n名称,手机,备注\n", {}, 2), "2-2 . phone .");
}

TEST(headings, have_one_key_however_written) {
  EXPECT_EQ(heading_key("１．姓 名*（必填）"), heading_key("姓名"));
  EXPECT_NE(heading_key("姓名"), heading_key("户主姓名"));
  EXPECT_EQ(heading_key("(全部)"), "全部");
  EXPECT_EQ(heading_key(" * "), "");
  EXPECT_EQ(likeness(U"名", U"姓名"), 0);
}

}  // namespace
}  // namespace wangge::exchange
