#include "exchange/xlsx_reader.h"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <cmath>
#include <filesystem>

#include "exchange/open.h"
#include "exchange/serial.h"
#include "support/workbook_files.h"

namespace wangge::exchange {
namespace {

struct seen {
  cell_kind kind;
  std::string text;
  bool operator==(const seen&) const = default;
};
std::ostream& operator<<(std::ostream& out, const seen& one) {
  return out << static_cast<int>(one.kind) << ":" << one.text;
}
using sheet_rows = std::vector<std::pair<std::uint32_t, std::vector<seen>>>;

result<sheet_rows> read(const input& from, const read_limits& limits = {}, std::size_t which = 0) {
  auto book = open_workbook(from, limits);
  if (!book) return refused(book.error());
  auto sheet = (*book)->open(which);
  if (!sheet) return refused(sheet.error());
  sheet_rows out;
  for (row next;;) {
    const auto more = (*sheet)->next_row(next);
    if (!more) return refused(more.error());
    if (!*more) return out;
    out.emplace_back(next.number, std::vector<seen>{});
    for (const cell& one : next.cells()) out.back().second.push_back({one.kind, one.text});
  }
}

result<sheet_rows> read(const zip_parts& parts, const read_limits& limits = {}) {
  const std::string bytes = make_zip(parts);
  return read(input{{}, bytes}, limits);
}

// "damaged_file: <reason>", or the code, or "ok".
template <class T>
std::string outcome(const result<T>& got) {
  if (got) return "ok";
  const auto& first = got.error().problems.front();
  const auto reason = first.params.find("reason.en");
  return std::string(describe(first.code).code) +
         (reason == first.params.end() ? "" : ": " + reason->second);
}
std::string outcome_of(const zip_parts& parts, const read_limits& limits = {}) {
  return outcome(read(parts, limits));
}

seen text(std::string of) {
  return {cell_kind::text, std::move(of)};
}
seen number(std::string of) {
  return {cell_kind::number, std::move(of)};
}
seen date(std::string of) {
  return {cell_kind::date, std::move(of)};
}
const seen none{cell_kind::empty, ""};

std::string inline_cell(std::string_view of) {
  return "<c t=\"inlineStr\"><is><t>" + std::string(of) + "</t></is></c>";
}

TEST(xlsx, refuses_what_is_no_workbook) {
  const auto of = [](std::string_view bytes) { return outcome(read(input{{}, bytes})); };
  EXPECT_EQ(of("%PDF-1.7 …"), "unknown_format");
  EXPECT_EQ(of("\xef\xbb\xbf<html><table>"), "unknown_format");
  EXPECT_EQ(of(" <?xml version=\"1.0\"?><Workbook/>"), "unknown_format");
  EXPECT_EQ(of("PK\x03\x04 and no more"), "damaged_file: ZIP: Not a zip archive");
  EXPECT_EQ(outcome_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}),
            "unknown_format");
  auto parts = one_sheet("");
  set_part(parts, "xl/workbook.xml", "<document/>");
  EXPECT_EQ(outcome_of(parts), "unknown_format");
}

TEST(xlsx, refuses_old_and_protected_files_by_name) {
  const std::string ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(3000, '\1');
  EXPECT_EQ(outcome(read(input{{}, ole})), "damaged_file: it is an old .xls; save it as .xlsx");
  std::string locked = ole + std::string(70'000, '\1');
  for (const char c : std::string_view("EncryptedPackage")) locked += {c, '\0'};
  EXPECT_EQ(outcome(read(input{{}, locked})), "damaged_file: it has a password");
  const std::string aes = make_zip(one_sheet(""), {"secret"});
  EXPECT_EQ(outcome(read(input{{}, aes})), "damaged_file: _rels/.rels: it has a password");
}

TEST(xlsx, refuses_damaged_parts_and_says_which) {
  auto parts = one_sheet("<row><c><v>1</c></row>");
  EXPECT_EQ(outcome_of(parts), "damaged_file: xl/worksheets/sheet1.xml:2: mismatched tag");
  set_part(parts, "xl/worksheets/sheet1.xml", "");
  EXPECT_EQ(outcome_of(parts), "damaged_file: xl/worksheets/sheet1.xml:1: no element found");
  parts.pop_back();
  EXPECT_EQ(outcome_of(parts), "damaged_file: xl/worksheets/sheet1.xml: missing");
  parts = one_sheet("<row><c t=\"s\"><v>3</v></c></row>");
  add_shared_strings(parts, "<si><t>a</t></si>");
  EXPECT_EQ(outcome_of(parts),
            "damaged_file: xl/worksheets/sheet1.xml:2: a shared string does not exist");
  for (const char* rows : {"<row r=\"x\"/>", "<row r=\"0\"/>", "<row r=\"2\"/><row r=\"2\"/>",
                           "<row><c r=\"12\"/></row>", "<row><c><v>1O</v></c></row>",
                           "<row><c><v>1e999</v></c></row>"})
    EXPECT_TRUE(outcome_of(one_sheet(rows)).starts_with("damaged_file")) << rows;
}

TEST(xlsx, refuses_bytes_changed_inside_a_part) {
  std::string bytes =
      make_zip(one_sheet("<row>" + inline_cell("张三") + "</row>"), {nullptr, true});
  bytes[bytes.find("张三") + 2] ^= 1;
  EXPECT_EQ(outcome(read(input{{}, bytes})), "damaged_file: xl/worksheets/sheet1.xml: CRC error");
  bytes.resize(bytes.size() / 2);
  EXPECT_EQ(outcome(read(input{{}, bytes})), "damaged_file: ZIP: Not a zip archive");
}

TEST(xlsx, refuses_bombs) {
  auto parts = one_sheet("");
  set_part(parts, "xl/worksheets/sheet1.xml",
           "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet>&b;</worksheet>");
  EXPECT_EQ(outcome_of(parts), "damaged_file: xl/worksheets/sheet1.xml:1: it contains a DOCTYPE");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<x>";
  EXPECT_EQ(outcome_of(one_sheet(deep)),
            "damaged_file: xl/worksheets/sheet1.xml:2: nested too deeply");
  EXPECT_EQ(outcome_of(one_sheet("<row><c a=\"" + std::string(3 << 20, 'x') + "\"/></row>")),
            "damaged_file: xl/worksheets/sheet1.xml:2: a tag is too long");
  EXPECT_EQ(outcome_of(one_sheet(std::string(20 << 20, ' '))),
            "damaged_file: xl/worksheets/sheet1.xml: too large once unpacked");
  read_limits limits;
  limits.part_bytes = 1000;
  EXPECT_EQ(outcome_of(one_sheet(std::string(2000, ' ')), limits),
            "damaged_file: xl/worksheets/sheet1.xml: too large once unpacked");
}

TEST(xlsx, refuses_what_exceeds_the_limits) {
  read_limits limits;
  limits.rows = 2;
  EXPECT_EQ(outcome_of(one_sheet("<row r=\"3\">" + inline_cell("x") + "</row>"), limits),
            "too_many_rows");
  EXPECT_EQ(outcome_of(one_sheet("<row r=\"3\"><c s=\"1\"/></row>"), limits), "ok");
  limits = {};
  limits.columns = 2;
  EXPECT_EQ(outcome_of(one_sheet("<row><c r=\"C1\"><v>1</v></c></row>"), limits),
            "damaged_file: xl/worksheets/sheet1.xml:2: too many columns");
  EXPECT_EQ(outcome_of(one_sheet("<row><c r=\"XFD1\"/></row>"), limits), "ok");
  limits = {};
  limits.cell_bytes = 3;
  EXPECT_EQ(outcome_of(one_sheet("<row>" + inline_cell("abcd") + "</row>"), limits),
            "damaged_file: xl/worksheets/sheet1.xml:2: a cell is too long");
  limits = {};
  limits.shared_bytes = 20;
  auto parts = one_sheet("");
  add_shared_strings(parts, "<si><t>abcdefgh</t></si><si><t>abcdefgh</t></si>");
  EXPECT_EQ(outcome_of(parts, limits), "damaged_file: xl/sharedStrings.xml:2: too much text");
}

TEST(xlsx, reads_every_kind_of_cell) {
  auto parts = one_sheet(
      "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"><v>3.70105E+17</v></c>"
      "<c r=\"D2\" t=\"b\"><v>1</v></c><c r=\"E2\" t=\"b\"><v>0</v></c>"
      "<c r=\"F2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
      "<c r=\"G2\" t=\"str\"><f>A2&amp;\"x\"</f><v>张三x</v></c>"
      "<c r=\"H2\"><f>SUM(B2)</f><v>12.50</v></c>"
      "<c r=\"I2\" t=\"d\"><v>2020-03-05T14:30:00</v></c><c r=\"J2\" "
      "t=\"d\"><v>soon</v></c></row>");
  add_shared_strings(parts, "<si><t>张三</t></si>");
  EXPECT_EQ(*read(parts), (sheet_rows{{2,
                                       {text("张三"),
                                        number("3.70105E+17"),
                                        none,
                                        {cell_kind::boolean, "TRUE"},
                                        {cell_kind::boolean, "FALSE"},
                                        {cell_kind::error, "#DIV/0!"},
                                        text("张三x"),
                                        number("12.50"),
                                        date("2020-03-05 14:30:00"),
                                        text("soon")}}}));
}

TEST(xlsx, reads_formulas_never_calculated_as_errors) {
  EXPECT_EQ(*read(one_sheet("<row><c><f>A1&amp;B1</f></c><c><f t=\"shared\" si=\"0\"/></c>"
                            "<c t=\"str\"><f>\"\"</f><v></v></c><c><v>1</v></c></row>")),
            (sheet_rows{
                {1, {{cell_kind::error, "=A1&B1"}, {cell_kind::error, "="}, none, number("1")}}}));
}

TEST(xlsx, reads_rich_text_without_its_pronunciation) {
  auto parts = one_sheet(
      "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><r><rPr><b/></rPr>"
      "<t>李</t></r><r><t xml:space=\"preserve\"> 四</t></r><rPh sb=\"0\" eb=\"1\"><t>LI</t></rPh>"
      "</is></c></row>");
  add_shared_strings(
      parts,
      "<si><r><t>王</t></r><r><rPr/><t>五_x000D_\n</t></r><rPh><t>WANG</t></rPh></si>"
      "<si><t>_x005F_x4E00_ _xD83D_ _x00</t></si>");
  EXPECT_EQ(*read(parts),
            (sheet_rows{{1, {text("王五\r\n"), text("_x4E00_ _xD83D_ _x00"), text("李 四")}}}));
}

TEST(xlsx, reads_cells_without_references_and_passes_over_blank_rows) {
  EXPECT_EQ(
      *read(one_sheet("<row/><row><c/><c><v>1</v></c><c s=\"2\"/></row>"
                      "<row r=\"9\"><c r=\"B9\"><v>2</v></c><c><v>3</v></c></row><row/>"
                      "<row><c><v>4</v></c></row>")),
      (sheet_rows{
          {2, {none, number("1")}}, {9, {none, number("2"), number("3")}}, {11, {number("4")}}}));
  EXPECT_TRUE(read(one_sheet(""))->empty());
}

TEST(xlsx, tells_dates_by_their_styles) {
  auto parts = one_sheet(
      "<row><c s=\"0\"><v>43895</v></c><c s=\"1\"><v>43895.604166666664</v></c>"
      "<c s=\"2\"><v>43895</v></c><c s=\"3\"><v>43895</v></c><c s=\"4\"><v>0.5</v></c>"
      "<c s=\"5\"><v>43895</v></c><c s=\"6\"><v>-3</v></c><c s=\"99\"><v>43895</v></c></row>");
  add_styles(parts, {"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "0.00&quot;days&quot;"},
             {14, 22, 164, 165, 21, 31, 14});
  EXPECT_EQ(*read(parts), (sheet_rows{{1,
                                       {date("2020-03-05"), date("2020-03-05 14:30:00"),
                                        date("2020-03-05"), number("43895"), date("12:00:00"),
                                        date("2020-03-05"), number("-3"), number("43895")}}}));
}

TEST(xlsx, counts_days_from_1904_where_the_workbook_does) {
  auto parts = one_sheet("<row><c s=\"0\"><v>42433</v></c></row>");
  add_styles(parts, {}, {14});
  for (auto& [name, body] : parts)
    if (name == "xl/workbook.xml")
      body.replace(body.find("<workbookPr/>"), 13, "<workbookPr date1904=\"1\"/>");
  EXPECT_EQ(*read(parts), (sheet_rows{{1, {date("2020-03-05")}}}));
}

TEST(xlsx, reads_prefixed_and_utf16_parts) {
  auto parts = one_sheet("");
  set_part(parts, "xl/worksheets/sheet1.xml",
           "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
           "<x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData><x:mergeCells>"
           "<x:mergeCell ref=\"A1:C2\"/></x:mergeCells></x:worksheet>");
  EXPECT_EQ(*read(parts), (sheet_rows{{1, {number("7")}}}));
  std::string bytes = make_zip(parts);
  EXPECT_EQ((*open_workbook({{}, bytes}))->merged(0)->size(), 1u);
  std::string wide = "\xff\xfe";
  for (const char c : parts.back().second) wide += {c, '\0'};
  set_part(parts, "xl/worksheets/sheet1.xml", wide);
  EXPECT_EQ(*read(parts), (sheet_rows{{1, {number("7")}}}));
  bytes = make_zip(parts);
  EXPECT_EQ((*open_workbook({{}, bytes}))->merged(0)->size(), 1u);
}

TEST(xlsx, lists_sheets_and_leaves_charts_out) {
  auto parts = one_sheet("<row><c><v>1</v></c></row>");
  const std::string type = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  set_part(parts, "xl/workbook.xml",
           "<workbook xmlns:q=\"q\"><sheets><sheet name=\"图\" sheetId=\"1\" q:id=\"a\"/>"
           "<sheet name=\"说明\" sheetId=\"2\" state=\"veryHidden\" q:id=\"b\"/>"
           "<sheet name=\"人员\" sheetId=\"3\" q:id=\"c\"/></sheets></workbook>");
  set_part(parts, "xl/_rels/workbook.xml.rels",
           "<Relationships><Relationship Id=\"a\" Type=\"" + type +
               "chartsheet\" Target=\"chartsheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\"" +
               type +
               "worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/><Relationship Id=\"c\" "
               "Type=\"" +
               type +
               "worksheet\" Target=\"../xl/./worksheets/sheet1.xml\"/>"
               "</Relationships>");
  set_part(parts, "xl/worksheets/sheet2.xml", "<worksheet/>");
  const std::string bytes = make_zip(parts);
  auto book = open_workbook({{}, bytes});
  ASSERT_EQ((*book)->sheets().size(), 2u);
  EXPECT_EQ((*book)->sheets()[0].name, "说明");
  EXPECT_TRUE((*book)->sheets()[0].hidden);
  EXPECT_FALSE((*book)->sheets()[1].hidden);
  EXPECT_EQ(*read({{}, bytes}, {}, 1), (sheet_rows{{1, {number("1")}}}));
  EXPECT_TRUE(read({{}, bytes}, {}, 0)->empty());
}

TEST(xlsx, finds_merged_cells_behind_many_rows) {
  std::string rows;
  for (int i = 0; i < 20'000; ++i) rows += "<row>" + inline_cell("天桥区 sheetData") + "</row>";
  const std::string bytes =
      make_zip(one_sheet(rows,
                         "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"B2:B40\"/>"
                         "<mergeCell ref=\"??\"/></mergeCells>"));
  const auto merged = (*open_workbook({{}, bytes}))->merged(0);
  ASSERT_TRUE(merged);
  ASSERT_EQ(merged->size(), 2u);
  EXPECT_EQ((*merged)[0].last_column, 3u);
  EXPECT_EQ((*merged)[1].first_row, 2u);
  EXPECT_EQ((*merged)[1].last_row, 40u);
  EXPECT_EQ((*merged)[1].first_column, 1u);
}

TEST(xlsx, reads_what_libxlsxwriter_writes) {
  const auto path = std::filesystem::path(testing::TempDir()) / "wangge_reader.xlsx";
  for (const bool constant : {false, true}) {
    lxw_workbook_options options{};
    options.constant_memory = constant;
    lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "人员");
    lxw_format* style = workbook_add_format(book);
    format_set_num_format(style, "yyyy-mm-dd");
    lxw_datetime when{2020, 3, 5, 0, 0, 0};
    for (lxw_row_t i = 0; i < 5'000; ++i) {
      worksheet_write_string(sheet, i, 0, ("张三" + std::to_string(i % 100)).c_str(), nullptr);
      worksheet_write_string(sheet, i, 1, "379905199001010010", nullptr);
      worksheet_write_number(sheet, i, 2, i * 0.5, nullptr);
      worksheet_write_datetime(sheet, i, 3, &when, style);
      worksheet_write_boolean(sheet, i, 4, 1, nullptr);
      worksheet_write_formula_num(sheet, i, 5, "=C1*2", nullptr, 42);
    }
    ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
    const auto rows = read(input{path, {}});
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 5'000u);
    EXPECT_EQ((*rows)[4'999].first, 5'000u);
    EXPECT_EQ((*rows)[4'999].second, (std::vector<seen>{text("张三99"),
                                                        text("379905199001010010"),
                                                        number("2499.5"),
                                                        date("2020-03-05"),
                                                        {cell_kind::boolean, "TRUE"},
                                                        number("42")}));
  }
  std::filesystem::remove(path);
}

TEST(serial, counts_as_spreadsheets_do) {
  EXPECT_FALSE(from_serial(-1));
  EXPECT_FALSE(from_serial(60));
  EXPECT_FALSE(from_serial(3e9));
  EXPECT_FALSE(from_serial(std::nan("")));
  EXPECT_EQ(from_serial(1)->on, 19000101);
  EXPECT_EQ(from_serial(59)->on, 19000228);
  EXPECT_EQ(from_serial(61)->on, 19000301);
  EXPECT_EQ(from_serial(43895)->on, 20200305);
  EXPECT_EQ(from_serial(401'768)->on, 29991231);
  EXPECT_EQ(format_moment(*from_serial(43895.999999)), "2020-03-06");
  for (const day on : {19000101, 19000228, 19000301, 20200229, 29991231})
    EXPECT_EQ(from_serial(to_serial(on))->on, on);
}

TEST(serial, tells_date_formats) {
  for (const char* date :
       {"yyyy-mm-dd", "m/d/yy", "[$-804]yyyy\"年\"m\"月\"", "h:mm", "[Red]d", "mm"})
    EXPECT_TRUE(is_date_format(date)) << date;
  for (const char* plain : {"General", "0.00", "#,##0", "0\"days\"", "[Red]0", "0.00E+00", "@",
                            "\\d0", "0;yyyy", "\"unfinished d", "[unfinished d", ""})
    EXPECT_FALSE(is_date_format(plain)) << plain;
}

}  // namespace
}  // namespace wangge::exchange
