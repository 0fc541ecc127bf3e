// Asked forms and contacts: nobody is asked twice, and nothing is told to who may not know.

#include "ledgers/api.h"
#include "support/desk_fixture.h"

namespace wangge::ledgers {
namespace {

using http::method;

class forms_test : public testing::desk_test {
 protected:
  std::vector<api::route> more() override { return routes(); }
};

TEST_P(forms_test, words_about_residents_are_for_who_sees_names) {
  const auto person = ids_of("/persons?presence=present&unit=" + grid(0) + "&limit=200").front();
  const auto path = "/persons/" + person + "/contacts";
  ASSERT_EQ(post(path, R"({"channel":"phone","topic":"体温","note":"在家发热"})").status, 201);
  const auto body =
      R"({"name":"摸底","purpose":"保障","list":"persons","unit":")" + grid(0) +
      R"(","ends_on":"2999-01-01","fields":[{"field":"presence"},{"zh":"有何困难"}]})";
  auto department = std::make_shared<access::principal>(*who_);
  department->account = new_uuid();
  department->facets.clear();
  const auto district = who_;
  who_ = department;
  const auto made = post("/forms", body);
  ASSERT_EQ(made.status, 201) << made.text;
  const auto form = "/forms/" + std::string(made.root().text_of("id"));
  who_ = district;
  ASSERT_EQ(ask(method::post, form + "/decide", R"({"approve":true})", 1).status, 200);
  ASSERT_EQ(post(form + "/answers",
                 R"({"answers":[{"record":")" + person + R"(","field":"q1","value":"无人照料"}]})")
                .status,
            200);
  const auto seen = [&](const std::string& where, const char* words) {
    return get(where).text.find(words) != std::string::npos;
  };
  EXPECT_TRUE(seen(path, "在家发热"));
  EXPECT_TRUE(seen(form + "/rows?limit=1000", "无人照料"));
  who_ = department;  // its own form's answers, nobody's notes
  EXPECT_FALSE(seen(path, "在家发热"));
  EXPECT_TRUE(seen(form + "/rows?limit=1000", "无人照料"));
  auto other = std::make_shared<access::principal>(*department);
  other->account = new_uuid();
  who_ = other;
  EXPECT_FALSE(seen(form + "/rows?limit=1000", "无人照料"));
  EXPECT_TRUE(seen(form + "/rows?limit=1000", "***"));
}

TEST_P(forms_test, a_second_contact_of_a_day_waits_for_a_confirmation) {
  const auto id = ids_of("/persons?presence=present&unit=" + grid(0) + "&limit=200").front();
  const auto path = "/persons/" + id + "/contacts";
  EXPECT_EQ(get("/persons/" + to_string(new_uuid()) + "/contacts").status, 404);
  EXPECT_EQ(post(path, R"({"channel":"owl","topic":"体温"})").status, 422);
  const auto key = to_string(new_uuid());
  const auto first =
      post(path, R"({"id":")" + key + R"(","channel":"phone","topic":"体温","note":"正常"})");
  ASSERT_EQ(first.status, 201) << first.text;
  EXPECT_EQ(post(path, R"({"id":")" + key + R"(","channel":"phone","topic":"体温"})").status,
            201);  // sent twice
  const auto neighbour = ids_of("/persons?presence=present&unit=" + grid(0) + "&limit=200").back();
  EXPECT_EQ(post("/persons/" + neighbour + "/contacts",
                 R"({"id":")" + key + R"(","channel":"phone","topic":"体温"})")
                .code(),
            "duplicate");  // the same id for somebody else
  EXPECT_EQ(post(path, R"({"channel":"door","topic":"核对"})").code(), "asked_today");
  EXPECT_EQ(post(path, R"({"channel":"door","topic":"核对","_confirm":true})").status, 201);
  EXPECT_EQ(get(path + "/today").root().find("today")->integer_of("count", 0), 2);
  const auto figure = get("/contacts/figure");
  EXPECT_EQ(figure.root().integer_of("contacts", 0), 2);
  EXPECT_EQ(figure.root().integer_of("persons", 0), 1);
  EXPECT_EQ(figure.root().integer_of("asked_again", 0), 1);
  narrow_to(grid(1));
  EXPECT_EQ(get(path).status, 404);
}

TEST_P(forms_test, a_form_fills_itself_and_asks_only_what_is_new) {
  const std::string fields = R"("list":"hotels")";
  const std::string body =
      R"({"name":"宾馆摸底","purpose":"春节保障","list":"places","filter":"kind=construction_site","ends_on":"2999-01-01","fields":[{"field":"name"},{"zh":"联系电话"},{"zh":"有无备用电源","kind":"yes_no"}]})";
  const auto check = post("/forms/check", body);
  ASSERT_EQ(check.status, 200) << check.text;
  EXPECT_TRUE(item(check, 1, "fields").find("known")->boolean());  // 联系电话 is contact_phone
  EXPECT_FALSE(item(check, 2, "fields").find("known")->boolean());
  EXPECT_EQ(post("/forms", R"({"name":"","list":"places","fields":[]})").status, 422);
  const auto made = post("/forms", body);
  ASSERT_EQ(made.status, 201) << made.text;
  const std::string path = "/forms/" + std::string(made.root().text_of("id"));
  EXPECT_EQ(post("/forms", body).code(), "form_exists");
  EXPECT_EQ(post(path + "/answers", R"({"answers":[]})").code(), "form_state");
  EXPECT_EQ(ask(method::post, path + "/decide", R"({"approve":true})", 1).code(), "own_form");
  auto other = std::make_shared<access::principal>(*who_);
  other->account = new_uuid();
  who_ = other;
  const auto before = get(path + "/preview");
  ASSERT_EQ(before.status, 200) << before.text;
  ASSERT_EQ(ask(method::post, path + "/decide", R"({"approve":true})", 1).status, 200);
  const auto rows = ids_of(path + "/rows?limit=50");
  const auto n = static_cast<std::int64_t>(rows.size());
  EXPECT_EQ(before.root().integer_of("rows", -1), n);
  EXPECT_EQ(before.root().integer_of("filled", -1), 2 * n);
  EXPECT_EQ(before.root().integer_of("to_ask", -1), n);
  EXPECT_EQ(n, get("/places?kind=construction_site&limit=1").total());
  const auto state = get(path);
  EXPECT_EQ(state.root().integer_of("derived", -1), 2 * n);
  // The name says only which one it is; the telephone is what somebody would have typed.
  EXPECT_EQ(get("/saved_entries").root().integer_of("total", -1), n);
  if (rows.empty()) return;
  const auto answers = [&](const char* value) {
    return post(path + "/answers",
                fmt::format(R"({{"answers":[{{"record":"{}","field":"q1","value":{}}}]}})", rows[0],
                            value));
  };
  EXPECT_EQ(answers("7").code(), "wrong_kind");
  EXPECT_EQ(answers("true").status, 200);
  EXPECT_EQ(answers("true").status, 200);
  EXPECT_EQ(get(path).root().integer_of("answered", -1), 1);
  EXPECT_EQ(answers("null").status, 200);  // taken back
  EXPECT_EQ(get(path).root().integer_of("answered", -1), 0);
  EXPECT_EQ(answers("null").status, 200);
  EXPECT_EQ(answers("false").status, 200);
  EXPECT_EQ(ask(method::post, path + "/end", "", 2).status, 200);
  EXPECT_EQ(answers("true").code(), "form_state");
}

TEST_P(forms_test, what_one_form_was_told_no_other_asks_again) {
  const auto approver = std::make_shared<access::principal>(*who_);
  approver->account = new_uuid();
  const auto asker = who_;
  std::int64_t taken = -1;  // what the preview of the last one promised
  const auto approved = [&](const std::string& name, const std::string& more) {
    const auto made =
        post("/forms", R"({"name":")" + name + R"(","purpose":"保障","list":"persons","unit":")" +
                           grid(0) + R"(","ends_on":"2999-01-01","fields":[{"zh":"有何困难"})" +
                           more + "]}");
    EXPECT_EQ(made.status, 201) << made.text;
    const auto path = "/forms/" + std::string(made.root().text_of("id"));
    who_ = approver;
    taken = get(path + "/preview").root().integer_of("taken", -1);
    EXPECT_EQ(ask(method::post, path + "/decide", R"({"approve":true})", 1).status, 200);
    who_ = asker;
    return path;
  };
  const auto persons = ids_of("/persons?unit=" + grid(0) + "&limit=3");
  const auto tell = [&](const std::string& form, const std::string& person, const char* field,
                        const char* words) {
    const auto told =
        post(form + "/answers", R"({"answers":[{"record":")" + person + R"(","field":")" + field +
                                    R"(","value":")" + words + R"("}]})");
    EXPECT_EQ(told.status, 200) << told.text;
  };
  const auto first = approved("摸底", "");
  tell(first, persons[0], "q1", "无人照料");
  const auto saved_before = get("/saved_entries").root().integer_of("total", -1);
  const auto second = approved("再摸底", R"(,{"zh":"是否独居","kind":"yes_no"})");
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(get(second).root().integer_of("answered", -1), 1);
  EXPECT_EQ(get("/saved_entries").root().integer_of("total", -1), saved_before + 1);
  EXPECT_NE(get(second + "/rows?limit=1000").text.find("无人照料"), std::string::npos);
  tell(second, persons[1], "q1", "缺药");  // and back
  tell(second, persons[1], "q1", "缺口罩");
  EXPECT_EQ(get(first).root().integer_of("answered", -1), 2);
  EXPECT_NE(get(first + "/rows?limit=1000").text.find("缺口罩"), std::string::npos);
  auto db = parts_->store().read();
  auto stored = db->query("SELECT count(*) FROM form_answer WHERE answer = ?1",
                          {db::blob{std::string("缺口罩")}});
  stored.step();
  EXPECT_EQ(stored->integer(0), 0);  // sealed
}

WANGGE_ON_BOTH_STORES(forms_test);

}  // namespace
}  // namespace wangge::ledgers
