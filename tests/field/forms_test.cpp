// Forms that departments ask for, answered on a phone: what it takes along, and what becomes of it.

#include "field/sync_fixture.h"

namespace wangge::field {
namespace {

class phone_forms_test : public sync_test {
 protected:
  using answer = screening::answer;

  void SetUp() override {
    sync_test::SetUp();
    if (IsSkipped()) return;
    approver_ = copy_of_district();
    form_ = approved("摸底", R"({"zh":"有何困难"},{"zh":"是否独居","kind":"yes_no"})");
  }

  principal copy_of_district() {
    auto other = std::make_shared<access::principal>(*district_);
    other->account = new_uuid();
    return other;
  }
  // Asked for in the grid until long from now; gives its id.
  std::string approved(const std::string& name, const std::string& fields,
                       const std::string& list = "persons") {
    who_ = district_;
    const auto made = post("/forms", R"({"name":")" + name + R"(","purpose":"保障","list":")" +
                                         list + R"(","unit":")" + grid_ +
                                         R"(","ends_on":"2999-01-01","fields":[)" + fields + "]}");
    EXPECT_EQ(made.status, 201) << made.text;
    const auto id = made.word("id");
    who_ = approver_;
    EXPECT_EQ(ask(http::method::post, "/forms/" + id + "/decide", R"({"approve":true})", 1).status,
              200);
    who_ = member_;
    return id;
  }
  std::string told(const std::string& record, const std::string& field, const std::string& value,
                   const std::string& more = "", const std::string& id = to_string(new_uuid())) {
    return fmt::format(
        R"({{"id":"{}","entity":"form_answer","record":"{}","patch":{{"form":"{}","field":"{}","value":{}{}}}}})",
        id, record, form_, field, value, more);
  }
  // What a bundle still asks of a record: "all", the fields that are left, "none", or "" where it
  // says nothing about the form.
  std::string left(const answer& from, const std::string& record) {
    std::string out;
    from.root().find("forms")->each_item([&](const json::view& form) {
      if (form.text_of("id") != form_) return;
      const auto open = form.find("open");
      if (!open) return;
      out = "none";
      open->each_item([&](const json::view& one) {
        if (one.text_of("record") != record) return;
        const auto fields = one.find("fields");
        out = fields ? fields->dump() : "all";
      });
    });
    return out;
  }
  answer bundle() { return get("/field/bundle?grid=" + grid_); }

  principal approver_;
  std::string form_;
};

TEST_P(phone_forms_test, refuses_what_a_form_does_not_take) {
  const auto person = first("persons");
  const auto done = sync(told(person, "q1", "7") + "," + told(person, "q9", R"("?")") + "," +
                         told(to_string(new_uuid()), "q1", R"("缺药")") + "," + R"({"id":")" +
                         to_string(new_uuid()) + R"(","entity":"form_answer","record":")" + person +
                         R"(","patch":{"form":"x"}})" + "," + R"({"id":")" + to_string(new_uuid()) +
                         R"(","entity":"form_answer","record":")" + person +
                         R"(","patch":{"form":")" + to_string(new_uuid()) + R"("}})");
  EXPECT_EQ(member(done, "code", 0), "wrong_kind") << done.text;
  EXPECT_EQ(member(done, "code", 1), "unknown_field");
  EXPECT_EQ(member(done, "code", 2), "not_found");
  EXPECT_EQ(member(done, "code", 3), "bad_parameter");
  EXPECT_EQ(member(done, "code", 4), "not_found");
  who_ = somebody("grid_member", *codes::parse(full_grid(1)));
  EXPECT_EQ(member(sync(told(person, "q1", R"("缺药")"), "phone-9"), "code"), "not_found");
  auto volunteer = std::make_shared<access::principal>(*member_);
  volunteer->permissions.erase("forms.answer");
  who_ = volunteer;
  EXPECT_EQ(member(sync(told(person, "q1", R"("缺药")"), "phone-9"), "code"), "forbidden");
  EXPECT_EQ(left(bundle(), person), "");  // nor is it asked
  who_ = approver_;
  ASSERT_EQ(ask(http::method::post, "/forms/" + form_ + "/end", "", 2).status, 200);
  who_ = member_;
  EXPECT_EQ(member(sync(told(person, "q1", R"("缺药")")), "code"), "form_state");
  EXPECT_EQ(left(bundle(), person), "");
  expect_everything_agrees();
}

TEST_P(phone_forms_test, is_asked_until_it_is_told) {
  const auto person = first("persons"), other = first("persons", 1);
  const auto before = bundle();
  EXPECT_EQ(left(before, person), "all") << before.text;
  const auto operation = told(person, "q2", "true");
  EXPECT_EQ(state(sync(operation)), "applied");
  EXPECT_EQ(state(sync(operation)), "repeated");
  EXPECT_EQ(left(bundle(), person), R"(["q1"])");
  EXPECT_EQ(state(sync(told(person, "q1", R"("缺药")"))), "applied");
  EXPECT_EQ(state(sync(told(person, "q1", R"("缺口罩")"))), "applied");  // one's own word
  const auto after = get("/field/changes?grid=" + grid_ + "&since=" + before.word("since"));
  EXPECT_EQ(left(after, person), "none");
  EXPECT_EQ(left(after, other), "all");
  who_ = district_;
  EXPECT_NE(get("/forms/" + form_ + "/rows?limit=1000").text.find("缺口罩"), std::string::npos);
  who_ = member_;
  const auto later = now_ms() + 3'600'000;  // nothing has changed since
  EXPECT_EQ(left(get(fmt::format("/field/changes?grid={}&since={}", grid_, later)), other), "");
  expect_everything_agrees();
}

TEST_P(phone_forms_test, another_word_is_replaced_only_by_who_was_shown_it) {
  const auto person = first("persons");
  who_ = other_;
  EXPECT_EQ(state(sync(told(person, "q1", R"("缺药")"), "phone-2")), "applied");
  who_ = member_;
  EXPECT_EQ(state(sync(told(person, "q1", R"("缺药")"))), "merged");
  EXPECT_EQ(member(sync(told(person, "q1", R"("不缺")")), "code"), "form_answered");
  EXPECT_EQ(state(sync(told(person, "q1", R"("不缺")", R"(,"_confirm":true)"))), "applied");
}

TEST_P(phone_forms_test, who_moved_away_meanwhile_is_told_about_all_the_same) {
  who_ = district_;
  const auto wide = post(
      "/forms",
      R"({"name":"全区","purpose":"保障","list":"persons","ends_on":"2999-01-01","fields":[{"zh":"几口人","kind":"number"}]})");
  form_ = wide.word("id");
  who_ = approver_;
  ASSERT_EQ(ask(http::method::post, "/forms/" + form_ + "/decide", R"({"approve":true})", 1).status,
            200);
  who_ = member_;
  const auto person = first("persons");
  who_ = district_;
  ASSERT_EQ(ask(http::method::post, "/persons/" + person + "/move",
                fmt::format(R"({{"grid":"{}","reason":"搬家"}})", full_grid(1)), 1)
                .status,
            200);
  who_ = member_;
  const auto done = sync(told(person, "q1", "3"));
  EXPECT_EQ(state(done), "applied") << done.text;
  EXPECT_NE(done.text.find("moved_away"), std::string::npos);
}

TEST_P(phone_forms_test, the_desk_lists_what_is_still_open) {
  const auto person = first("persons");
  EXPECT_EQ(state(sync(told(person, "q1", R"("缺药")"))), "applied");
  who_ = district_;
  const auto path = "/forms/" + form_;
  const auto all = get(path + "/rows?limit=1").number("total");
  EXPECT_EQ(get(path + "/rows?state=open&limit=1").number("total"), all);  // one of two is left
  who_ = member_;
  EXPECT_EQ(state(sync(told(person, "q2", "false"))), "applied");
  who_ = district_;
  const auto open = get(path + "/rows?state=open&limit=1000");
  EXPECT_EQ(open.number("total"), all - 1);
  EXPECT_EQ(open.text.find("\"id\":\"" + person), std::string::npos);
  EXPECT_EQ(get(path).number("open_rows"), all - 1);
  std::int64_t seen = 0;  // page by page
  for (std::string cursor; seen == 0 || !cursor.empty();) {
    const auto page = get(path + "/rows?state=open&limit=7&cursor=" + cursor);
    page.root().find("items")->each_item([&](const json::view&) { ++seen; });
    cursor = page.word("next");
  }
  EXPECT_EQ(seen, all - 1);
  EXPECT_EQ(get(path + "/rows?state=closed").code(), "bad_parameter");
  EXPECT_EQ(get(path + "/rows?state=open&cursor=x").code(), "bad_cursor");
  EXPECT_NE(get("/forms?state=open").text.find(form_), std::string::npos);
  who_ = approver_;
  ASSERT_EQ(ask(http::method::post, path + "/end", "", 2).status, 200);
  EXPECT_EQ(get("/forms?state=open").text.find(form_), std::string::npos);
}

WANGGE_ON_BOTH_STORES(phone_forms_test);

}  // namespace
}  // namespace wangge::field
