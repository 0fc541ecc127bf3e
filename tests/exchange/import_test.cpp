// Sheets as offices write them, in through the routes: refusals first.

#include <iconv.h>

#include <algorithm>

#include "import_fixture.h"

namespace wangge::exchange {
namespace {

using residents::sex;

std::string to_gb18030(std::string text) {
  iconv_t how = iconv_open("GB18030", "UTF-8");
  std::string out(text.size() * 4, '\0');
  char* from = text.data();
  char* to = out.data();
  std::size_t left = text.size(), room = out.size();
  iconv(how, &from, &left, &to, &room);
  iconv_close(how);
  out.resize(out.size() - room);
  return out;
}

const line person_heading = {"网格", "姓名", "身份证号", "人口类别", "在住状态", "手机号"};

class sheet_import : public import_test {
 protected:
  lines three_people() {
    return {
        person_heading,
        {grid(0), "张三丰", id_number(19580304, sex::male, 3), "户籍人口", "在济", "10012345678"},
        {grid(1), "李四光", id_number(19620911, sex::male, 4), "外来人口", "未返", ""},
        {grid(0), "王小花", id_number(20010102, sex::female, 5), "户籍人口", "外出",
         "12012345678"}};
  }
};

TEST_P(sheet_import, refuses_what_is_no_table) {
  EXPECT_EQ(upload("colours", "a,b").text("code"), "bad_parameter");
  EXPECT_EQ(upload("persons", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 15)).status, 415);
  EXPECT_EQ(upload("persons", "PK\x03\x04 broken").status, 422);
  EXPECT_EQ(get("/imports/" + to_string(new_uuid())).status, 404);
  EXPECT_EQ(items_of(get("/imports")).size(), 0u);
}

TEST_P(sheet_import, refuses_roles_without_the_right) {
  const auto bytes = workbook_of(three_people());
  auto reader = std::make_shared<access::principal>(*who_);
  reader->permissions = {"import", "jobs"};
  who_ = reader;
  EXPECT_EQ(upload("persons", bytes).status, 403);
  reader = std::make_shared<access::principal>(*who_);
  reader->permissions = {"import", "jobs", "register.write", "register.read"};
  who_ = reader;
  EXPECT_EQ(upload("units", "编码,名称\n").status, 403);
  reader = std::make_shared<access::principal>(*who_);
  reader->permissions = {"register.write"};
  who_ = reader;
  EXPECT_EQ(upload("persons", "x").status, 403);
}

TEST_P(sheet_import, refuses_steps_out_of_order_and_other_accounts) {
  const auto sent = upload("persons", workbook_of(three_people()));
  const auto id = sent.text("id");
  EXPECT_EQ(post("/imports/" + id + "/undo").text("code"), "wrong_step");
  step(id, "dry-run");
  step(id, "run");
  EXPECT_EQ(post("/imports/" + id + "/run").text("code"), "wrong_step");
  EXPECT_EQ(post("/imports/" + id + "/dry-run").text("code"), "wrong_step");
  auto other = std::make_shared<access::principal>(*who_);
  other->account = new_uuid();
  who_ = other;
  EXPECT_EQ(get("/imports/" + id).status, 404);
  EXPECT_EQ(post("/imports/" + id + "/undo").status, 404);
}

TEST_P(sheet_import, tells_everything_wrong_with_a_row_by_heading) {
  auto sheet = three_people();
  sheet.push_back({"", "赵六", "#3.70105199001011E+17", "常住", "在济", "123"});
  sheet.push_back(
      {grid(0), "", id_number(19900101, sex::male, 1).replace(17, 1, "#"), "户籍人口", "在济", ""});
  const auto before = persons();
  const auto sent = upload("persons", workbook_of(sheet));
  const auto run = step(sent.text("id"), "dry-run");
  EXPECT_EQ(run.total("refused_rows"), 2) << run.raw;
  EXPECT_EQ(run.total("created_rows"), 3);
  const auto codes = codes_of(run);
  for (const char* code : {"rounded_id_number", "unknown_code", "bad_phone", "required"})
    EXPECT_NE(std::find(codes.begin(), codes.end(), code), codes.end()) << code << run.raw;
  bool heading = false;
  for (const auto& one : items_of(run, "problems"))
    heading = heading ||
              (one.root().text_of("heading") == "身份证号" && one.root().integer_of("row", 0) == 5);
  EXPECT_TRUE(heading) << run.raw;
  EXPECT_EQ(persons(), before);
}

TEST_P(sheet_import, a_dry_run_changes_nothing_and_its_totals_hold) {
  const auto before = persons();
  const auto sent = upload("persons", workbook_of(three_people()));
  EXPECT_EQ(sent.text("state"), "mapping");
  const auto checked = step(sent.text("id"), "dry-run");
  EXPECT_EQ(checked.text("state"), "checked");
  EXPECT_EQ(persons(), before);
  EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'import'"), 0);
  const auto done = step(sent.text("id"), "run");
  for (const char* name :
       {"rows_read", "created_rows", "changed_rows", "same_rows", "refused_rows"})
    EXPECT_EQ(done.total(name), checked.total(name)) << name;
  EXPECT_EQ(done.total("created_rows"), 3) << done.raw;
  EXPECT_EQ(persons(), before + 3);
  EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'import'"), 1);
  expect_everything_agrees();
}

TEST_P(sheet_import, the_same_file_again_finds_nothing_to_do) {
  auto sheet = three_people();
  sheet[0].insert(sheet[0].end(), {"无证原因", "性别"});
  sheet.push_back({grid(0), "无证人", "", "外来人口", "在济", "", "拒绝登记", "男"});
  EXPECT_EQ(import_all("persons", workbook_of(sheet)).total("created_rows"), 4);
  const auto before = persons();
  const auto again = import_all("persons", workbook_of(sheet));
  EXPECT_EQ(again.total("same_rows"), 4) << again.raw;
  EXPECT_EQ(persons(), before);
}

TEST_P(sheet_import, what_stopped_in_the_middle_goes_on_and_is_undone_as_one) {
  ASSERT_EQ(import_all("persons", workbook_of(three_people())).total("created_rows"), 3);
  const auto before = persons();
  auto sheet = three_people();
  sheet[1][5] = "13805311234";  // changes one, and makes two
  sheet[0].insert(sheet[0].end(), {"无证原因", "性别"});
  for (const char* name : {"无证甲", "无证乙"})
    sheet.push_back({grid(0), name, "", "外来人口", "在济", "", "拒绝登记", "男"});
  const auto first = import_all("persons", workbook_of(sheet));
  EXPECT_EQ(first.total("created_rows"), 2) << first.raw;
  EXPECT_EQ(first.total("changed_rows"), 1) << first.raw;
  const auto id = first.text("id");
  parts_->store().write([&](db::connection& db) {  // as if it had been stopped there
    return db.execute("UPDATE import_run SET state = 'stopped' WHERE id = ?1", {*parse_uuid(id)});
  });
  const auto again = step(id, "run");
  EXPECT_EQ(persons(), before + 2) << again.raw;
  EXPECT_EQ(again.total("created_rows"), 2) << again.raw;  // of both attempts
  EXPECT_EQ(again.total("changed_rows"), 1) << again.raw;
  EXPECT_EQ(again.total("same_rows"), 2) << again.raw;
  const auto undone = step(id, "undo");
  EXPECT_EQ(persons(), before) << undone.raw;
  const auto third = import_all("persons", workbook_of(three_people()));
  EXPECT_EQ(third.total("same_rows"), 3) << third.raw;  // the change is taken back too
  expect_everything_agrees();
}

TEST_P(sheet_import, reads_sheets_as_offices_write_them) {
  const std::string wide = "３７９９０５" + id_number(19700505, sex::male, 7).substr(6);
  const lines sheet = {
      {"泺安社区人员登记表（2020年3月）"},
      {"填表人：王芳", "", "", "", "", "电话：0531-12345678"},
      {"序号", "姓  名*", "证件号码（18位）", "出生年月", "所属网格", "户籍类别", "居住状态",
       "联系方式", "打牌爱好"},
      {"#1", "钱 多", wide, "#25693", grid(0), "户籍人口", "在济", "#10012340001", "是"},
      {},
      {"#2", "孙行者", id_number(19710606, sex::male, 8), "1971年6月6日", "", "外来人口", "在济",
       "１００１２３４０００２", ""},
      {"#3", "沙悟净", id_number(19720707, sex::male, 9), "1972.7.7", "", "外来人口", "未返", "/",
       ""}};
  const auto sent =
      upload("persons", workbook_of(sheet, "<mergeCells><mergeCell ref=\"E4:E7\"/></mergeCells>"));
  EXPECT_EQ(sent.number("heading_row"), 3) << sent.raw;
  const auto run = step(sent.text("id"), "dry-run");
  EXPECT_EQ(run.total("created_rows"), 3) << run.raw;
  EXPECT_EQ(run.total("refused_rows"), 0) << run.raw;
}

TEST_P(sheet_import, reads_csv_of_every_encoding) {
  const auto text = csv_of(three_people());
  for (const std::string& bytes : {text, "\xef\xbb\xbf" + text, to_gb18030(text)}) {
    const auto sent = upload("persons", bytes, "%E4%BA%BA%E5%91%98.csv");
    EXPECT_EQ(sent.text("filename"), "人员.csv");
    EXPECT_EQ(step(sent.text("id"), "dry-run").total("created_rows"), 3);
  }
}

TEST_P(sheet_import, remembers_what_a_heading_means) {
  auto sheet = three_people();
  sheet[0][5] = "呼机";
  const auto sent = upload("persons", workbook_of(sheet));
  const auto columns = items_of(sent, "columns");
  ASSERT_EQ(columns.size(), 6u);
  EXPECT_EQ(columns[5].root().text_of("how"), "unknown");
  const auto twice = ask(http::method::put, "/imports/" + sent.text("id") + "/mapping",
                         R"({"columns":[{"column":5,"field":"name"}]})");
  EXPECT_EQ(twice.text("code"), "mapped_twice");
  const auto mapped = ask(http::method::put, "/imports/" + sent.text("id") + "/mapping",
                          R"({"columns":[{"column":5,"field":"phone"}]})");
  EXPECT_EQ(mapped.status, 200) << mapped.raw;
  const auto next = items_of(upload("persons", workbook_of(sheet)), "columns");
  EXPECT_EQ(next[5].root().text_of("how"), "remembered");
  EXPECT_EQ(next[5].root().text_of("field"), "phone");
}

TEST_P(sheet_import, takes_another_row_of_headings_when_told) {
  const lines sheet = {{"甲", "乙"}, {"丙", "丁"}, {"#1", "#2"}};
  const auto sent = upload("persons", workbook_of(sheet));
  EXPECT_EQ(sent.number("heading_row"), 0) << sent.raw;
  EXPECT_EQ(post("/imports/" + sent.text("id") + "/dry-run").text("code"), "no_heading");
  const auto told =
      ask(http::method::put, "/imports/" + sent.text("id") + "/mapping", R"({"heading_row":2})");
  EXPECT_EQ(told.number("heading_row"), 2) << told.raw;
  EXPECT_EQ(items_of(told, "columns").size(), 2u);
  EXPECT_EQ(
      ask(http::method::put, "/imports/" + sent.text("id") + "/mapping", R"({"sheet":"没有的表"})")
          .text("code"),
      "unknown_sheet");
}

TEST_P(sheet_import, the_sheet_comes_back_with_its_errors_marked) {
  auto sheet = three_people();
  sheet[2][5] = "123";
  const auto run = import_all("persons", workbook_of(sheet));
  EXPECT_EQ(run.total("created_rows"), 2);
  EXPECT_EQ(run.total("refused_rows"), 1);
  const auto file = get("/imports/" + run.text("id") + "/marked-file");
  ASSERT_EQ(file.status, 200);
  const auto path = std::filesystem::temp_directory_path() / (to_string(new_uuid()) + ".xlsx");
  std::ofstream(path, std::ios::binary) << file.raw;
  // The marked sheet, put right, is what the office sends next.
  const auto again = upload("persons", file.raw);
  EXPECT_EQ(again.number("heading_row"), 1) << again.raw;
  const auto checked = step(again.text("id"), "dry-run");
  EXPECT_EQ(checked.total("same_rows"), 2) << checked.raw;
  EXPECT_EQ(checked.total("refused_rows"), 1);
  std::filesystem::remove(path);
}

TEST_P(sheet_import, rows_of_one_record_are_called_repetitions) {
  auto sheet = three_people();
  sheet.push_back(sheet[1]);
  const auto run = import_all("persons", workbook_of(sheet));
  EXPECT_EQ(run.total("created_rows"), 3);
  EXPECT_EQ(codes_of(run), std::vector<std::string>{"repeated_row"});
}

TEST_P(sheet_import, an_id_number_under_another_name_goes_to_the_conflicts) {
  import_all("persons", workbook_of(three_people()));
  auto sheet = three_people();
  sheet.resize(2);
  sheet[1][1] = "张三疯";
  sheet.push_back(
      {grid(0), "甲乙丙", id_number(19800808, sex::female, 11), "户籍人口", "在济", ""});
  sheet.push_back(
      {grid(0), "丁戊己", id_number(19800808, sex::female, 11), "户籍人口", "在济", ""});
  const auto run = import_all("persons", workbook_of(sheet));
  EXPECT_EQ(run.total("created_rows"), 3) << run.raw;
  EXPECT_EQ(number("SELECT count(*) FROM duplicate_pair WHERE reason = 'same_id_other_name'"), 2);
  step(run.text("id"), "undo");
  EXPECT_EQ(number("SELECT count(*) FROM duplicate_pair WHERE reason = 'same_id_other_name'"), 0);
}

WANGGE_ON_BOTH_STORES(sheet_import);

}  // namespace
}  // namespace wangge::exchange
