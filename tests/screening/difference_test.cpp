// What differs between two rounds.

#include "screening/screening_fixture.h"

namespace wangge::screening {
namespace {

class difference_test : public screening_test {
 protected:
  void SetUp() override {
    screening_test::SetUp();
    if (IsSkipped()) return;
    round_ = open_round();
    path_ = "/rounds/" + round_;
    grid_ = full_grid();
  }

  std::string round_, path_, grid_;
};

TEST_P(difference_test, two_rounds_differ_by_what_the_register_lived_through) {
  ASSERT_EQ(post(path_ + "/close").status, 200);
  const auto second = open_round();
  const auto unit = "&unit=" + codes::text(community_);
  const auto compare = "/rounds/" + second + "/difference?with=" + round_;
  EXPECT_EQ(get(compare).code(), "bad_parameter");  // a district is too much
  const auto page = get("/persons?limit=3&unit=" + grid_);
  std::vector<std::string> persons;
  page.root().find("items")->each_item(
      [&](const json::view& one) { persons.emplace_back(one.text_of("id")); });
  ASSERT_EQ(persons.size(), 3u);
  const auto before = get(compare + unit);
  ASSERT_EQ(before.status, 200) << before.text;
  const auto moved = before.root().find("persons")->integer_of("moved", -1);
  EXPECT_EQ(post("/persons/" + persons[0] + "/move", "{}").code(), "version_needed");
  ASSERT_EQ(ask(http::method::post, "/persons/" + persons[0] + "/move",
                fmt::format(R"({{"grid":"{}","reason":"搬家"}})", full_grid(1)), 1)
                .status,
            200);
  ASSERT_EQ(ask(http::method::patch, "/persons/" + persons[1], R"({"note":"改"})", 1).status, 200);
  ASSERT_EQ(ask(http::method::del, "/persons/" + persons[2], R"({"reason":"迁出"})", 1).status,
            200);
  // A phone's clock a year behind makes an id of last year; it is new all the same.
  const auto backward = to_string(make_uuid7(now_ms() - 31'536'000'000, 1, 1));
  ASSERT_EQ(
      post(
          "/persons",
          fmt::format(
              R"({{"id":"{}","grid":"{}","name":"新来","sex":"male","residence_type":"migrant","presence":"present","id_missing_reason":"未带"}})",
              backward, grid_))
          .status,
      201);
  EXPECT_NE(get(compare + unit + "&entity=persons&change=new").text.find(backward),
            std::string::npos);
  ASSERT_EQ(ask(http::method::patch, "/persons/" + backward, R"({"note":"改"})", 1).status, 200);
  EXPECT_NE(get(compare + unit + "&entity=persons&change=new").text.find(backward),
            std::string::npos);
  EXPECT_EQ(get(compare + unit + "&entity=persons&change=changed").text.find(backward),
            std::string::npos);
  const auto after = get(compare + unit);
  EXPECT_EQ(after.root().find("persons")->integer_of("moved", -1), moved + 1) << after.text;
  const auto gone = get(compare + unit + "&entity=persons&change=gone");
  EXPECT_NE(gone.text.find(persons[2]), std::string::npos) << gone.text;
  EXPECT_EQ(get(compare + unit + "&entity=persons&change=lost").code(), "bad_parameter");
  EXPECT_EQ(get(compare + unit + "&entity=persons&change=gone&cursor=x").code(), "bad_cursor");
  const auto behind =
      compare + unit + "&entity=persons&change=gone&cursor=" + grid_ + "." + persons[2];
  EXPECT_EQ(get(behind).text.find("\"" + persons[2] + "\""), std::string::npos);
}

TEST_P(difference_test, what_happens_after_the_second_round_is_none_of_its_difference) {
  const auto first = round_;
  ASSERT_EQ(post(path_ + "/close").status, 200);
  const auto page = get("/persons?limit=4&unit=" + grid_);
  std::vector<std::string> persons;
  page.root().find("items")->each_item(
      [&](const json::view& one) { persons.emplace_back(one.text_of("id")); });
  const auto change = [&](int n, const std::string& note) {
    const auto path = "/persons/" + persons[n];
    ASSERT_EQ(ask(http::method::patch, path, fmt::format(R"({{"note":"{}"}})", note),
                  get(path).number("version"))
                  .status,
              200);
  };
  const auto move = [&](int n, const std::string& grid) {
    const auto path = "/persons/" + persons[n];
    ASSERT_EQ(
        ask(http::method::post, path + "/move",
            fmt::format(R"({{"grid":"{}","reason":"搬家"}})", grid), get(path).number("version"))
            .status,
        200);
  };
  const auto second = open_round();
  change(0, "改");
  move(1, full_grid(1));
  move(2, full_grid(1));
  move(2, grid_);  // back, but without the household that it left
  ASSERT_EQ(post("/rounds/" + second + "/close").status, 200);
  const auto counts = [&](const char* kind) {
    const auto found =
        get("/rounds/" + second + "/difference?with=" + first + "&unit=" + codes::text(community_));
    const auto of = *found.root().find("persons");
    return of.integer_of(kind, -1);
  };
  EXPECT_EQ(counts("changed"), 2);
  EXPECT_EQ(counts("moved"), 1);
  EXPECT_EQ(counts("new"), 0);
  EXPECT_EQ(counts("gone"), 0);
  change(3, "以后");
  change(0, "又改");
  move(1, grid_);
  ASSERT_EQ(ask(http::method::del, "/persons/" + persons[2], R"({"reason":"迁出"})",
                get("/persons/" + persons[2]).number("version"))
                .status,
            200);
  EXPECT_EQ(counts("changed"), 2);
  EXPECT_EQ(counts("moved"), 1);
  EXPECT_EQ(counts("gone"), 0);
}

WANGGE_ON_BOTH_STORES(difference_test);

}  // namespace
}  // namespace wangge::screening
