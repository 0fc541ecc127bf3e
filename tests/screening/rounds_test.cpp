// Rounds, targets, visits and completeness through the routes.

#include <algorithm>

#include "base/text.h"
#include "screening/opening.h"
#include "screening/screening_fixture.h"

namespace wangge::screening {
namespace {

using rounds_test = screening_test;

TEST_P(rounds_test, refuses_what_is_wrong_all_at_once) {
  const auto made = post(
      "/rounds",
      R"({"unit":"370105","kinds":["doors","ships"],"starts_on":"2020-03-12","ends_on":"2020-03-10","colour":"red"})");
  EXPECT_EQ(made.status, 400);
  std::string codes_seen;
  made.root().find("errors")->each_item(
      [&](const json::view& one) { codes_seen += std::string(one.text_of("code")) + " "; });
  EXPECT_EQ(codes_seen, "unknown_field unknown_code required date_order ");
  EXPECT_EQ(post("/rounds", round_body("999999")).code(), "unknown_reference");
  EXPECT_EQ(
      post("/rounds", round_body(codes::text(community_),
                                 R"(,"questions":[{"id":"a","zh":"甲","en":"A","kind":"colour"}])"))
          .code(),
      "bad_question");
  EXPECT_EQ(post("/rounds/" + to_string(new_uuid()) + "/open").status, 404);
}

TEST_P(rounds_test, a_draft_changes_and_an_open_round_only_grows) {
  const auto made = post("/rounds", round_body(codes::text(community_)));
  ASSERT_EQ(made.status, 201) << made.text;
  const auto path = "/rounds/" + made.word("id");
  EXPECT_EQ(post("/rounds", made.text).word("id"), made.word("id"));  // sent twice
  EXPECT_EQ(ask(http::method::patch, path, R"({"name":"改"})").code(), "version_needed");
  EXPECT_EQ(ask(http::method::patch, path, R"({"name":"改"})", 7).code(), "stale_version");
  EXPECT_EQ(ask(http::method::patch, path, R"({"kinds":["doors"]})", 1).status, 200);
  const auto visit = post(path + "/visits", visit_body(to_string(new_uuid()), "verified"));
  EXPECT_EQ(visit.code(), "round_not_open");
  EXPECT_EQ(post(path + "/close").code(), "round_not_open");
  wait_for_job(post(path + "/open"));
  EXPECT_EQ(post(path + "/open").code(), "round_not_draft");
  const auto version = get(path).number("version");
  EXPECT_EQ(ask(http::method::patch, path, R"({"kinds":["hotels"]})", version).code(),
            "round_not_draft");
  const auto asked =
      R"({"questions":[{"id":"t","zh":"体温","en":"Temperature","kind":"temperature"}]})";
  EXPECT_EQ(ask(http::method::patch, path, asked, version).status, 200);
  EXPECT_EQ(ask(http::method::patch, path, R"({"questions":[]})", version + 1).code(),
            "question_fixed");
  EXPECT_EQ(post(path + "/close").status, 200);
  EXPECT_EQ(post(path + "/close").code(), "already_done");
  const auto late = post(path + "/visits", visit_body(to_string(new_uuid()), "verified"));
  EXPECT_EQ(late.code(), "round_is_closed");
}

TEST_P(rounds_test, opening_draws_every_object_once_and_sums_agree_at_every_level) {
  const auto id = open_round();
  const auto whole = get("/rounds/" + id + "/completeness?unit=370105");
  ASSERT_EQ(whole.status, 200) << whole.text;
  const auto doors = number("SELECT count(*) FROM door WHERE ended_on IS NULL");
  const auto others = number(
      "SELECT (SELECT count(*) FROM courtyard WHERE ended_on IS NULL) + (SELECT count(*) FROM "
      "place WHERE kind = 1 AND ended_on IS NULL)");
  EXPECT_EQ(whole.number("targets"), doors + others);
  EXPECT_EQ(whole.number("open"), doors + others);
  EXPECT_EQ(part(whole, "persons", "targets"),
            number("SELECT count(*) FROM person p JOIN household h ON h.district = p.district AND "
                   "h.id = p.household WHERE p.presence = 1 AND p.ended_on IS NULL AND h.ended_on "
                   "IS NULL"));
  const auto below = get("/rounds/" + id + "/children?unit=" + codes::text(community_));
  std::int64_t sum = 0;
  below.root().find("items")->each_item(
      [&](const json::view& one) { sum += one.integer_of("targets", 0); });
  EXPECT_EQ(sum, doors + others);
  EXPECT_EQ(get("/rounds/" + id + "/targets?limit=1").number("total"), doors + others);
  expect_everything_agrees();
}

TEST_P(rounds_test, visits_move_targets_and_every_sum_follows) {
  const auto id = open_round(
      R"(,"questions":[{"id":"t","zh":"体温","en":"Temperature","kind":"temperature"}])");
  const auto path = "/rounds/" + id;
  const auto grid = full_grid();
  const auto doors = objects(id, "kind=doors&unit=" + grid);
  ASSERT_GT(doors.size(), 3u);
  EXPECT_EQ(post(path + "/visits", visit_body(doors[0], "sleeping")).code(), "unknown_code");
  EXPECT_EQ(
      post(path + "/visits", visit_body(doors[0], "verified", R"(,"answers":{"t":50})")).code(),
      "bad_answer");
  EXPECT_EQ(
      post(path + "/visits", visit_body(doors[0], "verified", R"(,"answers":{"t":{"x":36.6}})"))
          .code(),
      "bad_answer");
  const auto each_person =
      fmt::format(R"(,"answers":{{"t":{{"{}":36.6}}}})", to_string(new_uuid()));
  EXPECT_EQ(post(path + "/visits", visit_body(doors[3], "unchanged", each_person)).status, 200);
  EXPECT_EQ(post(path + "/visits", visit_body(to_string(new_uuid()), "verified")).code(),
            "not_a_target");
  const auto visit =
      visit_body(doors[0], "verified",
                 fmt::format(R"(,"id":"{}","how":"qr","note":"在家","answers":{{"t":36.6}})",
                             to_string(new_uuid())));
  EXPECT_EQ(post(path + "/visits", visit).word("outcome"), "verified");
  EXPECT_EQ(post(path + "/visits", visit).status, 200);  // sent twice
  auto elsewhere = visit;  // the same id at another door is nobody's repeat
  elsewhere.replace(elsewhere.find(doors[0]), doors[0].size(), doors[2]);
  EXPECT_EQ(post(path + "/visits", elsewhere).code(), "duplicate");
  EXPECT_EQ(post(path + "/visits", visit_body(doors[1], "no_answer")).number("attempts"), 1);
  EXPECT_EQ(post(path + "/visits", visit_body(doors[1], "no_answer")).number("attempts"), 2);
  EXPECT_EQ(post(path + "/visits", visit_body(doors[2], "refused")).status, 200);
  const auto now = get(path + "/completeness?unit=" + grid);
  EXPECT_EQ(part(now, "by_outcome", "verified"), 1);
  EXPECT_EQ(part(now, "by_outcome", "no_answer"), 1);
  EXPECT_EQ(now.number("not_reached"), now.number("open") + 2);
  EXPECT_EQ(now.number("targets"), now.number("open") + 4);
  const auto one = get(path + "/targets/" + doors[0]);
  EXPECT_NE(one.text.find(R"("answers":{"t":36.6})"), std::string::npos) << one.text;
  EXPECT_NE(one.text.find("在家"), std::string::npos);
  EXPECT_EQ(objects(id, "state=no_answer"), std::vector{doors[1]});
  EXPECT_EQ(objects(id, "state=revisit&sort=-attempts&unit=" + grid), std::vector{doors[1]});
  EXPECT_EQ(get(path + "/targets?state=not_reached&unit=" + grid).number("total"),
            now.number("not_reached"));
  const auto planned = post(path + "/revisits",
                            fmt::format(R"({{"objects":["{}","{}"],"revisit_at":"{}"}})", doors[1],
                                        doors[3], format_instant(now_ms() + 3'600'000)));
  EXPECT_EQ(planned.number("planned"), 1) << planned.text;  // the other was reached
  expect_everything_agrees();
}

TEST_P(rounds_test, no_plan_puts_a_door_beyond_the_end_of_the_round) {
  const auto id = open_round();
  const auto path = "/rounds/" + id;
  const auto all = objects(id, "limit=3&kind=doors&unit=" + full_grid());
  ASSERT_EQ(
      post(path + "/revisits",
           fmt::format(R"({{"objects":["{}","{}"],"revisit_at":"2099-01-01T10:00:00+08:00"}})",
                       all[0], all[1]))
          .number("planned"),
      2);
  parts_->store().write([&](db::connection& db) {  // the round ended long ago
    return db.execute("UPDATE round SET ends_on = starts_on - 1, version = version + 1", {});
  });
  parts_->reload();
  const auto now = get(path + "/completeness?unit=" + full_grid());
  EXPECT_EQ(now.number("overdue"), now.number("open"));
  EXPECT_EQ(get(path + "/targets?state=overdue&unit=" + full_grid()).number("total"),
            now.number("open"));
  const auto listed = objects(id, "state=overdue&limit=1000&unit=" + full_grid());
  EXPECT_EQ(static_cast<std::int64_t>(listed.size()), now.number("open"));
  expect_everything_agrees();
}

TEST_P(rounds_test, targets_stand_in_the_order_people_count) {
  const auto id = open_round();
  const auto path = "/rounds/" + id + "/targets?unit=" + full_grid();
  std::vector<std::string> labels;
  get(path + "&limit=1000").root().find("items")->each_item([&](const json::view& one) {
    labels.emplace_back(one.text_of("label"));
  });
  ASSERT_GT(labels.size(), 30U);
  EXPECT_TRUE(std::ranges::is_sorted(labels, counts_before));
  EXPECT_FALSE(std::ranges::is_sorted(labels));  // 1001 behind 901
  for (const std::string way : {"address", "-address"}) {
    std::vector<std::string> paged;
    for (std::string cursor;;) {
      const auto page =
          get(path + "&limit=7&sort=" + way + (cursor.empty() ? "" : "&cursor=" + cursor));
      page.root().find("items")->each_item(
          [&](const json::view& one) { paged.emplace_back(one.text_of("label")); });
      cursor = page.root().text_of("next");
      if (cursor.empty()) break;
    }
    if (way[0] == '-') std::ranges::reverse(paged);
    EXPECT_EQ(paged, labels);
  }
}

TEST_P(rounds_test, paper_is_typed_back_whole_or_not_at_all) {
  const auto id = open_round();
  const auto doors = objects(id, "kind=doors&unit=" + full_grid());
  const auto wrong = post("/rounds/" + id + "/paper",
                          fmt::format(R"({{"visits":[{},{}]}})", visit_body(doors[0], "verified"),
                                      visit_body(doors[1], "asleep")));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_NE(wrong.text.find("visits[1].outcome"), std::string::npos) << wrong.text;
  EXPECT_EQ(get("/rounds/" + id + "/targets?state=verified").number("total"), 0);
  const auto typed = post("/rounds/" + id + "/paper",
                          fmt::format(R"({{"visits":[{},{}]}})", visit_body(doors[0], "verified"),
                                      visit_body(doors[1], "vacant")));
  EXPECT_EQ(typed.number("recorded"), 2) << typed.text;
  expect_everything_agrees();
}

TEST_P(rounds_test, an_account_sees_and_does_only_what_lies_in_its_scope) {
  const auto id = open_round();
  const auto here = objects(id, "kind=doors&unit=" + full_grid(0));
  const auto there = objects(id, "kind=doors&unit=" + full_grid(1));
  who_ = somebody("grid_member", *codes::parse(full_grid(0)));
  EXPECT_EQ(get("/rounds/" + id + "/completeness?unit=" + full_grid(1)).status, 404);
  EXPECT_EQ(get("/rounds/" + id + "/targets/" + there[0]).status, 404);
  EXPECT_EQ(post("/rounds/" + id + "/visits", visit_body(there[0], "verified")).code(),
            "not_a_target");
  EXPECT_EQ(post("/rounds/" + id + "/visits", visit_body(here[0], "verified")).status, 200);
  EXPECT_EQ(post("/rounds", round_body(full_grid(0))).code(), "forbidden");
  who_ = somebody("community_office", community_);
  EXPECT_EQ(post("/rounds/" + id + "/close").status, 200);
  who_ = somebody("auditor", 370105'000'000'000);
  EXPECT_EQ(get("/rounds/" + id + "/completeness").status, 200);
  EXPECT_EQ(post("/rounds/" + id + "/visits", visit_body(here[0], "verified")).code(), "forbidden");
  expect_everything_agrees();
}

TEST_P(rounds_test, pages_follow_one_another_without_gap_or_repeat) {
  const auto id = open_round();
  for (const std::string sort : {"address", "-address", "-attempts"}) {
    std::set<std::string> seen;
    std::string cursor;
    const auto path =
        "/rounds/" + id + "/targets?limit=97&sort=" + sort + "&unit=" + codes::text(community_);
    std::int64_t total = 0;
    do {
      const auto page = get(path + (cursor.empty() ? "" : "&cursor=" + cursor));
      ASSERT_EQ(page.status, 200) << page.text;
      total = page.number("total");
      page.root().find("items")->each_item(
          [&](const json::view& one) { EXPECT_TRUE(seen.emplace(one.text_of("id")).second); });
      cursor = page.word("next");
    } while (!cursor.empty());
    EXPECT_EQ(static_cast<std::int64_t>(seen.size()), total) << sort;
  }
  EXPECT_EQ(get("/rounds/" + id + "/targets?sort=attempts").code(), "bad_parameter");
  EXPECT_EQ(get("/rounds/" + id + "/targets?state=lost").code(), "bad_parameter");
}

TEST_P(rounds_test, a_cut_off_opening_goes_on_where_it_stopped) {
  const auto made = post("/rounds", round_body(codes::text(community_)));
  const auto path = "/rounds/" + made.word("id");
  const auto started = post(path + "/open");
  ASSERT_EQ(started.status, 202);
  reopen();                                     // wherever it was
  EXPECT_NE(post(path + "/open").status, 202);  // nobody begins it twice
  resume_openings(parts_->services());
  for (int i = 0; i < 500 && get(path).word("state") == "opening"; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(get(path).word("state"), "open");
  expect_everything_agrees();
}

TEST_P(rounds_test, a_visit_that_met_somebody_is_a_contact_of_the_household) {
  const auto path = "/rounds/" + open_round();
  std::string door, one, other;  // two of one household
  get("/persons?presence=present&limit=200")
      .root()
      .find("items")
      ->each_item([&](const json::view& each) {
        const auto household = each.find("household");
        if (!other.empty() || !household || household->is_null()) return;
        const std::string home(household->text_of("id"));
        const auto people = get("/persons?limit=2&household=" + home);
        if (people.number("total") < 2) return;
        people.root().find("items")->each_item(
            [&](const json::view& of) { (one.empty() ? one : other) = of.text_of("id"); });
        door = get("/households/" + home).root().find("door")->text_of("id");
      });
  ASSERT_FALSE(other.empty());
  const auto today = [&](const std::string& person) {
    return get("/persons/" + person + "/contacts/today")
        .root()
        .find("today")
        ->integer_of("count", -1);
  };
  ASSERT_EQ(post(path + "/visits", visit_body(door, "no_answer")).status, 200);
  EXPECT_EQ(today(one), 0);
  ASSERT_EQ(post(path + "/visits", visit_body(door, "unchanged")).status, 200);
  ASSERT_EQ(post(path + "/visits", visit_body(door, "verified")).status, 200);  // corrected
  EXPECT_EQ(today(one), 1);
  EXPECT_EQ(today(other), 1);
  const auto asked = [&](const std::string& person, const char* more) {
    return post("/persons/" + person + "/contacts",
                std::string(R"({"channel":"phone","topic":"体温")") + more + "}");
  };
  EXPECT_EQ(asked(other, "").code(), "asked_today");
  EXPECT_EQ(asked(other, R"(,"_confirm":true)").status, 201);
  EXPECT_EQ(get("/contacts/figure").number("contacts"), 2);
}

WANGGE_ON_BOTH_STORES(rounds_test);

}  // namespace
}  // namespace wangge::screening
