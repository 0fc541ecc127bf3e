// Lists and counts as they stood at an instant, on both stores.

#include "records/past.h"

#include <algorithm>
#include <map>
#include <set>
#include <thread>

#include "gen/entities.h"
#include "support/desk_fixture.h"

namespace wangge::records {
namespace {

class past_test : public testing::desk_test {
 protected:
  // A moment strictly between two writes.
  std::string moment_now() {
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    const auto text = format_instant(now_ms());
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    return text;
  }
  void patch(const std::string& id, const std::string& body) {
    const auto now = get("/persons/" + id);
    const auto done =
        ask(http::method::patch, "/persons/" + id, body, now.root().integer_of("version", 0));
    ASSERT_EQ(done.status, 200) << done.text;
  }
  std::string make(const std::string& name, const std::string& where) {
    const auto made = post(
        "/persons",
        fmt::format(
            R"({{"grid":"{}","name":"{}","sex":"male","residence_type":"migrant","presence":"present","id_missing_reason":"新生儿"}})",
            where, name));
    EXPECT_EQ(made.status, 201) << made.text;
    return std::string(made.root().text_of("id"));
  }
  void end(const std::string& id) {
    const auto now = get("/persons/" + id);
    ASSERT_EQ(ask(http::method::del, "/persons/" + id, R"({"reason":"迁出"})",
                  now.root().integer_of("version", 0))
                  .status,
              200);
  }
};

TEST_P(past_test, refuses_what_the_past_cannot_answer) {
  EXPECT_EQ(get("/persons?as_of=yesterday").code(), "bad_parameter");
  EXPECT_EQ(get("/persons?as_of=2020-13-01").code(), "bad_parameter");
  EXPECT_EQ(get("/persons?as_of=2020-03-30&q=李").code(), "bad_parameter");
  narrow_to(grid(0));
  EXPECT_EQ(get("/persons?as_of=2020-03-30&unit=370105").status, 404);
}

TEST_P(past_test, lists_and_totals_stay_as_they_were) {
  const std::vector<std::string> lists = {"/persons?limit=200",
                                          "/persons?presence=present&limit=100",
                                          "/persons?presence=away,not_returned&limit=100",
                                          "/persons?sort=name&limit=150",
                                          "/persons?sort=-birth_date&presence=present&limit=150",
                                          "/persons?unit=" + grid(0) + "&limit=100",
                                          "/persons?unit=" + grid(1) + "&limit=100"};
  std::vector<std::vector<std::string>> then;
  for (const auto& one : lists) then.push_back(ids_of(one));
  const auto instant = moment_now();

  const auto some = ids_of("/persons?presence=present&unit=" + grid(0) + "&limit=200");
  ASSERT_GT(some.size(), 8u);
  patch(some[0], R"({"presence":"away"})");
  patch(some[0], R"({"presence":"present","name":"改名甲"})");
  patch(some[1], R"({"presence":"away"})");
  patch(some[2], R"({"name":"阿"})");
  end(some[3]);
  const auto fresh = make("新来者", grid(0));
  patch(fresh, R"({"presence":"away"})");
  make("又一人", grid(1));
  const auto move = ask(http::method::post, "/persons/" + some[4] + "/move",
                        fmt::format(R"({{"grid":"{}","reason":"网格调整"}})", grid(1)), 1);
  ASSERT_EQ(move.status, 200) << move.text;

  for (std::size_t n = 0; n < lists.size(); ++n) {
    const auto path = lists[n] + "&as_of=" + instant;
    EXPECT_EQ(ids_of(path), then[n]) << path;
    EXPECT_EQ(get(path).total(), static_cast<std::int64_t>(then[n].size())) << path;
  }
  const auto was = get("/persons?limit=1000&unit=" + grid(0) + "&as_of=" + instant);
  bool found = false;
  was.root().find("items")->each_item([&](const json::view& one) {
    found = found || (one.text_of("id") == some[1] && one.text_of("presence") == "present");
  });
  EXPECT_TRUE(found);  // the row itself is the former state
}

TEST_P(past_test, a_phone_that_was_offline_is_not_in_the_past) {
  const auto made_at = now_ms() - 3'600'000;
  const auto before = get("/persons?as_of=" + format_instant(made_at + 1000)).total();
  const auto id = to_string(make_uuid7(made_at, 1, 2));
  ASSERT_EQ(
      post(
          "/persons",
          fmt::format(
              R"({{"id":"{}","grid":"{}","name":"离线登记","sex":"male","residence_type":"migrant","presence":"present","id_missing_reason":"新生儿"}})",
              id, grid(0)))
          .status,
      201);
  EXPECT_EQ(get("/persons?as_of=" + format_instant(made_at + 1000)).total(), before);
  patch(id, R"({"presence":"away"})");
  EXPECT_EQ(get("/persons?as_of=" + format_instant(made_at + 1000)).total(), before);
}

TEST_P(past_test, passages_tell_every_state_of_a_window) {
  const auto id = ids_of("/persons?presence=present&unit=" + grid(0) + "&limit=200").front();
  patch(id, R"({"note":"之前"})");
  const auto from = *parse_instant(moment_now());
  patch(id, R"({"presence":"away"})");
  patch(id, R"({"presence":"present"})");
  const auto fresh = make("新来者", grid(0));
  const auto until = *parse_instant(moment_now());
  patch(id, R"({"presence":"not_returned"})");
  make("之后", grid(0));
  auto db = parts_->store().read();
  std::vector<passage> all;
  each_passage(*db, parts_->services().vault, person_entity, codes::range(*codes::parse(grid(0))),
               from, until, [&](passage&& one) { all.push_back(std::move(one)); });
  ASSERT_EQ(all.size(), 2u);
  const auto presence = person_entity.find("presence");
  for (const auto& one : all) {
    if (to_string(one.now.id) == fresh) {
      ASSERT_EQ(one.states.size(), 2u);
      EXPECT_FALSE(one.states[0].has_value());
    } else {
      ASSERT_EQ(one.states.size(), 3u);
      EXPECT_EQ(one.states[0]->integer(presence), 1);
      EXPECT_EQ(one.states[1]->integer(presence), 3);
      EXPECT_EQ(one.states[2]->integer(presence), 1);
    }
  }
}

// Beyond two thousand touched records they are read in parts: the same ones, each once.
TEST_P(past_test, many_touched_records_are_read_in_parts) {
  const auto ids = ids_of("/persons?presence=present&unit=" + grid(0) + "&limit=200");
  const auto moved = ask(http::method::post, "/persons/" + ids.front() + "/move",
                         R"({"grid":")" + grid(1) + R"(","reason":"搬家"})", 1);
  ASSERT_EQ(moved.status, 200) << moved.text;
  ASSERT_EQ(ask(http::method::del, "/persons/" + ids.back(), R"({"reason":"误登"})", 1).status,
            200);
  auto db = parts_->store().read();
  const auto touched_in = [&](access::scope range) {
    std::map<uuid, int> seen;
    each_touched(*db, parts_->services().vault, person_entity, range, 1,
                 [&](touched&& one) { ++seen[one.now.id]; });
    return seen;
  };
  const auto all = touched_in(codes::range(370105000000000));
  ASSERT_GT(all.size(), 2'000u);
  EXPECT_TRUE(std::ranges::all_of(all, [](const auto& one) { return one.second == 1; }));
  std::set<uuid> by_grid;
  std::size_t twice = 0;
  const auto grids = static_cast<int>(get("/units?level=grid&limit=1").total());
  ASSERT_GT(grids, 1);
  for (int n = 0; n < grids; ++n)
    for (const auto& [id, times] : touched_in(codes::range(*codes::parse(grid(n)))))
      twice += !by_grid.insert(id).second;
  EXPECT_EQ(by_grid.size(), all.size());
  EXPECT_EQ(twice, 1u);  // who moved was touched in both grids
}

WANGGE_ON_BOTH_STORES(past_test);

}  // namespace
}  // namespace wangge::records
