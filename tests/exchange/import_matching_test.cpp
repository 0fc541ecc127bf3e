// Recognising records, references by words, scope, undo, and an exported sheet coming back.

#include <algorithm>

#include "import_fixture.h"

namespace wangge::exchange {
namespace {

using residents::sex;

class matched_import : public import_test {
 protected:
  // The first record of a list, and a text of it.
  std::string first(const std::string& path, std::string_view field) {
    return std::string(items_of(get(path))[0].root().text_of(field));
  }
  std::string grid_of(const std::string& path) {
    return std::string(items_of(get(path))[0].root().find("grid")->text_of("code"));
  }
  lines one_person(const std::string& name, const std::string& phone = "10055550001") {
    return {
        {"网格", "姓名", "身份证号", "人口类别", "在住状态", "手机号", "工作单位"},
        {grid(0), name, id_number(19880818, sex::female, 21), "户籍人口", "在济", phone, "纺织厂"}};
  }
};

TEST_P(matched_import, rows_outside_the_area_are_refused_without_a_word_of_what_is_there) {
  const auto theirs = grid(1), mine = grid(0);
  auto sheet = one_person("外面人");
  sheet[1][0] = theirs;
  sheet.push_back(sheet[1]);
  sheet[2][0] = "370105999999999";
  sheet[2][2] = id_number(19880818, sex::female, 22);
  narrow_to(mine);
  const auto run = import_all("persons", workbook_of(sheet));
  EXPECT_EQ(run.total("refused_rows"), 2) << run.raw;
  const auto problems = items_of(run, "problems");
  ASSERT_GE(problems.size(), 2u);
  EXPECT_EQ(problems[0].root().text_of("message"), problems[1].root().text_of("message"));
}

TEST_P(matched_import, a_grid_account_needs_no_grid_column) {
  narrow_to(grid(0));
  const lines sheet = {{"姓名", "身份证号", "人口类别", "在住状态"},
                       {"本网格人", id_number(19880818, sex::female, 23), "户籍人口", "在济"}};
  EXPECT_EQ(import_all("persons", workbook_of(sheet)).total("created_rows"), 1);
}

TEST_P(matched_import, a_grid_may_be_named) {
  const auto units = items_of(get("/units?level=grid&sort=code"));
  auto sheet = one_person("名网格");
  sheet[1][0] = std::string(units[0].root().text_of("name"));
  EXPECT_EQ(import_all("persons", workbook_of(sheet)).total("created_rows"), 1);
  sheet[1][0] = "没有的网格";
  EXPECT_EQ(import_all("persons", workbook_of(sheet)).total("refused_rows"), 1);
}

TEST_P(matched_import, a_dwelling_is_found_by_its_words) {
  const auto door = items_of(get("/doors?limit=1&use=dwelling"));
  ASSERT_EQ(door.size(), 1u);
  const auto building = door[0].root().find("building");
  ASSERT_TRUE(building && !building->is_null()) << door[0].root().dump();
  const std::string door_number(door[0].root().text_of("number"));
  const auto unit = std::to_string(door[0].root().integer_of("unit_no", 0));
  const std::string place(door[0].root().find("grid")->text_of("code"));
  const lines by_parts = {
      {"网格", "楼栋", "单元", "房号", "姓名", "身份证号", "人口类别", "在住状态"},
      {place, std::string(building->text_of("label")), unit + "单元", door_number + "室", "门里人",
       id_number(19770707, sex::male, 31), "户籍人口", "在济"}};
  const auto run = import_all("persons", workbook_of(by_parts));
  EXPECT_EQ(run.total("created_rows"), 1) << run.raw;
  EXPECT_EQ(number("SELECT count(*) FROM person p JOIN household h ON h.id = p.household WHERE "
                   "p.name = '门里人'"),
            1);
  const lines by_address = {{"家庭住址", "姓名", "身份证号", "人口类别", "在住状态"},
                            {std::string(door[0].root().text_of("address")), "址上人",
                             id_number(19770707, sex::male, 32), "户籍人口", "在济"}};
  const auto second = import_all("persons", workbook_of(by_address));
  EXPECT_EQ(second.total("created_rows"), 1) << second.raw;
  expect_everything_agrees();
}

TEST_P(matched_import, changes_are_made_and_taken_back) {
  import_all("persons", workbook_of(one_person("改名人")));
  auto sheet = one_person("改名人", "10066660001");
  sheet[1][6] = "化工厂";
  const auto run = import_all("persons", workbook_of(sheet));
  EXPECT_EQ(run.total("changed_rows"), 1) << run.raw;
  EXPECT_EQ(number("SELECT count(*) FROM person WHERE employer = '化工厂'"), 1);
  const auto undone = step(run.text("id"), "undo");
  EXPECT_EQ(undone.text("state"), "undone");
  EXPECT_EQ(undone.root().find("undo")->integer_of("restored", -1), 1) << undone.raw;
  EXPECT_EQ(number("SELECT count(*) FROM person WHERE employer = '纺织厂'"), 1);
  expect_everything_agrees();
}

TEST_P(matched_import, an_undo_leaves_what_others_changed_and_says_so) {
  const auto before = number("SELECT count(*) FROM person");
  auto sheet = one_person("后改人");
  sheet.push_back(sheet[1]);
  sheet[2][1] = "未改人";
  sheet[2][2] = id_number(19880818, sex::female, 25);
  const auto run = import_all("persons", workbook_of(sheet));
  const auto found = items_of(get("/persons?q=后改人"));
  ASSERT_EQ(found.size(), 1u);
  version_ = 1;
  const auto patched =
      ask(http::method::patch, "/persons/" + std::string(found[0].root().text_of("id")),
          R"({"note":"后来改的"})");
  version_ = 0;
  ASSERT_EQ(patched.status, 200) << patched.raw;
  const auto undone = step(run.text("id"), "undo");
  const auto told = undone.root().find("undo");
  EXPECT_EQ(told->integer_of("erased", -1), 1) << undone.raw;
  EXPECT_EQ(told->integer_of("kept", -1), 1);
  EXPECT_EQ(number("SELECT count(*) FROM person"), before + 1);
  EXPECT_EQ(post("/imports/" + run.text("id") + "/undo").text("code"), "wrong_step");
  expect_everything_agrees();
}

TEST_P(matched_import, an_exported_sheet_comes_back_without_a_change) {
  const auto file = exported("persons", R"("format":"xlsx","unit":")" + grid(0) + "\"");
  const auto sent = upload("persons", file);
  EXPECT_GT(sent.number("heading_row"), 1) << sent.raw;
  const auto run = step(sent.text("id"), "dry-run");
  EXPECT_GT(run.total("rows_read"), 50) << run.raw;
  EXPECT_EQ(run.total("same_rows"), run.total("rows_read")) << run.raw;
}

TEST_P(matched_import, an_exported_sheet_changes_the_records_it_came_from) {
  const auto file = exported(
      "persons", R"("format":"csv","columns":["name","employer","street","age","id"],"unit":")" +
                     grid(0) + "\"");
  EXPECT_NE(file.find("记录编号"), file.npos);
  EXPECT_NE(file.find("街道"), file.npos);
  const std::string person(
      items_of(get("/persons?limit=1&unit=" + grid(0)))[0].root().text_of("id"));
  const lines sheet = {{"记录编号", "工作单位"}, {person, "改编号厂"}};
  const auto run = import_all("persons", csv_of(sheet), "back.csv");
  EXPECT_EQ(run.total("changed_rows"), 1) << run.raw;
  EXPECT_EQ(number("SELECT count(*) FROM person WHERE employer = '改编号厂'"), 1);
}

TEST_P(matched_import, an_older_sheet_takes_back_nobodys_later_change) {
  const auto mine = items_of(get("/persons?limit=2&unit=" + grid(0)));
  const std::string one(mine[0].root().text_of("id")), two(mine[1].root().text_of("id"));
  const std::string name(mine[0].root().text_of("name"));
  const auto patched = [&](const std::string& id, const std::string& body) {
    version_ = 1;
    auto done = ask(http::method::patch, "/persons/" + id, body);
    version_ = 0;
    return done;
  };
  ASSERT_EQ(patched(one, R"({"employer":"后来的厂","note":"后来"})").status, 200);
  ASSERT_EQ(patched(two, R"({"employer":"别人的厂"})").status, 200);
  // As exported at version 1: the first row changes only its note, the second the same field.
  const lines sheet = {{"记录编号", "版本", "姓名", "工作单位", "健康状况", "网格名称", "网格"},
                       {one, "1", "新" + name, std::string(mine[0].root().text_of("employer")), "",
                        "第一网格", grid(0)},
                       {two, "1", "", "我的厂", "", "第一网格", grid(0)}};
  const auto sent = upload("persons", csv_of(sheet), "old.csv");
  for (const auto& column : items_of(sent, "columns"))
    if (column.root().text_of("heading") == "网格名称")
      EXPECT_EQ(column.root().text_of("how"), "ignored");
  const auto run = step(sent.text("id"), "dry-run");
  EXPECT_EQ(run.total("changed_rows"), 1) << run.raw;
  EXPECT_EQ(codes_of(run), (std::vector<std::string>{"stale_version"})) << run.raw;
  const auto changes = items_of(run, "changes");
  ASSERT_EQ(changes.size(), 1u) << run.raw;
  EXPECT_EQ(changes[0].root().text_of("field"), "name");
  EXPECT_EQ(changes[0].root().text_of("after"), "新" + name);
  step(sent.text("id"), "run");
  EXPECT_EQ(get("/persons/" + one).text("employer"), "后来的厂");
  EXPECT_EQ(get("/persons/" + one).text("name"), "新" + name);
  EXPECT_EQ(get("/persons/" + two).text("employer"), "别人的厂");
}

TEST_P(matched_import, a_grid_is_found_by_the_community_beside_it) {
  const auto units = items_of(get("/units?level=grid&sort=code"));
  const std::string name(units[0].root().text_of("name"));
  const auto cut = name.find("第");
  ASSERT_NE(cut, name.npos) << name;
  const lines sheet = {{"社区", "网格", "姓名", "身份证号", "人口类别", "在住状态"},
                       {name.substr(0, cut), name.substr(cut), "旁列人",
                        id_number(19880818, sex::female, 41), "户籍", "在"},
                       {"合计", "", "1"}};
  const auto run = import_all("persons", workbook_of(sheet));
  EXPECT_EQ(run.total("created_rows"), 1) << run.raw;
  EXPECT_EQ(run.total("skipped_rows"), 1) << run.raw;
  EXPECT_EQ(run.total("rows_read"), 1);
}

TEST_P(matched_import, a_value_for_the_whole_sheet_fills_new_records_only) {
  const auto first = items_of(get("/persons?limit=1&presence=away&unit=" + grid(0)));
  ASSERT_EQ(first.size(), 1u);
  const lines sheet = {{"记录编号", "网格", "姓名", "身份证号"},
                       {std::string(first[0].root().text_of("id")), "", "", ""},
                       {"", grid(0), "全表甲", id_number(19880818, sex::female, 42)},
                       {"", grid(0), "全表乙", id_number(19880818, sex::female, 43)}};
  const auto sent = upload("persons", workbook_of(sheet));
  const auto lacking = step(sent.text("id"), "dry-run");
  const auto told = codes_of(lacking);
  EXPECT_EQ(std::count(told.begin(), told.end(), "missing_column"), 2) << lacking.raw;
  EXPECT_EQ(told.size(), 2u);
  const auto put = [&](const std::string& body) {
    return ask(http::method::put, "/imports/" + sent.text("id") + "/mapping", body);
  };
  EXPECT_EQ(put(R"({"defaults":[{"field":"presence","text":"某处"}]})").text("code"),
            "unknown_code");
  EXPECT_EQ(put(R"({"defaults":[{"field":"phone","text":"1"}]})").text("code"), "unknown_field");
  const auto mapped = put(
      R"({"defaults":[{"field":"presence","text":"在济"},{"field":"residence_type","text":"registered"}]})");
  ASSERT_EQ(mapped.status, 200) << mapped.raw;
  step(sent.text("id"), "dry-run");
  const auto run = step(sent.text("id"), "run");
  EXPECT_EQ(run.total("created_rows"), 2) << run.raw;
  EXPECT_EQ(run.total("same_rows"), 1) << run.raw;
  EXPECT_EQ(number("SELECT count(*) FROM person WHERE name LIKE '全表%' AND presence = 1"), 2);
  expect_everything_agrees();
}

TEST_P(matched_import, masked_words_are_never_stored) {
  auto sheet = one_person("张*明", "100****0001");
  const auto run = import_all("persons", workbook_of(sheet));
  EXPECT_EQ(run.total("refused_rows"), 1) << run.raw;
  const auto codes = codes_of(run);
  EXPECT_EQ(std::count(codes.begin(), codes.end(), "masked_value"), 2) << run.raw;
  EXPECT_EQ(number("SELECT count(*) FROM person WHERE name LIKE '%*%'"), 0);
}

TEST_P(matched_import, units_come_with_their_children_in_one_file) {
  const lines sheet = {{"编码", "名称", "类型"},
                       {"370105888001001", "新社区第一网格", "综合网格"},
                       {"370105888", "新街道", ""},
                       {"370105888001", "新社区", "居民委员会"}};
  const auto run = import_all("units", workbook_of(sheet));
  EXPECT_EQ(run.total("created_rows"), 3) << run.raw;
  EXPECT_TRUE(parts_->services().units.is_grid(370105888001001));
  EXPECT_EQ(import_all("units", workbook_of(sheet)).total("same_rows"), 3);
  EXPECT_EQ(step(run.text("id"), "undo").root().find("undo")->integer_of("erased", -1), 3);
  expect_everything_agrees();
}

TEST_P(matched_import, every_kind_comes_back_as_it_is) {
  for (const char* kind : {"organisations", "compounds", "entrances", "buildings", "courtyards",
                           "doors", "places", "stalls", "households", "residences"}) {
    const auto sent = upload(kind, exported(kind, R"("format":"csv")"), "list.csv");
    const auto run = step(sent.text("id"), "dry-run");
    EXPECT_EQ(run.total("same_rows"), run.total("rows_read")) << kind << run.raw.substr(0, 3000);
  }
}

TEST_P(matched_import, a_template_is_read_back_as_it_says) {
  const auto blank = get("/import-templates/persons");
  ASSERT_EQ(blank.status, 200);
  const auto sent = upload("persons", blank.raw);
  EXPECT_EQ(sent.number("heading_row"), 1) << sent.raw;
  for (const auto& one : items_of(sent, "columns"))
    EXPECT_EQ(one.root().text_of("how"), "exact") << one.root().dump();
}

WANGGE_ON_BOTH_STORES(matched_import);

}  // namespace
}  // namespace wangge::exchange
