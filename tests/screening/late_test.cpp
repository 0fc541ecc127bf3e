// What a round learns after it opened, and fevers that wait.

#include <algorithm>

#include "base/text.h"
#include "screening/opening.h"
#include "screening/screening_fixture.h"

namespace wangge::screening {
namespace {

// A door, a family and a person that the round did not know.
class late_test : public screening_test {
 protected:
  void SetUp() override {
    screening_test::SetUp();
    if (IsSkipped()) return;
    const auto building = get("/buildings?limit=1");
    building.root().find("items")->each_item([&](const json::view& one) {
      building_ = one.text_of("id");
      grid_ = one.find("grid")->text_of("code");
    });
    for (const auto code : grids_)
      if (codes::text(code) != grid_) other_ = codes::text(code);
    round_ = open_round();
    before_ = persons_in(grid_);
    door_ = made(
        "/doors",
        fmt::format(R"("building":"{}","number":"9901","address":"加建 9901","use":"dwelling")",
                    building_));
    family_ = made(
        "/households",
        fmt::format(R"("door":"{}","address":"加建 9901","kind":"family","occupancy":"occupied")",
                    door_));
    person_ = made(
        "/persons",
        fmt::format(
            R"("household":"{}","name":"新来","sex":"male","residence_type":"migrant","presence":"present","id_missing_reason":"未带")",
            family_));
  }
  std::string made(const std::string& path, const std::string& fields) {
    const auto out = post(path, R"({"grid":")" + grid_ + "\"," + fields + "}");
    EXPECT_EQ(out.status, 201) << out.text;
    return out.word("id");
  }
  std::int64_t persons_in(const std::string& grid) {
    return part(get("/rounds/" + round_ + "/completeness?unit=" + grid), "persons", "targets");
  }
  std::string outcome() {
    const auto one = get("/rounds/" + round_ + "/targets/" + door_);
    return std::string(one.root().find("target")->text_of("outcome"));
  }
  int act(http::method verb, const std::string& path, const std::string& body, int version) {
    const auto done = ask(verb, path, body, version);
    EXPECT_EQ(done.status, 200) << done.text;
    return done.status;
  }

  std::string building_, grid_, other_, round_, door_, family_, person_;
  std::int64_t before_ = 0;
};

TEST_P(late_test, a_fever_waits_for_a_second_reading) {
  const auto id = open_round(
      R"(,"questions":[{"id":"t","zh":"体温","en":"Temperature","kind":"temperature"}])");
  const auto path = "/rounds/" + id;
  const auto measured = [&](double value) {
    return post(path + "/visits",
                visit_body(door_, "verified",
                           fmt::format(R"(,"answers":{{"t":{{"{}":{}}}}})", person_, value)));
  };
  const auto waiting = [&] { return objects(id, "state=fever"); };
  const auto first = measured(36.6);
  ASSERT_EQ(first.status, 200) << first.text;
  EXPECT_TRUE(waiting().empty());
  ASSERT_EQ(measured(37.6).number("fevers"), 1);
  EXPECT_EQ(waiting(), std::vector{door_});
  const auto along = get("/field/bundle?grid=" + grid_);
  EXPECT_NE(along.text.find(R"("retest":{")" + person_ + R"(":{"value":37.6)"), std::string::npos);
  ASSERT_EQ(measured(37.9).number("fevers"), 0);  // the second, whatever it says
  EXPECT_TRUE(waiting().empty());
  expect_everything_agrees();
}

TEST_P(late_test, one_reading_of_a_door_on_paper_waits_for_a_second_too) {
  const auto id =
      open_round(R"(,"questions":[{"id":"t","zh":"体温","en":"Temperature","kind":"temperature"},)"
                 R"({"id":"n","zh":"人数","en":"People","kind":"number"}])");
  const auto fevers_after = [&](const std::string& answers) {
    return post("/rounds/" + id + "/visits",
                visit_body(door_, "verified", R"(,"answers":)" + answers))
        .number("fevers");
  };
  EXPECT_EQ(fevers_after(R"({"n":40})"), 0);  // nobody's temperature
  EXPECT_EQ(fevers_after(R"({"t":38.1,"n":3})"), 1);
  EXPECT_EQ(fevers_after(R"({"t":{")" + person_ + R"(":36.8}})"), 0);
  EXPECT_EQ(fevers_after(R"({"t":38.1})"), 1);
  EXPECT_EQ(fevers_after(R"({"t":36.4})"), 0);
  EXPECT_EQ(fevers_after(R"({"t":{")" + to_string(new_uuid()) + R"(":39.5}})"), 0);  // nobody
  expect_everything_agrees();
}

TEST_P(late_test, a_member_that_no_schema_names_is_refused_by_name) {
  const auto path = "/rounds/" + round_;
  const auto one = post(path + "/visits", visit_body(door_, "verified", R"(,"notee":"x")"));
  EXPECT_EQ(one.code(), "unknown_field") << one.text;
  EXPECT_NE(one.text.find("notee"), std::string::npos);
  const auto sheet = post(
      path + "/paper", R"({"visits":[)" + visit_body(door_, "verified", R"(,"answerz":{})") + "]}");
  EXPECT_NE(sheet.text.find("visits[0].answerz"), std::string::npos) << sheet.text;
  EXPECT_EQ(get(path + "/targets/" + door_).root().find("target")->text_of("outcome"), "open");
  EXPECT_EQ(get("/rounds?state=bogus").code(), "bad_parameter");
  EXPECT_EQ(get(path + "/sheets?state=bogus").code(), "bad_parameter");
}

TEST_P(late_test, what_is_found_later_joins_and_says_so) {
  const auto now = get("/rounds/" + round_ + "/completeness?unit=" + grid_);
  EXPECT_EQ(now.number("late"), 1);
  EXPECT_EQ(objects(round_, "state=late"), std::vector{door_});
  EXPECT_EQ(persons_in(grid_), before_ + 1);
  act(http::method::patch, "/persons/" + person_, R"({"presence":"away"})", 1);
  EXPECT_EQ(persons_in(grid_), before_);
  expect_everything_agrees();
}

TEST_P(late_test, a_building_that_moves_takes_its_targets_along) {
  const auto path = "/buildings/" + building_;
  act(http::method::post, path + "/move",
      fmt::format(R"({{"grid":"{}","reason":"网格调整"}})", other_),
      static_cast<int>(get(path).number("version")));
  EXPECT_EQ(objects(round_, "state=late&unit=" + other_), std::vector{door_});
  expect_rounds_agree();
}

TEST_P(late_test, who_changed_beyond_the_ground_is_counted_when_the_building_returns) {
  const auto made = post("/rounds", round_body(grid_));
  const auto path = "/rounds/" + made.word("id");
  wait_for_job(post(path + "/open"));
  const auto persons = [&] { return part(get(path + "/completeness"), "persons", "targets"); };
  const auto before = persons();
  const auto move_to = [&](const std::string& grid) {
    const auto version = static_cast<int>(get("/buildings/" + building_).number("version"));
    act(http::method::post, "/buildings/" + building_ + "/move",
        fmt::format(R"({{"grid":"{}","reason":"网格调整"}})", grid), version);
  };
  move_to(other_);
  act(http::method::patch, "/persons/" + person_, R"({"presence":"away"})", 2);
  move_to(grid_);
  EXPECT_EQ(persons(), before - 1);
  expect_everything_agrees();
}

TEST_P(late_test, what_has_ended_in_a_building_moves_along) {
  act(http::method::del, "/persons/" + person_, R"({"reason":"误登"})", 1);
  act(http::method::del, "/households/" + family_, R"({"reason":"误登"})", 1);
  act(http::method::del, "/doors/" + door_, R"({"reason":"拆除"})", 1);
  const auto version = static_cast<int>(get("/buildings/" + building_).number("version"));
  act(http::method::post, "/buildings/" + building_ + "/move",
      fmt::format(R"({{"grid":"{}","reason":"网格调整"}})", other_), version);
  EXPECT_EQ(objects(round_, "state=gone&unit=" + other_), std::vector{door_});
  expect_everything_agrees();
}

TEST_P(late_test, what_ends_in_the_register_ends_in_the_round) {
  act(http::method::del, "/persons/" + person_, R"({"reason":"误登"})", 1);
  act(http::method::del, "/households/" + family_, R"({"reason":"误登"})", 1);
  act(http::method::del, "/doors/" + door_, R"({"reason":"拆除"})", 1);
  EXPECT_EQ(outcome(), "gone");
  expect_everything_agrees();
  act(http::method::post, "/doors/" + door_ + "/reopen", R"({"reason":"误拆"})", 2);
  EXPECT_EQ(outcome(), "open");
  expect_everything_agrees();
}

WANGGE_ON_BOTH_STORES(late_test);

}  // namespace
}  // namespace wangge::screening
