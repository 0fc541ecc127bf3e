// Phones and the office on one grid, through the routes, on both stores.

#include "field/sync_fixture.h"

namespace wangge::field {
namespace {

TEST_P(sync_test, refuses_each_operation_by_itself) {
  who_ = member_;
  EXPECT_EQ(post("/sync", R"({"operations":[]})").code(), "bad_parameter");
  EXPECT_EQ(post("/sync", R"({"device":"a"})").code(), "bad_parameter");
  const auto person = first("persons");
  const auto done =
      sync(R"({"id":"x"},)" + edit(person, 1, R"({"colour":"red"})") + "," +
           edit(to_string(new_uuid()), 3, R"({"note":"?"})") + "," +
           edit(person, 1, R"({"presence":"asleep"})") + "," + edit(person, 1, R"({"note":"好"})") +
           "," + R"({"id":")" + to_string(new_uuid()) + R"(","entity":"unit","record":")" + person +
           R"(","patch":{}})");
  EXPECT_EQ(member(done, "code", 0), "bad_parameter");
  EXPECT_EQ(member(done, "code", 1), "unknown_field");
  EXPECT_EQ(member(done, "code", 2), "not_found");
  EXPECT_EQ(member(done, "code", 3), "unknown_code");
  EXPECT_EQ(state(done, 4), "applied") << done.text;
  EXPECT_EQ(member(done, "code", 5), "bad_parameter");
  who_ = somebody("guard", *codes::parse(grid_));
  EXPECT_EQ(post("/sync", R"({"device":"a","operations":[]})").code(), "forbidden");
  expect_everything_agrees();
}

TEST_P(sync_test, a_repeat_is_answered_and_not_done_again) {
  who_ = member_;
  const auto person = first("persons");
  const auto operation = edit(person, 1, R"({"note":"一次"})");
  EXPECT_EQ(state(sync(operation)), "applied");
  const auto again = sync(operation);
  EXPECT_EQ(state(again), "repeated");
  EXPECT_EQ(member(again, "was"), "applied");
  EXPECT_EQ(version_of("/persons/" + person), 2);
  who_ = other_;
  EXPECT_EQ(member(sync(operation), "code"), "operation_foreign");
}

TEST_P(sync_test, disjoint_edits_merge_and_the_rest_becomes_a_question) {
  const auto person = first("persons");
  who_ = other_;
  EXPECT_EQ(state(sync(edit(person, 1, R"({"note":"乙写的","volunteer":true})"), "phone-2")),
            "applied");
  who_ = member_;
  EXPECT_EQ(state(sync(edit(person, 1, R"({"employer":"一厂"})"))), "merged");
  const auto asked = sync(edit(person, 1, R"({"note":"甲写的","registered_residence":"章丘"})"));
  EXPECT_EQ(state(asked), "conflict") << asked.text;
  const auto now = get("/persons/" + person);
  EXPECT_EQ(now.word("note"), "乙写的");
  EXPECT_EQ(now.word("registered_residence"), "章丘");  // the rest is not held up
  const auto open = get("/conflicts?state=open");
  ASSERT_EQ(open.number("total"), 1) << open.text;
  std::string id;
  open.root().find("items")->each_item([&](const json::view& one) { id = one.text_of("id"); });
  EXPECT_EQ(post("/conflicts/" + id, R"({"choice":"both"})").code(), "bad_parameter");
  EXPECT_EQ(post("/conflicts/" + id, R"({"choice":"yours"})").word("state"), "yours");
  EXPECT_EQ(get("/persons/" + person).word("note"), "甲写的");
  EXPECT_EQ(post("/conflicts/" + id, R"({"choice":"theirs"})").code(), "already_done");
  EXPECT_EQ(post("/conflicts/" + id + "/undo").word("state"), "open");
  EXPECT_EQ(get("/persons/" + person).word("note"), "乙写的");
  EXPECT_EQ(post("/conflicts/" + id, R"({"choice":"theirs"})").word("state"), "theirs");
  expect_everything_agrees();
}

TEST_P(sync_test, numbers_masked_alike_are_decided_by_who_saw_them) {
  const auto office = somebody("community_office", community_);
  const auto person = first("persons");
  who_ = somebody("community_office", community_);
  EXPECT_EQ(state(sync(edit(person, 1, R"({"phone":"13900011111"})"), "phone-2")), "applied");
  who_ = office;
  EXPECT_EQ(state(sync(edit(person, 1, R"({"phone":"13900021111"})"))), "conflict");
  const auto open = get("/conflicts?state=open");
  ASSERT_EQ(open.number("total"), 1) << open.text;
  EXPECT_EQ(open.text.find("139000"), std::string::npos);
  EXPECT_NE(open.text.find("社区居委会"), std::string::npos);  // whom one may ask
  std::string path = "/conflicts/";
  open.root().find("items")->each_item([&](const json::view& one) { path += one.text_of("id"); });
  const auto look = [&](const char* reason) {
    return post(path + "/reveal",
                std::string(R"({"fields":["phone"],"reason":")") + reason + R"("})");
  };
  EXPECT_EQ(look("").code(), "reason_needed");
  const auto shown = look("两个号码要分清");
  EXPECT_NE(shown.text.find("13900011111"), std::string::npos) << shown.text;
  EXPECT_NE(shown.text.find("13900021111"), std::string::npos) << shown.text;
  auto blind = std::make_shared<access::principal>(*office);
  blind->permissions.erase("persons.reveal");
  who_ = blind;
  EXPECT_EQ(look("看看").code(), "forbidden");
  EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'reveal'"), 1);
}

TEST_P(sync_test, edits_of_one_phone_follow_their_counter_whatever_arrives_first) {
  who_ = member_;
  const auto person = first("persons");
  EXPECT_EQ(state(sync(edit(person, 1, R"({"note":"后写"})", R"(,"seq":8)"))), "applied");
  EXPECT_EQ(state(sync(edit(person, 1, R"({"note":"先写","employer":"二厂"})", R"(,"seq":7)"))),
            "merged");
  const auto now = get("/persons/" + person);
  EXPECT_EQ(now.word("note"), "后写");
  EXPECT_EQ(now.word("employer"), "二厂");
  EXPECT_EQ(state(sync(edit(person, 1, R"({"note":"最后"})", R"(,"seq":9)"))), "merged");
  EXPECT_EQ(get("/persons/" + person).word("note"), "最后");
}

TEST_P(sync_test, nobody_comes_back_into_what_has_ended) {
  const auto person = first("persons");
  const auto household =
      std::string(get("/persons/" + person).root().find("household")->text_of("id"));
  who_ = other_;
  const auto out = fmt::format(
      R"({{"id":"{}","entity":"household","record":"{}","base_version":1,"patch":{{"_moved":{{"out":true}}}}}})",
      to_string(new_uuid()), household);
  ASSERT_EQ(state(sync(out, "phone-2")), "applied");
  who_ = member_;
  ASSERT_EQ(state(sync(edit(person, 1, R"({"note":"还在"})"))), "conflict");
  const auto page = get("/conflicts?state=open");
  std::string id;
  page.root().find("items")->each_item([&](const json::view& one) { id = one.text_of("id"); });
  EXPECT_EQ(post("/conflicts/" + id, R"({"choice":"yours"})").code(), "unknown_reference");
  EXPECT_EQ(get("/conflicts?state=open").number("total"), 1);
  const auto version = version_of("/households/" + household);
  who_ = district_;
  ASSERT_EQ(ask(http::method::post, "/households/" + household + "/reopen",
                R"({"reason":"又回来了"})", version)
                .status,
            200);
  who_ = member_;
  EXPECT_EQ(post("/conflicts/" + id, R"({"choice":"yours"})").word("state"), "yours");
  EXPECT_EQ(post("/conflicts/" + id + "/undo").word("state"), "open");
  expect_everything_agrees();
}

TEST_P(sync_test, a_move_goes_alone) {
  who_ = member_;
  const auto person = first("persons");
  const auto both = sync(
      edit(person, 1, fmt::format(R"({{"_moved":{{"grid":"{}"}},"note":"顺便"}})", full_grid(1))));
  EXPECT_EQ(member(both, "code"), "bad_parameter") << both.text;
  expect_everything_agrees();
}

TEST_P(sync_test, people_come_leave_and_move_out) {
  who_ = member_;
  const auto household = first("households"), person = to_string(new_uuid());
  const auto fresh = edit(
      person, 0,
      fmt::format(
          R"({{"grid":"{}","household":"{}","name":"新来","sex":"female","residence_type":"migrant","presence":"present","id_missing_reason":"未带"}})",
          grid_, household));
  EXPECT_EQ(state(sync(fresh)), "applied") << sync(fresh).text;
  EXPECT_EQ(state(sync(edit(person, 1, R"({"presence":"away","presence_since":"2020-03-01"})"))),
            "applied");
  const auto moved =
      sync(edit(person, 2, fmt::format(R"({{"_moved":{{"grid":"{}"}}}})", full_grid(1))));
  EXPECT_EQ(state(moved), "applied") << moved.text;
  who_ = district_;
  EXPECT_EQ(get("/persons/" + person).root().find("grid")->text_of("code"), full_grid(1));
  who_ = member_;
  const auto leaving = sync(fmt::format(
      R"({{"id":"{}","entity":"household","record":"{}","base_version":1,"patch":{{"_moved":{{"out":true,"reason":"全户搬走"}}}}}})",
      to_string(new_uuid()), household));
  EXPECT_EQ(state(leaving), "applied") << leaving.text;
  EXPECT_EQ(get("/persons?household=" + household).number("total"), 0);
  // Somebody edits one of them, not knowing: a question, nothing overwritten.
  expect_everything_agrees();
}

TEST_P(sync_test, a_household_takes_along_whom_the_phone_saw) {
  who_ = member_;
  const auto household = first("households"), path = "/persons?household=" + household;
  const auto before = get(path);
  std::string seen;
  before.root().find("items")->each_item([&](const json::view& one) {
    seen += (seen.empty() ? "\"" : ",\"") + std::string(one.text_of("id")) + "\"";
  });
  const auto tenant = fmt::format(
      R"({{"grid":"{}","household":"{}","name":"后来","sex":"female","residence_type":"migrant","presence":"present","id_missing_reason":"未带"}})",
      grid_, household);
  who_ = other_;
  const auto late = to_string(new_uuid());
  ASSERT_EQ(state(sync(edit(late, 0, tenant), "phone-2")), "applied");
  who_ = member_;
  const auto leave = [&](const std::string& people) {
    return sync(fmt::format(
        R"({{"id":"{}","entity":"household","record":"{}","base_version":1,"patch":{{"_moved":{{"out":true,"people":[{}]}}}}}})",
        to_string(new_uuid()), household, people));
  };
  const auto held = leave(seen);
  EXPECT_EQ(member(held, "code"), "in_use") << held.text;
  EXPECT_EQ(get(path).number("total"), before.number("total") + 1);  // nobody left
  const auto both = leave(seen.empty() ? "\"" + late + "\"" : seen + ",\"" + late + "\"");
  EXPECT_EQ(state(both), "applied") << both.text;
  EXPECT_EQ(get(path).number("total"), 0);
  expect_everything_agrees();
}

TEST_P(sync_test, who_moves_to_another_grid_moves_whole_or_not) {
  const auto person = first("persons"), path = "/persons/" + person;
  const auto other_home = first("households", 1);
  ASSERT_EQ(ask(http::method::patch, path, R"({"household":")" + other_home + R"("})", 1).status,
            200);  // the office puts him elsewhere meanwhile
  who_ = member_;
  const auto moved =
      sync(edit(person, 1, fmt::format(R"({{"_moved":{{"grid":"{}"}}}})", full_grid(1))));
  EXPECT_EQ(state(moved), "merged") << moved.text;
  who_ = district_;
  EXPECT_EQ(get(path).root().find("grid")->text_of("code"), full_grid(1));
  EXPECT_EQ(get(path).text.find(other_home), std::string::npos);
  expect_everything_agrees();
}

TEST_P(sync_test, visits_wait_on_the_phone_and_arrive_in_any_order) {
  const auto id = open_round();
  const auto doors = objects(id, "kind=doors&unit=" + grid_);
  who_ = member_;
  const auto visit = [&](const std::string& door, const char* outcome, int seq, const char* at) {
    return fmt::format(
        R"({{"id":"{}","seq":{},"entity":"visit","record":"{}","base_version":0,"patch":{{"round":"{}","outcome":"{}","how":"qr","at":"{}"}}}})",
        to_string(new_uuid()), seq, door, id, outcome, at);
  };
  // The phone's clock is a year ahead; nothing depends on it.
  const auto ahead = fmt::format(R"(,"sent_at":"{}")", format_instant(now_ms() + 31'536'000'000));
  const auto late =
      sync(visit(doors[0], "verified", 2, "2031-01-01T00:00:00+08:00"), "phone-1", ahead);
  EXPECT_EQ(state(late), "applied") << late.text;
  EXPECT_EQ(state(sync(visit(doors[0], "no_answer", 1, "2019-01-01T00:00:00+08:00"))), "merged");
  auto one = get("/rounds/" + id + "/targets/" + doors[0]);
  EXPECT_EQ(one.root().find("target")->text_of("outcome"), "verified") << one.text;
  EXPECT_LE(one.root().find("target")->find("last")->text_of("at"), format_instant(now_ms()));
  who_ = other_;
  // Nobody at home, seen before the colleague finished the door: told, and counted no more.
  const auto offline = fmt::format(R"(,"sent_at":"{}")", format_instant(now_ms()));
  const auto hours_ago = format_instant(now_ms() - 20'000'000);
  EXPECT_EQ(state(sync(visit(doors[0], "no_answer", 1, hours_ago.c_str()), "phone-2", offline)),
            "merged");
  EXPECT_EQ(get("/rounds/" + id + "/targets/" + doors[0]).root().find("target")->text_of("outcome"),
            "verified");
  // Another phone's clock is a year behind: it still came later.
  EXPECT_EQ(state(sync(visit(doors[0], "vacant", 2, "2019-01-01T00:00:00+08:00"), "phone-2")),
            "applied");
  EXPECT_EQ(get("/rounds/" + id + "/targets/" + doors[0]).root().find("target")->text_of("outcome"),
            "vacant");
  who_ = district_;
  ASSERT_EQ(post("/rounds/" + id + "/close").status, 200);
  who_ = member_;
  EXPECT_EQ(state(sync(visit(doors[1], "verified", 3, "2020-01-01T00:00:00+08:00"))), "applied");
  expect_everything_agrees();
}

TEST_P(sync_test, a_phone_takes_its_grid_along_and_then_only_what_changes) {
  const auto id = open_round();
  who_ = member_;
  EXPECT_EQ(get("/field/bundle?grid=" + full_grid(1)).status, 404);
  EXPECT_EQ(get("/field/bundle?grid=370105").status, 404);
  const auto all = get("/field/bundle?grid=" + grid_);
  ASSERT_EQ(all.status, 200) << all.text;
  std::size_t persons = 0, targets = 0;
  all.root().find("records")->find("persons")->each_item([&](const json::view&) { ++persons; });
  all.root().find("targets")->each_item([&](const json::view&) { ++targets; });
  EXPECT_EQ(static_cast<std::int64_t>(persons),
            get("/persons?limit=1&unit=" + grid_).number("total"));
  EXPECT_EQ(static_cast<std::int64_t>(targets),
            get("/rounds/" + id + "/targets?limit=1&unit=" + grid_).number("total"));
  const auto person = first("persons");
  const auto mark = std::to_string(now_ms());
  sync(edit(person, 1, R"({"note":"改了"})"));
  const auto later = get("/field/changes?grid=" + grid_ + "&since=" + mark);
  persons = 0;
  later.root().find("records")->find("persons")->each_item([&](const json::view&) { ++persons; });
  EXPECT_EQ(persons, 1u) << later.text;
}

WANGGE_ON_BOTH_STORES(sync_test);

}  // namespace
}  // namespace wangge::field
