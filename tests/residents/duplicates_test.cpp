// Pairs of duplicates: merged or kept apart, undone, and following their people.

#include "residents/duplicates.h"

#include <fmt/format.h>

#include "records/records_fixture.h"

namespace wangge::records {
namespace {

class duplicates_test : public records_test {
 protected:
  // A person of his own, or one with the ID number of another.
  std::string person(const std::string& name, const std::string& number = {}) {
    const auto made =
        ask(http::method::post, "/persons",
            fmt::format(
                R"({{"grid":"{}","name":"{}","residence_type":"migrant","presence":"present",{}}})",
                grid(0), name,
                number.empty() ? R"("sex":"male","id_missing_reason":"新生儿")"
                               : R"("id_number":")" + number + "\""));
    EXPECT_EQ(made.status, 201) << made.code();
    return std::string(made.root().text_of("id"));
  }
  std::string number_of(const std::string& id) {
    const auto shown = ask(http::method::post, "/persons/" + id + "/reveal",
                           R"({"fields":["id_number"],"reason":"核对证件"})");
    return std::string(shown.root().find("values")->text_of("id_number"));
  }
  std::int64_t version_of(const std::string& person) {
    return get("/persons/" + person).root().integer_of("version", 0);
  }
  void end_of(const std::string& person) {
    ASSERT_EQ(
        ask(http::method::del, "/persons/" + person, R"({"reason":"搬走"})", version_of(person))
            .status,
        200);
  }
  // The pair of two persons, whatever became of it.
  std::string pair_of(const std::string& a, const std::string& b) {
    auto rows = parts_->store().read()->query(
        "SELECT id FROM duplicate_pair WHERE (left_id = ?1 AND right_id = ?2) OR (left_id = ?2 AND "
        "right_id = ?1)",
        {*parse_uuid(a), *parse_uuid(b)});
    return rows.step() ? to_string(rows->id(0)) : "";
  }
  void merge(const std::string& pair, const std::string& kept, const std::string& other) {
    const char* side = kept < other ? "left" : "right";
    ASSERT_EQ(ask(http::method::post, "/duplicates/decide",
                  fmt::format(R"({{"ids":["{}"],"decision":"merge","keep":"{}"}})", pair, side))
                  .status,
              200);
  }
  answer undo(const std::string& pair) {
    return ask(http::method::post, "/duplicates/" + pair + "/undo");
  }
  std::int64_t homes(const std::string& person) {
    return get("/residences?person=" + person).total();
  }
};

TEST_P(duplicates_test, the_same_number_under_another_name_waits_for_a_human) {
  const auto where = grid(0);
  auto db = parts_->store().read();
  const auto taken = get("/persons?presence=present");
  const std::string id(item(taken).text_of("id"));
  const auto shown = ask(http::method::post, "/persons/" + id + "/reveal",
                         R"({"fields":["id_number"],"reason":"核对证件"})");
  const std::string number_text(shown.root().find("values")->text_of("id_number"));
  const auto before = get("/duplicates").total();
  const auto made = ask(
      http::method::post, "/persons",
      fmt::format(
          R"({{"grid":"{}","name":"另一人","residence_type":"migrant","presence":"present","id_number":"{}"}})",
          where, number_text));
  ASSERT_EQ(made.status, 201) << made.code();
  const auto queue = get("/duplicates");
  EXPECT_EQ(queue.total(), before + 1);
  const std::string pair(item(queue).text_of("id"));
  const std::string both[] = {id, std::string(made.root().text_of("id"))};
  for (const auto& person : both)
    ASSERT_EQ(
        ask(http::method::post, "/residences",
            fmt::format(R"({{"grid":"{}","person":"{}","address":"老屋一间","kind":"former"}})",
                        where, person))
            .status,
        201);
  const auto homes = [&](int n) { return get("/residences?person=" + both[n]).total(); };
  EXPECT_EQ(ask(http::method::post, "/duplicates/decide",
                fmt::format(R"({{"ids":["{}"],"decision":"merge","keep":"left"}})", pair))
                .status,
            200);
  EXPECT_EQ(get("/duplicates").total(), before);
  EXPECT_EQ(std::max(homes(0), homes(1)), 2);  // with whoever was kept
  EXPECT_EQ(ask(http::method::post, "/duplicates/" + pair + "/undo").status, 204);
  EXPECT_EQ(homes(0), 1);
  EXPECT_EQ(homes(1), 1);
  EXPECT_EQ(get("/duplicates").total(), before + 1);
  expect_everything_agrees();
}

// A pair lies where its people are, and waits only while both are there.
TEST_P(duplicates_test, a_pair_of_duplicates_follows_its_people) {
  const auto where = grid(0);
  auto db = parts_->store().read();
  const std::string id(item(get("/persons?presence=present&unit=" + where)).text_of("id"));
  const auto shown = ask(http::method::post, "/persons/" + id + "/reveal",
                         R"({"fields":["id_number"],"reason":"核对证件"})");
  const auto before = get("/duplicates").total();
  const auto made = ask(
      http::method::post, "/persons",
      fmt::format(
          R"({{"grid":"{}","name":"又一人","residence_type":"migrant","presence":"present","id_number":"{}"}})",
          where, shown.root().find("values")->text_of("id_number")));
  ASSERT_EQ(made.status, 201) << made.code();
  const std::string pair(item(get("/duplicates")).text_of("id"));
  const auto path = "/persons/" + std::string(made.root().text_of("id"));
  const auto at_version = [&] { return get(path).root().integer_of("version", 0); };
  ASSERT_EQ(ask(http::method::post, path + "/move",
                fmt::format(R"({{"grid":"{}","reason":"搬家"}})", grid(1)), at_version())
                .status,
            200);
  const auto everywhere = who_;
  narrow_to(where);
  EXPECT_EQ(ask(http::method::post, "/duplicates/decide",
                fmt::format(R"({{"ids":["{}"],"decision":"apart"}})", pair))
                .code(),
            "not_found");
  who_ = everywhere;
  ASSERT_EQ(ask(http::method::del, path, R"({"reason":"搬走"})", at_version()).status, 200);
  EXPECT_EQ(get("/duplicates").total(), before);
  EXPECT_EQ(residents::check_pairs(*db), std::vector<std::string>{});
  const auto late = ask(http::method::post, "/duplicates/decide",
                        fmt::format(R"({{"ids":["{}"],"decision":"apart"}})", pair));
  EXPECT_EQ(late.code(), "already_done");
  EXPECT_NE(late.root().dump().find("ids[0]"), std::string::npos);
  ASSERT_EQ(ask(http::method::post, path + "/reopen", R"({"reason":"回来"})", at_version()).status,
            200);
  EXPECT_EQ(get("/duplicates").total(), before + 1);
  EXPECT_EQ(residents::check_pairs(*db), std::vector<std::string>{});
  std::string many = "\"" + pair + "\"";
  for (int i = 0; i < 1000; ++i) many += ",\"" + pair + "\"";
  EXPECT_EQ(ask(http::method::post, "/duplicates/decide",
                R"({"ids":[)" + many + R"(],"decision":"apart"})")
                .code(),
            "out_of_range");
  expect_everything_agrees();
}

TEST_P(duplicates_test, a_decision_about_who_has_left_is_not_open_again) {
  const std::string first(item(get("/persons?presence=present&unit=" + grid(0))).text_of("id"));
  const auto number = number_of(first);
  const auto gone = person("走了", number), apart = person("不是他", number),
             twin = person("同一人", number);
  end_of(gone);
  EXPECT_EQ(undo(pair_of(first, gone)).code(), "already_done");
  ASSERT_EQ(ask(http::method::post, "/duplicates/decide",
                fmt::format(R"({{"ids":["{}"],"decision":"apart"}})", pair_of(first, apart)))
                .status,
            200);
  end_of(apart);
  EXPECT_EQ(undo(pair_of(first, apart)).status, 204);
  merge(pair_of(first, twin), twin, first);
  end_of(twin);
  EXPECT_EQ(undo(pair_of(first, twin)).code(), "undo_over");
  EXPECT_EQ(residents::check_pairs(*parts_->store().read()), std::vector<std::string>{});
  expect_everything_agrees();
}

TEST_P(duplicates_test, merges_of_merges_are_undone_from_the_last) {
  const std::string a(item(get("/persons?presence=present&unit=" + grid(0))).text_of("id"));
  const auto number = number_of(a);
  const auto b = person("乙", number), c = person("丙", number);
  for (const auto& one : {a, b, c})
    ASSERT_EQ(ask(http::method::post, "/residences",
                  fmt::format(R"({{"grid":"{}","person":"{}","address":"老屋","kind":"former"}})",
                              grid(0), one))
                  .status,
              201);
  const auto had = homes(a);
  merge(pair_of(a, b), a, b);
  merge(pair_of(a, c), c, a);
  EXPECT_EQ(homes(c), had + 2);
  EXPECT_EQ(undo(pair_of(a, b)).code(), "undo_over");
  EXPECT_EQ(undo(pair_of(a, c)).status, 204);
  EXPECT_EQ(undo(pair_of(a, b)).status, 204);
  EXPECT_EQ(homes(a), had);
  EXPECT_EQ(homes(b), 1);
  EXPECT_EQ(homes(c), 1);
  expect_everything_agrees();
}

WANGGE_ON_BOTH_STORES(duplicates_test);

}  // namespace
}  // namespace wangge::records
