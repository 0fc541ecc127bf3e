// Closing sheets, re-checks, hints, and paper with codes.

#include <algorithm>

#include "screening/pdf_object.h"
#include "screening/recheck.h"
#include "screening/screening_fixture.h"
#include "screening/sheet.h"

namespace wangge::screening {
namespace {

class sheets_test : public screening_test {
 protected:
  void SetUp() override {
    screening_test::SetUp();
    if (IsSkipped()) return;
    round_ = open_round();
    path_ = "/rounds/" + round_;
    grid_ = full_grid();
    leader_ = somebody("grid_leader", *codes::parse(grid_));
    doors_ = objects(round_, "kind=doors&unit=" + grid_);
    for (std::size_t i = 0; i + 1 < doors_.size(); ++i)
      EXPECT_EQ(
          post(path_ + "/visits", visit_body(doors_[i], i % 5 ? "verified" : "vacant")).status,
          200);
  }

  answer sign() {
    const auto before = std::exchange(who_, leader_);
    auto made = post(path_ + "/sheets", R"({"grid":")" + grid_ + R"("})");
    who_ = before;
    return made;
  }
  std::string sheet_of_grid() {
    std::string state;
    get(path_ + "/children?unit=" + codes::text(community_))
        .root()
        .find("items")
        ->each_item([&](const json::view& one) {
          if (one.find("unit")->text_of("code") == grid_) state = one.text_of("sheet");
        });
    return state;
  }

  // All that moved since the signature, read by pages of one.
  std::vector<std::string> changed_since(const std::string& sheet) {
    std::vector<std::string> all;
    std::string cursor;
    do {
      const auto page = get("/sheets/" + sheet + "/changed?limit=1&cursor=" + cursor);
      EXPECT_EQ(page.status, 200) << page.text;
      page.root().find("items")->each_item(
          [&](const json::view& one) { all.emplace_back(one.text_of("id")); });
      EXPECT_GE(page.number("total"), static_cast<std::int64_t>(all.size()));
      cursor = page.word("next");
    } while (!cursor.empty());
    return all;
  }

  std::string round_, path_, grid_;
  principal leader_;
  std::vector<std::string> doors_;
};

TEST_P(sheets_test, only_a_leader_signs_his_own_grid) {
  EXPECT_EQ(sheet_of_grid(), "unsigned");
  who_ = somebody("grid_member", *codes::parse(grid_));
  EXPECT_EQ(post(path_ + "/sheets", R"({"grid":")" + grid_ + R"("})").code(), "forbidden");
  who_ = leader_;
  EXPECT_EQ(post(path_ + "/sheets", R"({"grid":")" + full_grid(1) + R"("})").status, 404);
  EXPECT_EQ(post(path_ + "/sheets", R"({"grid":"x"})").code(), "bad_unit");
}

TEST_P(sheets_test, a_signed_sheet_holds_and_later_changes_show_against_it) {
  const auto made = sign();
  ASSERT_EQ(made.status, 200) << made.text;
  EXPECT_EQ(sheet_of_grid(), "signed");
  const auto shown = get("/sheets/" + made.word("id"));
  const auto file = shown.root().find("file")->dump();
  const auto good = verify_sheet(file);
  ASSERT_TRUE(good.has_value());
  EXPECT_EQ(good->digest, made.word("digest"));
  const auto printed = send(http::method::get, "/sheets/" + made.word("id") + "/pdf");
  ASSERT_EQ(printed.status, 200);
  EXPECT_TRUE(printed.body.starts_with("%PDF-"));
  EXPECT_TRUE(verify_sheet(printed.body).has_value());
  for (const auto at :
       {printed.body.size() / 3, printed.body.size() / 2, printed.body.size() - 9}) {
    auto changed = printed.body;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(verify_sheet(changed).has_value()) << at;
  }
  EXPECT_FALSE(verify_sheet(printed.body + "\n").has_value());
  EXPECT_EQ(object_of(printed.body).size(), file.size());
  // Another visit: the sheet is stale, its statement stays as it was.
  EXPECT_EQ(post(path_ + "/visits", visit_body(doors_.back(), "refused")).status, 200);
  EXPECT_EQ(sheet_of_grid(), "stale");
  const auto later = get("/sheets/" + made.word("id"));
  EXPECT_EQ(later.root().find("statement")->dump(), shown.root().find("statement")->dump());
  EXPECT_EQ(changed_since(made.word("id")), std::vector{doors_.back()});
  const auto again = sign();
  EXPECT_EQ(again.number("number"), 2);
  EXPECT_EQ(sheet_of_grid(), "signed");
  EXPECT_NE(get("/sheets/" + again.word("id")).text.find(made.word("digest")), std::string::npos);
  EXPECT_EQ(get(path_ + "/sheets?state=signed").number("total"), 1);
  EXPECT_EQ(get(path_ + "/sheets?state=unsigned").number("total"),
            get(path_ + "/sheets").number("total") - 1);
  reopen();
  EXPECT_EQ(sheet_of_grid(), "signed");
  expect_everything_agrees();
}

TEST_P(sheets_test, what_changed_after_a_signature_is_paged) {
  const auto made = sign();
  EXPECT_TRUE(changed_since(made.word("id")).empty());
  std::vector<std::string> moved(doors_.begin(), doors_.begin() + 4);
  for (const auto& one : moved)
    ASSERT_EQ(post(path_ + "/visits", visit_body(one, "moved_out")).status, 200);
  auto listed = changed_since(made.word("id"));
  EXPECT_EQ(get("/sheets/" + made.word("id") + "/changed?limit=2").number("total"), 4);
  std::ranges::sort(listed);
  std::ranges::sort(moved);
  EXPECT_EQ(listed, moved);
  EXPECT_EQ(get("/sheets/" + made.word("id") + "/changed?cursor=x").code(), "bad_cursor");
  who_ = somebody("grid_member", *codes::parse(full_grid(1)));
  EXPECT_EQ(get("/sheets/" + made.word("id") + "/changed").status, 404);
}

TEST_P(sheets_test, a_printed_sheet_speaks_the_readers_language_and_verifies) {
  const auto made = sign();  // one door is still open
  const auto path = "/sheets/" + made.word("id") + "/pdf?lang=";
  const auto zh = send(http::method::get, path + "zh"), en = send(http::method::get, path + "en");
  ASSERT_EQ(zh.status, 200);
  ASSERT_EQ(en.status, 200);
  EXPECT_NE(zh.body, en.body);
  EXPECT_TRUE(verify_sheet(zh.body).has_value());
  EXPECT_TRUE(verify_sheet(en.body).has_value());
}

TEST_P(sheets_test, nobody_can_change_a_signed_file) {
  const auto made = sign();
  const auto file = get("/sheets/" + made.word("id")).root().find("file")->dump();
  const auto refused_with = [](std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
    return !verify_sheet(text).has_value();
  };
  EXPECT_TRUE(refused_with(file, R"(\"open\":)", R"(\"0pen\":)"));
  EXPECT_TRUE(refused_with(file, R"("digest":")", R"("digest":"0)"));
  EXPECT_TRUE(refused_with(file, R"("signature":")", R"("signature":"00)"));
  EXPECT_TRUE(refused_with(file, R"("certificate":")", R"("certificate":"00)"));
  EXPECT_FALSE(verify_sheet("{}").has_value());
  EXPECT_FALSE(verify_sheet("%PDF-1.5 nothing").has_value());
}

TEST_P(sheets_test, a_recheck_draws_the_same_sample_again_and_says_how_far_it_agrees) {
  const auto id = doors_.front();
  EXPECT_EQ(is_sampled(*parse_uuid(id), 7, 30), is_sampled(*parse_uuid(id), 7, 30));
  EXPECT_TRUE(is_sampled(*parse_uuid(id), 7, 100));
  EXPECT_EQ(post(path_ + "/recheck", R"({"percent":0})").code(), "out_of_range");
  const auto made = post(path_ + "/recheck", R"({"percent":40,"seed":7})");
  ASSERT_EQ(made.status, 200) << made.text;
  const auto sample = made.word("id");
  wait_for_job(post("/rounds/" + sample + "/open"));
  const auto drawn = objects(sample, "limit=1000&unit=" + grid_);
  std::size_t wanted = 0;
  for (std::size_t i = 0; i + 1 < doors_.size(); ++i)
    wanted += is_sampled(*parse_uuid(doors_[i]), 7, 40);
  EXPECT_EQ(drawn.size(), wanted);
  ASSERT_GT(drawn.size(), 1u);
  EXPECT_EQ(post("/rounds/" + sample + "/visits", visit_body(drawn[0], "gone")).status, 200);
  for (std::size_t i = 1; i < drawn.size(); ++i) {
    const auto first =
        get(path_ + "/targets/" + drawn[i]).root().find("target")->text_of("outcome");
    post("/rounds/" + sample + "/visits", visit_body(drawn[i], std::string(first)));
  }
  const auto agreed = get("/rounds/" + sample + "/agreement?unit=" + grid_);
  EXPECT_EQ(agreed.number("checked"), static_cast<std::int64_t>(drawn.size())) << agreed.text;
  EXPECT_EQ(agreed.number("agreed"), static_cast<std::int64_t>(drawn.size()) - 1);
  EXPECT_NE(agreed.text.find(drawn[0]), std::string::npos);
  expect_everything_agrees();
}

TEST_P(sheets_test, a_recheck_asks_where_things_lie_now) {
  ASSERT_EQ(post(path_ + "/close").status, 200);
  who_ = district_;
  const auto moving = doors_.front();
  const auto door = get("/doors/" + moving);
  std::string holder, other;  // the building or the courtyard it lies in
  for (const auto& [field, plural] :
       {std::pair{"building", "/buildings/"}, std::pair{"courtyard", "/courtyards/"}})
    if (const auto in = door.root().find(field); in && !in->is_null())
      holder = plural + std::string(in->text_of("id"));
  for (const auto code : grids_)
    if (codes::text(code) != grid_) other = codes::text(code);
  ASSERT_EQ(ask(http::method::post, holder + "/move",
                fmt::format(R"({{"grid":"{}","reason":"网格调整"}})", other),
                get(holder).number("version"))
                .status,
            200);
  const auto made = post(path_ + "/recheck", R"({"percent":100,"seed":7})");
  ASSERT_EQ(made.status, 200) << made.text;
  const auto sample = made.word("id");
  wait_for_job(post("/rounds/" + sample + "/open"));
  const auto there = objects(sample, "limit=1000&unit=" + other);
  EXPECT_NE(std::ranges::find(there, moving), there.end());
  const auto left = objects(sample, "limit=1000&unit=" + grid_);
  EXPECT_EQ(std::ranges::find(left, moving), left.end());
  expect_everything_agrees();
}

TEST_P(sheets_test, hints_find_their_people_and_go_back_with_what_was_found) {
  const auto address = get(path_ + "/targets/" + doors_[0]).root().find("target")->text_of("label");
  EXPECT_EQ(post("/hints", R"({"name":"水表","sender":"水务局","items":[{}]})").code(), "required");
  const auto list = post(
      "/hints",
      fmt::format(
          R"({{"name":"水表异常","sender":"水务局","unit":"{}","items":[{{"address":"{}","claim":"每月用水"}},{{"name":"无名","claim":"在此"}}]}})",
          codes::text(community_), address));
  ASSERT_EQ(list.status, 201) << list.text;
  EXPECT_EQ(list.number("added"), 2);
  EXPECT_EQ(list.number("matched"), 1);
  const auto part = [&](int from, const char* unit = "") {
    return post("/hints", fmt::format(R"({{"id":"{}","from":{},{}"items":[{{"text":"第三条"}}]}})",
                                      list.word("id"), from, unit));
  };
  EXPECT_EQ(part(2).number("added"), 1);
  EXPECT_EQ(part(2).number("added"), 0);  // sent twice
  EXPECT_EQ(part(9).code(), "out_of_range");
  for (const char* wrong : {R"("unit":"37010")", R"("due_on":"明天")"})
    EXPECT_NE(post("/hints", std::string(R"({"name":"甲","sender":"乙",)") + wrong +
                                 R"(,"items":[{"text":"丙"}]})")
                  .status,
              201)
        << wrong;
  const auto path = "/hints/" + list.word("id");
  const auto lines = get(path);
  std::string unmatched;
  lines.root().find("items")->each_item([&](const json::view& one) {
    if (one.text_of("matched_by") == "none" && unmatched.empty())
      unmatched = path + "/items/" + std::string(one.text_of("id"));
  });
  const auto down_to = [&](const std::string& unit) {
    return post(unmatched + "/unit", R"({"unit":")" + unit + R"("})");
  };
  EXPECT_EQ(down_to("370105").code(), "unknown_reference");  // that is up
  who_ = somebody("grid_member", *codes::parse(grid_));
  EXPECT_EQ(down_to(grid_).code(), "forbidden");
  who_ = district_;
  EXPECT_EQ(down_to(grid_).word("unit"), grid_);
  EXPECT_EQ(down_to(grid_).code(), "already_done");
  who_ = somebody("grid_member", *codes::parse(grid_));
  EXPECT_NE(get("/field/bundle?grid=" + grid_).text.find("无名"), std::string::npos);
  EXPECT_EQ(post(unmatched, R"({"outcome":"not_here"})").word("outcome"), "not_here");
  const auto mine = get(path);
  std::string item;
  mine.root().find("items")->each_item([&](const json::view& one) {
    if (one.text_of("outcome") == "open") item = one.text_of("id");
  });
  EXPECT_EQ(mine.root().find("by_outcome")->integer_of("open", -1), 1) << mine.text;
  const auto at = "/hints/" + list.word("id") + "/items/" + item;
  EXPECT_EQ(post(at, R"({"outcome":"eaten"})").code(), "unknown_code");
  EXPECT_EQ(post(at, R"({"outcome":"moved_to","note":"去了章丘"})").word("outcome"), "moved_to");
  EXPECT_EQ(get("/field/bundle?grid=" + grid_).text.find(item), std::string::npos);  // done
  who_ = district_;
  EXPECT_NE(get("/hints/" + list.word("id") + "?state=moved_to").text.find("章丘"),
            std::string::npos);
  EXPECT_EQ(get("/hints/" + to_string(new_uuid())).status, 404);
}

TEST_P(sheets_test, paper_is_typed_back_by_its_codes) {
  const auto printed = get(path_ + "/paper?grid=" + grid_);
  ASSERT_EQ(printed.status, 200) << printed.text;
  std::map<std::string, std::string> code_of_object;
  printed.root().find("items")->each_item([&](const json::view& one) {
    EXPECT_TRUE(
        code_of_object.emplace(one.find("target")->text_of("id"), one.text_of("code")).second);
  });
  std::string code = code_of_object[doors_.back()];
  for (auto& c : code) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto typed =
      post(path_ + "/paper",
           fmt::format(R"({{"grid":"{}","visits":[{{"code":"{}","outcome":"by_phone"}}]}})", grid_,
                       code));
  EXPECT_EQ(typed.number("recorded"), 1) << typed.text;
  EXPECT_EQ(objects(round_, "state=by_phone"), std::vector{doors_.back()});
  const auto unknown = post(
      path_ + "/paper",
      fmt::format(R"({{"grid":"{}","visits":[{{"code":"----","outcome":"by_phone"}}]}})", grid_));
  EXPECT_EQ(unknown.code(), "unknown_reference");
}

TEST_P(sheets_test, a_hint_that_the_register_confirms_is_no_task) {
  std::string person, name, door;
  get("/persons?presence=present&limit=50&unit=" + grid_)
      .root()
      .find("items")
      ->each_item([&](const json::view& one) {
        if (!door.empty() || !one.find("id_number") || one.find("id_number")->is_null()) return;
        const auto household = one.find("household");
        if (!household || household->is_null()) return;
        const auto home = get("/households/" + std::string(household->text_of("id")));
        person = one.text_of("id");
        name = one.text_of("name");
        door = home.root().find("door")->text_of("id");
      });
  ASSERT_FALSE(door.empty());
  const auto address = get("/doors/" + door).word("address");
  const auto number =
      post("/persons/" + person + "/reveal", R"({"fields":["id_number"],"reason":"核对线索"})");
  const auto id_number = std::string(number.root().find("values")->text_of("id_number"));
  const auto line = [&](const std::string& who, const std::string& where, const char* claim) {
    return fmt::format(R"({{"name":"{}","id_number":"{}","address":"{}","claim":"{}"}})", who,
                       id_number, where, claim);
  };
  const auto list =
      post("/hints",
           fmt::format(R"({{"name":"名单","sender":"市里","unit":"{}","items":[{},{},{},{}]}})",
                       codes::text(community_), line(name, address, "在此居住"),
                       line(name, "别处 1 号", "在此居住"), line("别人", address, "在此居住"),
                       line(name, address, "已搬走")));
  ASSERT_EQ(list.status, 201) << list.text;
  EXPECT_EQ(list.number("matched"), 4);
  EXPECT_EQ(list.number("confirmed"), 1);
  EXPECT_EQ(list.root().find("by_outcome")->integer_of("found", 0), 1);
  EXPECT_EQ(list.root().find("by_outcome")->integer_of("open", 0), 3);
  const auto path = "/hints/" + list.word("id");
  EXPECT_NE(get(path + "?state=found").text.find("登记册里已住在这一户"), std::string::npos);
}

WANGGE_ON_BOTH_STORES(sheets_test);

}  // namespace
}  // namespace wangge::screening
