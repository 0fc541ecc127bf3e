#include "exchange/csv.h"

#include <gtest/gtest.h>

#include <fstream>

#include "exchange/encoding.h"

namespace wangge::exchange {
namespace {

using rows = std::vector<std::vector<std::string>>;

result<rows> read(std::string_view bytes, const read_limits& limits = {}) {
  auto book = open_csv({{}, bytes}, limits);
  if (!book) return refused(book.error());
  auto sheet = (*book)->open(0);
  if (!sheet) return refused(sheet.error());
  rows out;
  for (row next;;) {
    const auto more = (*sheet)->next_row(next);
    if (!more) return refused(more.error());
    if (!*more) return out;
    std::vector<std::string> texts;
    for (const cell& one : next.cells()) texts.push_back(one.text);
    out.push_back(std::move(texts));
  }
}

error code_of(std::string_view bytes, const read_limits& limits = {}) {
  const auto got = read(bytes, limits);
  return got ? error::internal : got.error().code();
}

const std::string zhang_gb = "\xd5\xc5\xc8\xfd";  // 张三

TEST(csv, refuses_what_is_not_text) {
  EXPECT_EQ(code_of(std::string_view("\x89PNG\r\n\0\0\0\x0d", 10)), error::unknown_format);
  EXPECT_EQ(code_of(std::string_view("a\0b\0,\0", 6)), error::unknown_format);
  EXPECT_EQ(code_of(std::string_view("\xff\xfe"
                                     "a\0\0\0",
                                     6)),
            error::unknown_format);
}

TEST(csv, refuses_damaged_characters) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "张三,天桥区\n";
  EXPECT_EQ(code_of(text + "\xe5\xbc,x\n"), error::bad_utf8);
  EXPECT_EQ(code_of("\xef\xbb\xbf\xd5\xc5,x\n"), error::bad_utf8);
  EXPECT_EQ(code_of("\xd5\xc5,\xc8"), error::bad_utf8);  // GB18030 cut short
  EXPECT_EQ(code_of(std::string_view("\xff\xfe"
                                     "a\0b",
                                     5)),
            error::bad_utf8);  // half a unit
  EXPECT_EQ(code_of(std::string_view("\xff\xfe\x00\xd8"
                                     "a\0",
                                     6)),
            error::bad_utf8);
}

TEST(csv, refuses_a_quote_never_closed_and_says_where) {
  const auto got = read("a,b\n\"x,y\nz\n");
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code(), error::damaged_file);
  EXPECT_EQ(got.error().problems[0].params.at("reason.en"), "CSV:2: a quote is never closed");
}

TEST(csv, refuses_what_exceeds_the_limits) {
  read_limits limits;
  limits.rows = 2;
  EXPECT_EQ(code_of("a\nb\nc\n", limits), error::too_many_rows);
  EXPECT_EQ(code_of("a\nb\nc", limits), error::too_many_rows);
  EXPECT_TRUE(read("a\nb\n\n\n", limits));
  limits = {};
  limits.columns = 2;
  EXPECT_EQ(code_of("a,b,c\n", limits), error::damaged_file);
  EXPECT_EQ(code_of("a,b,c", limits), error::damaged_file);
  EXPECT_TRUE(read("a,b,,,,\n", limits));
  limits = {};
  limits.cell_bytes = 3;
  EXPECT_EQ(code_of("a,bcde\n", limits), error::damaged_file);
  EXPECT_EQ(code_of("a,\"bcde\"\n", limits), error::damaged_file);
}

TEST(csv, refuses_a_missing_file) {
  const auto got = open_csv({"no/such/file.csv", {}});
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code(), error::damaged_file);
}

TEST(csv, reads_quotes_and_every_line_end) {
  const rows want{{"a", "b"}, {"c\nd", "e\"f"}, {"g", "h"}};
  for (const std::string end : {"\n", "\r", "\r\n"})
    EXPECT_EQ(*read("a,b" + end + "\"c\nd\",\"e\"\"f\"" + end + "g,h"), want);
  EXPECT_EQ(*read("5\" pipe,x\n"), (rows{{"5\" pipe", "x"}}));
  EXPECT_EQ(*read("\"a\"b,\"\"\n"), (rows{{"ab"}}));
  EXPECT_TRUE(read("")->empty());
  EXPECT_TRUE(read("\n\r\n,,\n")->empty());
}

TEST(csv, counts_blank_rows_and_records_as_a_spreadsheet_does) {
  auto book = open_csv({{}, "\n\"a\nb\"\n\n,x\n"});
  auto sheet = (*book)->open(0);
  row next;
  ASSERT_TRUE(*(*sheet)->next_row(next));
  EXPECT_EQ(next.number, 2u);
  EXPECT_EQ(next.at(0).text, "a\nb");
  ASSERT_TRUE(*(*sheet)->next_row(next));
  EXPECT_EQ(next.number, 4u);
  EXPECT_EQ(next.at(0).kind, cell_kind::empty);
  EXPECT_EQ(next.at(1).text, "x");
  EXPECT_EQ(next.at(9).kind, cell_kind::empty);
  EXPECT_FALSE(*(*sheet)->next_row(next));
  EXPECT_EQ((*sheet)->progress(), 1.0);
}

TEST(csv, finds_the_separator) {
  EXPECT_EQ(detect_separator("a;b;c\n1,5;2;3\n"), ';');
  EXPECT_EQ(detect_separator("标题\n姓名\t住址\n张三\t北园,1 号\n"), '\t');
  EXPECT_EQ(detect_separator("\"a;b\",c\n\"d;e;f\",g\n"), ',');
  EXPECT_EQ(detect_separator("one column\n"), ',');
  EXPECT_EQ(*read("sep=;\r\na,b;c\r\n"), (rows{{"a,b", "c"}}));
}

TEST(csv, reads_every_encoding) {
  const rows want{{"姓名", "张三"}};
  EXPECT_EQ(*read("姓名,张三\n"), want);
  EXPECT_EQ(*read("\xef\xbb\xbf姓名,张三\n"), want);
  EXPECT_EQ(*read("\xd0\xd5\xc3\xfb," + zhang_gb + "\r\n"), want);
  const std::u16string wide = u"\ufeff姓名,张三\n";
  std::string little, big;
  for (const char16_t unit : wide) {
    little += {static_cast<char>(unit & 0xff), static_cast<char>(unit >> 8)};
    big += {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xff)};
  }
  EXPECT_EQ(*read(little), want);
  EXPECT_EQ(*read(big), want);
  EXPECT_EQ(*read("\x95\x34\xb2\x35,x\n"), (rows{{"𠮷", "x"}}));
}

TEST(csv, takes_byte_pairs_alone_for_gb18030) {
  // Each pair here is also well-formed two-byte UTF-8.
  EXPECT_EQ(*read("\xc4\xa3\xc6\xac,1\n"), (rows{{"模片", "1"}}));
}

TEST(csv, keeps_characters_whole_across_pieces) {
  std::string gb, utf8;
  for (int i = 0; i < 40'000; ++i) {
    gb += (i % 7 == 0 ? "x" : "") + zhang_gb + "\n";
    utf8 += i % 7 == 0 ? "x张三\n" : "张三\n";
  }
  EXPECT_EQ(*read(gb), *read(utf8));
  EXPECT_EQ(read(gb)->size(), 40'000u);
}

TEST(csv, removes_the_wrappers_that_keep_digits_as_text) {
  EXPECT_EQ(*read("=\"379905199001010010\",'=1+1,'Tis,=SUM(A1)\n"),
            (rows{{"379905199001010010", "=1+1", "'Tis", "=SUM(A1)"}}));
}

TEST(csv, writes_lines_that_cannot_run) {
  std::string out;
  const std::string_view cells[] = {"张三",  "a,b", "say \"x\"", "=1+1", "-5",
                                    "-5+A1", "@x",  "\tx",       "l\nm", ""};
  csv_line(cells, out);
  EXPECT_EQ(
      out, "张三,\"a,b\",\"say \"\"x\"\"\",\"'=1+1\",-5,\"'-5+A1\",\"'@x\",\"'\tx\",\"l\nm\",\r\n");
  const rows back = *read(std::string(csv_mark) + out);
  EXPECT_EQ(back, (rows{{"张三", "a,b", "say \"x\"", "=1+1", "-5", "-5+A1", "@x", "\tx", "l\nm"}}));
}

TEST(sheet, names_cells) {
  EXPECT_EQ(cell_name(0, 1), "A1");
  EXPECT_EQ(cell_name(25, 3), "Z3");
  EXPECT_EQ(cell_name(26, 12), "AA12");
  EXPECT_EQ(cell_name(16'383, 1'048'576), "XFD1048576");
}

}  // namespace
}  // namespace wangge::exchange
