// What two people wanted otherwise, and what moved between grids while edits waited.

#include <thread>

#include "field/sync_fixture.h"

namespace wangge::field {
namespace {

class border_test : public sync_test {};

TEST_P(border_test, an_answer_overwrites_nothing_that_was_not_shown) {
  const auto person = first("persons"), path = "/persons/" + person;
  who_ = other_;
  EXPECT_EQ(state(sync(edit(person, 1, R"({"note":"乙写的"})"), "phone-2")), "applied");
  who_ = member_;
  const auto asked = sync(edit(person, 1, R"({"note":"甲写的"})"));
  ASSERT_EQ(state(asked), "conflict") << asked.text;
  json::document shown = *json::document::parse("{}");
  const auto question = [&] {
    get("/conflicts?state=open").root().find("items")->each_item([&](const json::view& one) {
      shown = *json::document::parse(one.dump());
    });
    return std::string(shown.root().text_of("id"));
  };
  const auto id = question();
  const auto seen = shown.root().integer_of("version", 0);
  const auto answer_at = [&](std::int64_t version) {
    return post("/conflicts/" + id, fmt::format(R"({{"choice":"yours","version":{}}})", version));
  };
  who_ = district_;
  const auto changed = [&](const char* patch) {
    return ask(http::method::patch, path, patch, version_of(path)).status;
  };
  ASSERT_EQ(changed(R"({"note":"丙改的"})"), 200);
  who_ = member_;
  EXPECT_EQ(answer_at(seen).code(), "stale_version");
  EXPECT_EQ(answer_at(0).code(), "stale_version");
  EXPECT_EQ(get(path).word("note"), "丙改的");
  question();
  EXPECT_NE(shown.root().dump().find(R"("theirs":"丙改的")"), std::string::npos)
      << shown.root().dump();
  who_ = district_;
  ASSERT_EQ(changed(R"({"volunteer":true})"), 200);  // another field is no matter
  who_ = member_;
  EXPECT_EQ(answer_at(shown.root().integer_of("version", 0)).word("state"), "yours");
  EXPECT_EQ(get(path).word("note"), "甲写的");
  EXPECT_EQ(post("/conflicts/" + id + "/undo").word("state"), "open");
  EXPECT_EQ(get(path).word("note"), "丙改的");
  expect_everything_agrees();
}

TEST_P(border_test, a_record_that_moved_away_loses_nothing_and_is_not_shown) {
  const auto household = first("households");
  const auto person = first("persons");
  const auto moved = ask(http::method::post, "/persons/" + person + "/move",
                         fmt::format(R"({{"grid":"{}","reason":"搬家"}})", full_grid(1)), 1);
  ASSERT_EQ(moved.status, 200) << moved.text;
  who_ = member_;
  const auto late = sync(edit(person, 1, R"({"note":"搬走前看到的"})"));
  EXPECT_EQ(state(late), "merged") << late.text;
  EXPECT_NE(late.text.find("moved_away"), std::string::npos);
  EXPECT_EQ(get("/persons/" + person).status, 404);
  const auto away = get("/field/changes?grid=" + grid_ + "&since=1");
  EXPECT_NE(away.text.find(person), std::string::npos);  // among the removed
  who_ = district_;
  EXPECT_EQ(get("/persons/" + person).word("note"), "搬走前看到的");
  who_ = somebody("grid_member", *codes::parse(full_grid(2)));
  EXPECT_EQ(member(sync(edit(person, 1, R"({"note":"无关"})")), "code"), "not_found");
}

TEST_P(border_test, what_left_is_out_of_reach_once_a_phone_could_know) {
  const auto person = first("persons");
  ASSERT_EQ(ask(http::method::patch, "/persons/" + person, R"({"note":"新地方写的"})", 1).status,
            200);
  ASSERT_EQ(ask(http::method::post, "/persons/" + person + "/move",
                fmt::format(R"({{"grid":"{}","reason":"搬家"}})", full_grid(1)), 2)
                .status,
            200);
  who_ = member_;
  // An invented later version overwrites nothing silently, and the question is not the sender's.
  const auto asked = sync(edit(person, 3, R"({"note":"原网格写的"})"));
  EXPECT_EQ(state(asked), "merged") << asked.text;  // as if he had seen version 2
  const auto contrary = sync(edit(person, 1, R"({"note":"再写一次"})"), "phone-2");
  EXPECT_EQ(state(contrary), "conflict") << contrary.text;
  EXPECT_EQ(contrary.text.find("theirs"), std::string::npos) << contrary.text;
  EXPECT_EQ(get("/conflicts").number("total"), 0);
  EXPECT_EQ(get("/field/bundle?grid=" + grid_).text.find("再写一次"), std::string::npos);
  who_ = somebody("grid_member", *codes::parse(full_grid(1)));
  EXPECT_EQ(get("/conflicts?state=open").number("total"), 1);
  // Three days later a phone knows.
  parts_->store().write([&](db::connection& db) {
    db.execute("UPDATE history SET changed_at = changed_at - ?1", {std::int64_t{259'200'000}});
    return true;
  });
  who_ = member_;
  EXPECT_EQ(member(sync(edit(person, 1, R"({"note":"三天后"})")), "code"), "not_found");
  const auto old = fmt::format(R"(,"made_at":"{}")", format_instant(now_ms() - 259'200'000));
  EXPECT_EQ(state(sync(edit(person, 1, R"({"employer":"早先写的"})", old))), "conflict");
}

TEST_P(border_test, who_moved_somebody_away_himself_writes_to_him_no_more) {
  const auto person = first("persons");
  who_ = member_;
  const auto before = fmt::format(R"(,"made_at":"{}")", format_instant(now_ms() - 60'000));
  const auto gone = sync(
      edit(person, 1, R"({"_moved":{"grid":")" + full_grid(1) + R"(","reason":"搬家"}})", before));
  EXPECT_NE(gone.text.find("moved_away"), std::string::npos) << gone.text;
  // What waited on his phone still arrives.
  EXPECT_EQ(state(sync(edit(person, 1, R"({"employer":"早先写的"})", before))), "merged");
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_EQ(member(sync(edit(person, 3, R"({"employer":"以后写的"})")), "code"), "not_found");
  who_ = district_;
  EXPECT_EQ(get("/persons/" + person).word("employer"), "早先写的");
}

// The same departure told twice, by the office and by a phone that did not know.
TEST_P(border_test, a_departure_ends_nobody_who_lives_elsewhere_by_now) {
  const auto person = first("persons");
  who_ = district_;
  const auto move_on = [&](const std::string& path) {
    const auto done =
        ask(http::method::post, path + "/move",
            R"({"grid":")" + full_grid(1) + R"(","reason":"搬家"})", version_of(path));
    EXPECT_EQ(done.status, 200) << done.text;
  };
  move_on("/persons/" + person);
  who_ = member_;
  const auto left = sync(edit(person, 1, R"({"_moved":{"out":true}})"));
  EXPECT_EQ(state(left), "merged") << left.text;
  who_ = district_;
  EXPECT_EQ(get("/persons/" + person).text.find(R"("_ended":true)"), std::string::npos);
  EXPECT_EQ(
      get("/persons?unit=" + full_grid(1) + "&limit=1000").text.find(person) != std::string::npos,
      true);
  expect_everything_agrees();
}

TEST_P(border_test, what_arrives_long_after_a_move_is_a_question_there) {
  const auto person = first("persons"), path = "/persons/" + person;
  who_ = district_;
  ASSERT_EQ(ask(http::method::post, path + "/move",
                R"({"grid":")" + full_grid(1) + R"(","reason":"搬家"})", version_of(path))
                .status,
            200);
  constexpr instant days = 24 * 3'600'000;
  parts_->store().write([&](db::connection& db) {  // it happened ten days ago
    return db.execute("UPDATE history SET changed_at = changed_at - ?2 WHERE record = ?1",
                      {*parse_uuid(person), 10 * days});
  });
  const auto note = get(path).word("note");
  who_ = member_;
  const auto late = sync(edit(person, 1, R"({"note":"早就写的"})",
                              R"(,"made_at":")" + format_instant(now_ms() - 11 * days) + R"(")"));
  EXPECT_EQ(state(late), "conflict") << late.text;
  EXPECT_EQ(late.text.find("theirs"), std::string::npos);  // nothing is told of the new place
  who_ = district_;
  EXPECT_EQ(get(path).word("note"), note);
  EXPECT_EQ(get("/conflicts?state=open&unit=" + full_grid(1)).number("total"), 1);
  expect_everything_agrees();
}

TEST_P(border_test, a_question_tells_nothing_that_was_written_elsewhere) {
  const auto person = first("persons"), path = "/persons/" + person;
  who_ = district_;
  const auto moved_to = [&](const std::string& grid) {
    ASSERT_EQ(ask(http::method::post, path + "/move",
                  R"({"grid":")" + grid + R"(","reason":"搬家"})", version_of(path))
                  .status,
              200);
  };
  const auto written = [&](const char* note) {
    ASSERT_EQ(ask(http::method::patch, path, std::string(R"({"note":")") + note + R"("})",
                  version_of(path))
                  .status,
              200);
  };
  moved_to(full_grid(1));
  written("别处的秘密");
  written("带来的");  // it comes along and is seen here
  moved_to(grid_);
  written("这里写的");
  who_ = member_;
  for (const int base : {1, 2, 3, 4}) {
    const auto asked = sync(edit(person, base, R"({"note":"猜一个"})"));
    EXPECT_EQ(asked.text.find("秘密"), std::string::npos) << base << asked.text;
  }
  expect_everything_agrees();
}

TEST_P(border_test, who_does_not_see_a_field_decides_nothing_about_it) {
  const auto person = first("persons");
  who_ = district_;
  ASSERT_EQ(ask(http::method::patch, "/persons/" + person, R"({"party_member":true})", 1).status,
            200);
  const auto now = sync(edit(person, 1, R"({"party_member":null})"), "office");
  ASSERT_EQ(state(now), "conflict") << now.text;
  std::string id;
  get("/conflicts?state=open").root().find("items")->each_item([&](const json::view& one) {
    id = one.text_of("id");
  });
  who_ = member_;
  EXPECT_EQ(post("/conflicts/" + id, R"({"choice":"yours","version":2})").code(),
            "field_forbidden");
  who_ = district_;
  EXPECT_EQ(post("/conflicts/" + id, R"({"choice":"yours","version":2})").word("state"), "yours");
  expect_everything_agrees();
}

TEST_P(border_test, a_question_goes_along_with_its_record) {
  const auto person = first("persons");
  who_ = other_;
  ASSERT_EQ(state(sync(edit(person, 1, R"({"note":"乙"})"), "phone-2")), "applied");
  who_ = member_;
  ASSERT_EQ(state(sync(edit(person, 1, R"({"note":"甲"})"))), "conflict");
  who_ = district_;
  ASSERT_EQ(ask(http::method::post, "/persons/" + person + "/move",
                fmt::format(R"({{"grid":"{}","reason":"搬家"}})", full_grid(1)), 2)
                .status,
            200);
  const auto page = get("/conflicts?unit=" + full_grid(1));
  ASSERT_EQ(page.number("total"), 1) << page.text;
  std::string id;
  page.root().find("items")->each_item([&](const json::view& one) { id = one.text_of("id"); });
  who_ = member_;
  EXPECT_EQ(post("/conflicts/" + id, R"({"choice":"yours"})").code(), "not_found");
  who_ = somebody("registrar", 370105);
  EXPECT_NE(post("/conflicts/" + id, R"({"choice":"yours"})").status, 200);
  who_ = somebody("grid_member", *codes::parse(full_grid(1)));
  EXPECT_EQ(post("/conflicts/" + id, R"({"choice":"yours"})").word("state"), "yours");
  expect_everything_agrees();
}

WANGGE_ON_BOTH_STORES(border_test);

}  // namespace
}  // namespace wangge::field
