// The verbs of records through their routes.

#include "records/records_fixture.h"
#include "records/store.h"

namespace wangge::records {
namespace {

TEST_P(records_test, refuses_what_it_does_not_know) {
  EXPECT_EQ(get("/persons?colour=red").code(), "unknown_parameter");
  EXPECT_EQ(get("/persons?presence=sleeping").code(), "unknown_code");
  EXPECT_EQ(get("/persons?limit=0").code(), "bad_parameter");
  EXPECT_EQ(get("/persons?cursor=abc").code(), "bad_cursor");
  EXPECT_EQ(get("/persons?unit=12").code(), "bad_unit");
  EXPECT_EQ(get("/persons?unit=370199").status, 404);
  EXPECT_EQ(get("/persons/" + to_string(new_uuid())).status, 404);
  EXPECT_EQ(get("/nothing").status, 404);
  EXPECT_EQ(ask(http::method::put, "/persons").status, 405);
  EXPECT_EQ(ask(http::method::post, "/persons", "[").status, 400);
}

TEST_P(records_test, every_violation_is_told_at_once) {
  const auto refused = ask(http::method::post, "/persons",
                           R"({"grid":"370105","name":"","colour":"red","initials":"x"})");
  EXPECT_EQ(refused.status, 400);
  std::set<std::string> told;
  refused.root().find("errors")->each_item(
      [&](const json::view& one) { told.emplace(one.text_of("code")); });
  for (const char* code : {"unknown_field", "read_only", "required", "not_a_grid"})
    EXPECT_TRUE(told.contains(code)) << code;
}

TEST_P(records_test, pages_hold_everything_once_and_totals_are_exact) {
  for (const char* path :
       {"/persons?limit=400", "/persons?sort=name&limit=400", "/persons?sort=-birth_date&limit=400",
        "/persons?presence=present&limit=400",
        "/persons?presence=away,not_returned&sort=name&limit=400",
        "/households?occupancy=occupied&limit=400", "/doors?sort=address&limit=400",
        "/persons?sex=female&residence_type=migrant&limit=400"}) {
    std::set<std::string> seen;
    std::int64_t rows = 0, total = 0;
    for (std::string cursor;;) {
      const auto page = get(path + (cursor.empty() ? "" : "&cursor=" + cursor));
      ASSERT_EQ(page.status, 200) << path;
      total = page.total();
      page.root().find("items")->each_item(
          [&](const json::view& one) { rows += 1, seen.emplace(one.text_of("id")); });
      cursor = page.root().text_of("next");
      if (cursor.empty()) break;
    }
    EXPECT_EQ(rows, total) << path;
    EXPECT_EQ(static_cast<std::int64_t>(seen.size()), total) << path;
    EXPECT_GT(total, 0) << path;
  }
}

TEST_P(records_test, searches_by_two_characters_and_by_initials) {
  auto db = parts_->store().read();
  auto rows =
      db->query("SELECT name, initials FROM person WHERE name LIKE '___' ORDER BY id LIMIT 1");
  ASSERT_TRUE(rows.step());
  const std::string name(rows->text(0)), initials(rows->text(1)),
      two = name.substr(name.size() - 6);
  const auto count = [&](const char* sql, const std::string& like) {
    auto found = db->query(sql, {like});
    found.step();
    return found->integer(0);
  };
  EXPECT_EQ(get("/persons?q=" + two).total(),
            count("SELECT count(*) FROM person WHERE name LIKE ?1", "%" + two + "%"));
  EXPECT_EQ(get("/persons?q=" + name).total(),
            count("SELECT count(*) FROM person WHERE name LIKE ?1", "%" + name + "%"));
  EXPECT_EQ(get("/persons?q=" + initials).total(),
            count("SELECT count(*) FROM person WHERE initials LIKE ?1", initials + "%"));
  EXPECT_EQ(get("/persons?q=" + name.substr(0, 3)).total(),
            count("SELECT count(*) FROM person WHERE name LIKE ?1", name.substr(0, 3) + "%"));
}

TEST_P(records_test, a_person_is_made_once_changed_and_remembered) {
  const auto id = to_string(new_uuid()), where = grid(0);
  const auto before = figure("persons_screened");
  const std::string body = fmt::format(
      R"({{"id":"{}","grid":"{}","name":"测试甲","sex":"male","residence_type":"migrant","presence":"present","id_missing_reason":"新生儿"}})",
      id, where);
  EXPECT_EQ(ask(http::method::post, "/persons", body).status, 201);
  EXPECT_EQ(ask(http::method::post, "/persons", body).root().text_of("id"), id);  // sent twice
  EXPECT_EQ(figure("persons_screened"), before + 1);
  EXPECT_EQ(ask(http::method::patch, "/persons/" + id, R"({"presence":"away"})").status, 428);
  EXPECT_EQ(ask(http::method::patch, "/persons/" + id, R"({"presence":"away","_reason":"回乡"})", 1)
                .status,
            200);
  EXPECT_EQ(figure("persons_screened"), before);
  const auto stale =
      ask(http::method::patch, "/persons/" + id, R"({"presence":"not_returned"})", 1);
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(stale.root().find("conflict")->integer_of("version", 0), 2);
  const auto history = get("/persons/" + id + "/history");
  EXPECT_EQ(item(history).text_of("why"), "回乡");
  EXPECT_EQ(get("/persons?q=测试").total(), 1);
  EXPECT_EQ(ask(http::method::del, "/persons/" + id, R"({"reason":"登记有误"})", 2).status, 200);
  EXPECT_EQ(get("/persons?q=测试").total(), 0);
  expect_everything_agrees();
}

TEST_P(records_test, a_building_moves_with_everything_inside) {
  const auto building = item(get("/buildings?kind=residential"));
  const std::string id(building.text_of("id")), from(building.find("grid")->text_of("code"));
  const auto to = from == grid(0) ? grid(1) : grid(0);
  const auto left = get("/persons?unit=" + from).total(),
             right = get("/persons?unit=" + to).total();
  const auto moved = ask(http::method::post, "/buildings/" + id + "/move",
                         fmt::format(R"({{"grid":"{}","reason":"网格调整"}})", to), 1);
  ASSERT_EQ(moved.status, 200) << moved.code();
  EXPECT_GT(moved.root().integer_of("_moved", 0), 1);
  EXPECT_LT(get("/persons?unit=" + from).total(), left);
  EXPECT_EQ(get("/persons?unit=" + from).total() + get("/persons?unit=" + to).total(),
            left + right);
  const auto history = get("/buildings/" + id + "/history");
  bool named = false;  // both grids by code and name, not by code alone
  item(history).find("changes")->each_item([&](const json::view& one) {
    if (one.text_of("field") != "grid") return;
    named = one.find("before")->text_of("code") == from &&
            !one.find("before")->text_of("name").empty() &&
            one.find("after")->text_of("code") == to && !one.find("after")->text_of("name").empty();
  });
  EXPECT_TRUE(named);
  auto db = parts_->store().read();
  EXPECT_EQ(recount(*db, [](std::string_view, std::int64_t) {}), std::vector<std::string>{});
}

// The id is the client's, the time of registration the server's.
TEST_P(records_test, an_id_of_long_ago_does_not_backdate_a_record) {
  const auto id = to_string(make_uuid7(1'000'000'000'000, 1, 2));
  const auto body = fmt::format(
      R"({{"id":"{}","grid":"{}","name":"测试甲","sex":"male","residence_type":"migrant","presence":"present","id_missing_reason":"新生儿"}})",
      id, grid(0));
  ASSERT_EQ(ask(http::method::post, "/persons", body).status, 201);
  const auto made = parse_instant(get("/persons/" + id + "/history").root().text_of("made_at"));
  ASSERT_TRUE(made);
  EXPECT_GT(*made, now_ms() - 600'000);
  EXPECT_EQ(get("/persons/" + id + "?on=2010-01-01").status, 404);
}

TEST_P(records_test, what_was_written_in_another_grid_stays_there) {
  const auto id = std::string(item(get("/persons?presence=present&unit=" + grid(0))).text_of("id"));
  const auto path = "/persons/" + id;
  ASSERT_EQ(ask(http::method::patch, path, R"({"note":"隔壁的话","_reason":"走访"})", 1).status,
            200);
  ASSERT_EQ(ask(http::method::post, path + "/move",
                fmt::format(R"({{"grid":"{}","reason":"搬家"}})", grid(1)), 2)
                .status,
            200);
  const auto here = grid(1);
  narrow_to(here);
  ASSERT_EQ(ask(http::method::patch, path, R"({"note":"本网格的话"})", 3).status, 200);
  const auto history = get(path + "/history");
  EXPECT_FALSE(item(history).find("elsewhere")->boolean());
  for (const int n : {1, 2}) {
    EXPECT_TRUE(item(history, n).find("elsewhere")->boolean());
    EXPECT_EQ(item(history, n).find("changes")->dump(), "[]");
    EXPECT_EQ(item(history, n).text_of("why"), "");
  }
}

TEST_P(records_test, figures_of_a_private_field_stop_above_small_units) {
  const auto small = grid(0);
  EXPECT_GE(figure("party_members"), 0);
  auto without = std::make_shared<access::principal>(*who_);
  without->facets.erase("party");
  who_ = without;
  EXPECT_GE(figure("party_members"), 0) << "a whole district hides each of its members";
  EXPECT_EQ(get("/map/units?level=grid&figure=party_members").code(), "figure_forbidden");
  narrow_to(small);
  EXPECT_EQ(figure("party_members"), -1);
  EXPECT_GE(figure("persons_screened"), 0);
}

TEST_P(records_test, sealed_fields_are_masked_until_a_reason_is_given) {
  const auto page = get("/persons?presence=present");
  int n = 0;  // the first with a phone: children have none
  while (item(page, n).text_of("phone").empty()) ++n;
  const auto person = item(page, n);
  const std::string id(person.text_of("id"));
  EXPECT_NE(person.text_of("phone").find("****"), std::string_view::npos);
  EXPECT_EQ(
      ask(http::method::post, "/persons/" + id + "/reveal", R"({"fields":["phone"],"reason":""})")
          .code(),
      "reason_needed");
  const auto shown = ask(http::method::post, "/persons/" + id + "/reveal",
                         R"({"fields":["phone"],"reason":"核对联系方式"})");
  EXPECT_EQ(shown.root().find("values")->text_of("phone").size(), 11u);
  auto db = parts_->store().read();
  auto audited = db->query("SELECT count(*) FROM audit WHERE action = 'reveal'");
  audited.step();
  EXPECT_EQ(audited->integer(0), 1);
}

TEST_P(records_test, the_latest_change_is_taken_back_also_where_it_cannot_be_read) {
  const auto page = get("/persons?presence=present");
  int n = 0;
  while (item(page, n).text_of("phone").empty()) ++n;
  const std::string id(item(page, n).text_of("id")), phone(item(page, n).text_of("phone"));
  const auto path = "/persons/" + id;
  const auto undo = [&](std::int64_t version) {
    return ask(http::method::post, path + "/undo", R"({"reason":"改错了"})", version);
  };
  EXPECT_EQ(undo(1).code(), "undo_over");  // as it was registered
  ASSERT_EQ(ask(http::method::patch, path, R"({"phone":null,"note":"误改"})", 1).status, 200);
  EXPECT_EQ(undo(1).code(), "stale_version");
  ASSERT_EQ(undo(2).status, 200);
  EXPECT_EQ(get(path).root().text_of("phone"), phone);
  EXPECT_TRUE(get(path).root().text_of("note").empty());
  ASSERT_EQ(ask(http::method::del, path, R"({"reason":"迁出"})", 3).status, 200);
  EXPECT_EQ(undo(4).code(), "undo_over");  // an end is reopened, not undone
}

TEST_P(records_test, nobody_reveals_a_whole_district) {
  const std::string id(item(get("/persons?presence=present")).text_of("id"));
  auto curious = std::make_shared<access::principal>(*who_);
  curious->account = new_uuid();
  who_ = curious;
  const auto reveal = [&] {
    return ask(http::method::post, "/persons/" + id + "/reveal",
               R"({"fields":["phone"],"reason":"好奇"})");
  };
  for (int i = 0; i < 200; ++i) ASSERT_EQ(reveal().status, 200);
  EXPECT_EQ(reveal().code(), "rate_limited");
  // A thousand entries of other work push none of them out.
  ASSERT_TRUE(
      api::write<int>(parts_->services(), *curious, [](api::transaction& tx) -> result<int> {
        for (int i = 0; i < 1'100; ++i) tx.audit({"visit", 0, std::nullopt, 370105, {}, {}});
        return 0;
      }));
  EXPECT_EQ(reveal().code(), "rate_limited");
}

TEST_P(records_test, a_reason_is_kept_short) {
  const std::string id(item(get("/persons?presence=present")).text_of("id"));
  std::string reason;
  for (int i = 0; i < 5'000; ++i) reason += "因";
  ASSERT_EQ(ask(http::method::patch, "/persons/" + id,
                R"({"note":"改","_reason":")" + reason + R"("})", 1)
                .status,
            200);
  auto db = parts_->store().read();
  auto rows = db->query("SELECT reason FROM history WHERE record = ?1", {*parse_uuid(id)});
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(rows->text(0).size(), 600u);
}

TEST_P(records_test, nothing_outside_the_scope_exists) {
  const auto mine = grid(0), other = grid(1);
  std::vector<std::pair<std::string, std::string>> outside;
  for (const auto& of : all_entities()) {
    if (of.scope().kind != field_kind::grid) continue;
    const auto list = get("/" + std::string(of.plural) + "?unit=" + other + "&limit=1");
    if (list.total() > 0) outside.emplace_back(of.plural, item(list).text_of("id"));
  }
  ASSERT_GT(outside.size(), 4u);
  narrow_to(mine);
  for (const auto& [plural, id] : outside) {
    const std::string one = "/" + plural + "/" + id;
    EXPECT_EQ(get(one).status, 404) << one;
    EXPECT_EQ(get(one + "/history").status, 404) << one;
    EXPECT_EQ(get("/" + plural + "?unit=" + other).status, 404) << one;
    EXPECT_EQ(ask(http::method::patch, one, R"({"note":"x"})", 1).status, 404) << one;
    EXPECT_EQ(ask(http::method::del, one, R"({"reason":"试试"})", 1).status, 404) << one;
    EXPECT_EQ(ask(http::method::post, one + "/move",
                  fmt::format(R"({{"grid":"{}","reason":"试试"}})", mine), 1)
                  .status,
              404)
        << one;
  }
  EXPECT_EQ(get("/overview?unit=" + other).status, 404);
  EXPECT_EQ(get("/map/places?unit=" + other).status, 404);
}

TEST_P(records_test, an_id_is_one_records_whatever_its_kind) {
  const std::string person(item(get("/persons")).text_of("id"));
  const auto made = ask(
      http::method::post, "/courtyards",
      fmt::format(R"({{"id":"{}","grid":"{}","name":"冒名院","number":"9"}})", person, grid(0)));
  EXPECT_EQ(made.code(), "duplicate") << made.root().dump();
  EXPECT_EQ(check_ids(*parts_->store().read()), std::vector<std::string>{});
  for (const auto& of : all_entities()) {
    const auto one = get("/" + std::string(of.plural) + "?limit=1");
    if (one.total() < 1) continue;
    const auto path = "/" + std::string(of.plural) + "/" + std::string(item(one).text_of("id"));
    for (const char* nothing : {"null", R"("")"}) {
      const auto refused =
          ask(http::method::patch, path, fmt::format(R"({{"{}":{}}})", of.scope().name, nothing),
              item(one).integer_of("version", 1));
      EXPECT_TRUE(refused.status >= 400 && refused.status < 500)
          << path << nothing << refused.status;
    }
  }
  expect_everything_agrees();
}

TEST_P(records_test, a_figure_and_the_list_behind_it_are_one) {
  for (const auto& one : figures()) {
    const auto filter = filter_text(one);
    const auto list = get("/" + std::string(find_entity(one.entity)->plural) + "?limit=1" +
                          (filter.empty() ? "" : "&" + filter));
    EXPECT_EQ(list.total(), figure(one.id)) << one.id;
  }
  expect_everything_agrees();
}

WANGGE_ON_BOTH_STORES(records_test);

}  // namespace
}  // namespace wangge::records
