#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "exchange/mark.h"
#include "exchange/open.h"
#include "exchange/table_writer.h"
#include "support/workbook_files.h"

namespace wangge::exchange {
namespace {

using texts = std::vector<std::string>;

class xlsx_files : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = std::filesystem::path(testing::TempDir()) /
           ("wangge_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(dir_);
  }
  void TearDown() override { std::filesystem::remove_all(dir_); }
  std::filesystem::path file(const char* name) const { return dir_ / name; }

  std::vector<texts> read(const std::filesystem::path& path, std::size_t sheet = 0) {
    auto book = open_workbook({path, {}});
    auto rows = (*book)->open(sheet);
    std::vector<texts> out;
    for (row next; *(*rows)->next_row(next);) {
      out.resize(next.number);
      for (const cell& one : next.cells()) out.back().push_back(one.text);
    }
    return out;
  }

  std::filesystem::path dir_;
};

// Files of this process end at `bytes` while it lives: a full disk.
class small_disk {
 public:
  explicit small_disk(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now = before_;
    now.rlim_cur = bytes;
    old_ = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~small_disk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, old_);
  }

 private:
  rlimit before_;
  void (*old_)(int);
};

table_head persons() {
  return {"人员",
          stamp_lines({true, "李网格", 1'585'558'800'000, "核对 & 存档", language::zh}),
          {{"姓名", column_kind::text, 0},
           {"证件号码", column_kind::text, 20},
           {"年龄", column_kind::integer, 0},
           {"经度", column_kind::decimal, 0},
           {"出生日期", column_kind::date, 0}}};
}

result<void> write(table_writer& out, const std::vector<texts>& rows) {
  for (const auto& one : rows) {
    const std::vector<std::string_view> cells(one.begin(), one.end());
    if (auto ok = out.write_row(cells); !ok) return ok;
  }
  return out.finish();
}

TEST_F(xlsx_files, tell_a_full_disk_and_leave_nothing) {
  std::mt19937_64 random(7);
  std::vector<texts> rows;
  for (int i = 0; i < 10'000; ++i) rows.push_back({std::to_string(random()), std::to_string(i)});
  const small_disk full(200'000);
  const auto code = [](const result<void>& got) {
    return got ? "ok" : describe(got.error().code()).code;
  };
  // In the temporary file of one sheet; in the finished file of several small sheets.
  for (const std::uint32_t rows_a_sheet : {100'000u, 1'000u}) {
    auto out = open_xlsx_table({file("a.xlsx"), dir_, {}}, persons(), rows_a_sheet);
    EXPECT_EQ(code(write(*out, rows)), "store_full");
  }
  EXPECT_EQ(code(write(*open_csv_table({file("a.csv"), {}, {}}, persons()), rows)), "store_full");
  EXPECT_TRUE(std::filesystem::is_empty(dir_));
}

TEST_F(xlsx_files, are_left_out_when_not_finished) {
  open_xlsx_table({file("a.xlsx"), dir_, {}}, persons());
  open_csv_table({file("a.csv"), {}, {}}, persons());
  EXPECT_TRUE(std::filesystem::is_empty(dir_));
  EXPECT_THROW(open_csv_table({file("no/such/dir.csv"), {}, {}}, persons()), std::system_error);
}

TEST_F(xlsx_files, carry_stamp_headings_and_kinds) {
  std::vector<std::uint64_t> seen;
  auto out =
      open_xlsx_table({file("a.xlsx"), dir_, [&](auto rows) { seen.push_back(rows); }}, persons());
  ASSERT_TRUE(write(*out, {{"张三", "379905199001010010", "30", "116.987", "1990-01-01"},
                           {"李*", "3799**********1017", "", "-0.5", "1899-12-31"},
                           {"=1+1\n第二行", "", "12345678901234567", "x", "", "beyond"}}));
  EXPECT_EQ(read(file("a.xlsx")),
            (std::vector<texts>{{"演示数据·纯属虚构"},
                                {"导出人：李网格　时间：2020-03-30 17:00　用途：核对 & 存档"},
                                {"姓名", "证件号码", "年龄", "经度", "出生日期"},
                                {"张三", "379905199001010010", "30", "116.987", "1990-01-01"},
                                {"李*", "3799**********1017", "", "-0.5", "1899-12-31"},
                                {"=1+1\n第二行", "", "12345678901234567", "x"}}));
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{3}));
  auto book = open_workbook({file("a.xlsx"), {}});
  EXPECT_EQ((*book)->sheets()[0].name, "人员");
  auto sheet = (*book)->open(0);
  row next;
  for (int i = 0; i < 4; ++i) (*sheet)->next_row(next);
  EXPECT_EQ(next.at(1).kind, cell_kind::text);
  EXPECT_EQ(next.at(2).kind, cell_kind::number);
  EXPECT_EQ(next.at(3).kind, cell_kind::number);
  EXPECT_EQ(next.at(4).kind, cell_kind::date);
}

TEST_F(xlsx_files, freeze_and_filter_below_the_headings) {
  ASSERT_TRUE(write(*open_xlsx_table({file("a.xlsx"), dir_, {}}, persons()), {{"张三"}, {"李四"}}));
  const std::string xml = read_part(file("a.xlsx").string(), "xl/worksheets/sheet1.xml");
  EXPECT_NE(xml.find("<pane ySplit=\"3\" topLeftCell=\"A4\""), xml.npos);
  EXPECT_NE(xml.find("<autoFilter ref=\"A3:E5\""), xml.npos);
  EXPECT_NE(xml.find("演示数据·纯属虚构  导出人：李网格"), xml.npos);
  EXPECT_NE(xml.find("核对 &amp;&amp; 存档  &amp;R"), xml.npos);
}

TEST_F(xlsx_files, go_on_in_a_second_sheet) {
  std::vector<texts> rows;
  for (int i = 0; i < 17; ++i) rows.push_back({std::to_string(i)});
  ASSERT_TRUE(write(*open_xlsx_table({file("a.xlsx"), dir_, {}}, persons(), 10), rows));
  auto book = open_workbook({file("a.xlsx"), {}});
  ASSERT_EQ((*book)->sheets().size(), 3u);
  EXPECT_EQ((*book)->sheets()[1].name, "人员 (2)");
  EXPECT_EQ(read(file("a.xlsx"), 0).size(), 10u);
  EXPECT_EQ(read(file("a.xlsx"), 1)[2][0], "姓名");
  EXPECT_EQ(read(file("a.xlsx"), 1)[3][0], "7");
  EXPECT_EQ(read(file("a.xlsx"), 2).back()[0], "16");
}

TEST_F(xlsx_files, keep_odd_names_and_texts_valid) {
  table_head head{"a/b:[c]*?'" + std::string(40, 'x'), {}, {{"备注", column_kind::text, 0}}};
  const std::string longest(40'000, 'y');
  ASSERT_TRUE(write(*open_xlsx_table({file("a.xlsx"), dir_, {}}, head),
                    {{"\x01 control"}, {"_x000D_"}, {longest}, {"<&>\""}}));
  const auto rows = read(file("a.xlsx"));
  EXPECT_EQ(rows[1][0], "\x01 control");
  EXPECT_EQ(rows[2][0], "_x000D_");
  EXPECT_EQ(rows[3][0].size(), 32'767u);
  EXPECT_EQ(rows[4][0], "<&>\"");
}

TEST_F(xlsx_files, csv_tables_open_in_excel) {
  ASSERT_TRUE(write(*open_csv_table({file("a.csv"), {}, {}}, persons()),
                    {{"张三", "1", "2", "3", "1990-01-01", "beyond"}, {"=cmd()"}}));
  std::stringstream all;
  all << std::ifstream(file("a.csv")).rdbuf();
  EXPECT_EQ(all.str(),
            "\xef\xbb\xbf演示数据·纯属虚构\r\n"
            "导出人：李网格　时间：2020-03-30 17:00　用途：核对 & 存档\r\n"
            "姓名,证件号码,年龄,经度,出生日期\r\n张三,1,2,3,1990-01-01\r\n\"'=cmd()\"\r\n");
}

TEST_F(xlsx_files, mark_errors_in_the_users_own_sheet) {
  auto parts = one_sheet(
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>人员登记表</t></is></c></row>"
      "<row r=\"3\"><c t=\"inlineStr\"><is><t>姓名</t></is></c>"
      "<c t=\"inlineStr\"><is><t>生日</t></is></c><c t=\"inlineStr\"><is><t>电话</t></is></c></row>"
      "<row r=\"4\"><c t=\"inlineStr\"><is><t>张三</t></is></c><c s=\"1\"><v>43895</v></c></row>"
      "<row r=\"7\"><c t=\"b\"><v>1</v></c><c><v>12</v></c><c s=\"2\"><v>0.5</v></c></row>",
      "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A4:A6\"/>"
      "<mergeCell ref=\"C9:A2\"/></mergeCells>");
  add_styles(parts, {}, {0, 14, 21});
  const std::string bytes = make_zip(parts);
  auto book = open_workbook({{}, bytes});
  const std::vector<row_error> errors{
      {2, {}, "no such row"}, {4, 2, "请填写“电话”"}, {4, {}, "重复"}, {7, 1, "不是日期"}};
  const auto merged = (*book)->merged(0);
  ASSERT_TRUE(mark_errors(**(*book)->open(0), *merged, errors,
                          {"人员", 3, 3, language::zh, file("b.xlsx"), dir_}));
  EXPECT_EQ(read(file("b.xlsx")),
            (std::vector<texts>{{"人员登记表"},
                                {},
                                {"姓名", "生日", "电话", "错误"},
                                {"张三", "2020-03-05", "", "请填写“电话”；重复"},
                                {},
                                {},
                                {"TRUE", "12", "12:00:00", "不是日期"}}));
  EXPECT_EQ((*open_workbook({file("b.xlsx"), {}}))->merged(0)->size(), 2u);
  const std::string xml = read_part(file("b.xlsx").string(), "xl/worksheets/sheet1.xml");
  const std::string red = "s=\"" + xml.substr(xml.find("<c r=\"C4\" s=\"") + 13, 1) + "\"";
  EXPECT_NE(xml.find("<c r=\"D4\" " + red), xml.npos);
  EXPECT_EQ(xml.find("<c r=\"A4\" " + red), xml.npos);
}

TEST_F(xlsx_files, marking_again_replaces_the_old_reasons) {
  auto book = open_workbook({{}, "姓名,错误\n张三,旧\n"});
  ASSERT_TRUE(mark_errors(**(*book)->open(0), {}, std::vector<row_error>{},
                          {"CSV", 1, 1, language::zh, file("b.xlsx"), dir_}));
  EXPECT_EQ(read(file("b.xlsx")), (std::vector<texts>{{"姓名", "错误"}, {"张三"}}));
}

TEST(stamp, speaks_both_languages) {
  EXPECT_EQ(stamp_lines({false, "admin", 0, "audit", language::en}),
            texts{"Exported by: admin  At: 1970-01-01 08:00  For: audit"});
}

}  // namespace
}  // namespace wangge::exchange
