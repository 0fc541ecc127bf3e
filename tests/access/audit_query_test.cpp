#include "server_fixture.h"

namespace wangge::access {
namespace {

using http::method;

class audit_page : public server_test {
 protected:
  void SetUp() override {
    server_test::SetUp();
    if (IsSkipped()) return;
    add("auditor", "auditor", district_unit);
    add("street.auditor", "auditor", street_1);
    clerk_ = add("clerk", "street_office", street_1);
    other_ = add("other.clerk", "street_office", street_2);
    change("DELETE FROM audit");
    in_ = sign_in("auditor");
    street_in_ = sign_in("street.auditor");
    change("DELETE FROM audit");
    const auto clerk = parts_->people.principal_of(clerk_, {});
    const auto other = parts_->people.principal_of(other_, {});
    entry(*clerk, 1000, {.action = "change", .entity = 11, .record = person_, .grid = grid_111});
    entry(*other, 2000,
          {.action = "reveal",
           .entity = 11,
           .record = person_,
           .grid = grid_111,
           .reason = "核对",
           .detail = R"({"fields":["phone"]})"});
    entry(*other, 3000, {.action = "create", .entity = 5, .record = new_uuid(), .grid = street_2});
    entry(*clerk, 4000, {.action = "export", .detail = R"({"rows":5})"});
    entry(*other, 5000, {.action = "export"});
  }
  void entry(const principal& who, instant at, const audit_entry& what) {
    store().write([&](db::connection& c) {
      append_audit(c, who, at, what);
      return true;
    });
  }
  std::vector<std::int64_t> page(const std::string& query, const browser& from) {
    const auto got = send(method::get, "/audit?" + query, "", from);
    EXPECT_EQ(got.status(), 200) << got.got.body;
    std::vector<std::int64_t> all;
    got.body().find("items")->each_item(
        [&](json::view one) { all.push_back(one.integer_of("seq", 0)); });
    return all;
  }
  using list = std::vector<std::int64_t>;
  const uuid person_ = new_uuid();
  account clerk_, other_;
  browser in_, street_in_;
};

TEST_P(audit_page, is_for_auditors_only) {
  EXPECT_EQ(send(method::get, "/audit", "", sign_in("clerk")).code(), "forbidden");
  EXPECT_EQ(send(method::get, "/audit").status(), 401);
}

TEST_P(audit_page, wrong_questions_are_refused) {
  for (const auto* query :
       {"entity=ghost", "record=x", "from=yesterday", "to=2020-13-01", "limit=1001"})
    EXPECT_EQ(send(method::get, std::string("/audit?") + query, "", in_).code(), "bad_parameter")
        << query;
  EXPECT_EQ(send(method::get, "/audit?cursor=x", "", in_).code(), "bad_cursor");
  EXPECT_EQ(send(method::get, "/audit?who=x", "", in_).code(), "unknown_parameter");
  EXPECT_EQ(send(method::get, "/audit?unit=370105002", "", street_in_).status(), 404);
}

TEST_P(audit_page, who_saw_or_changed_this_person) {
  EXPECT_EQ(page("record=" + to_string(person_), in_), (list{2, 1}));
  EXPECT_EQ(page("record=" + to_string(person_) + "&action=reveal", in_), list{2});
  const auto got = send(method::get, "/audit?action=reveal", "", in_);
  got.body().find("items")->each_item([](json::view one) {
    EXPECT_EQ(one.find("actor")->text_of("username"), "other.clerk");
    EXPECT_EQ(one.text_of("reason"), "核对");
    EXPECT_EQ(one.text_of("entity"), "persons");
    EXPECT_EQ(one.find("unit")->text_of("code"), "370105001001001");
    EXPECT_EQ(one.find("detail")->dump(), R"({"fields":["phone"]})");
  });
}

TEST_P(audit_page, what_did_this_user_do) {
  EXPECT_EQ(page("actor=clerk", in_), (list{4, 1}));
  EXPECT_EQ(page("actor=" + to_string(other_.id), in_), (list{5, 3, 2}));
  EXPECT_EQ(page("actor=nobody", in_), list{});
}

TEST_P(audit_page, a_street_auditor_sees_the_street_and_what_its_accounts_did) {
  EXPECT_EQ(page("", street_in_), (list{4, 2, 1}));
  EXPECT_EQ(page("", in_), (list{5, 4, 3, 2, 1}));
  EXPECT_EQ(page("unit=370105001", in_), (list{2, 1}));
  EXPECT_EQ(page("entity=buildings", street_in_), list{});
}

TEST_P(audit_page, times_and_pages) {
  EXPECT_EQ(page("from=1970-01-01T00:00:02Z&to=1970-01-01T00:00:04Z", in_), (list{3, 2}));
  EXPECT_EQ(page("from=2020-03-30", in_), list{});
  EXPECT_EQ(page("to=2020-03-30", in_).size(), 5u);
  EXPECT_EQ(page("limit=2", in_), (list{5, 4}));
  EXPECT_EQ(page("limit=2&cursor=4", in_), (list{3, 2}));
  EXPECT_EQ(send(method::get, "/audit?limit=2", "", in_).text("next"), "4");
  EXPECT_TRUE(send(method::get, "/audit?limit=5", "", in_).body().find("next")->is_null());
}

WANGGE_ON_BOTH_STORES(audit_page);

}  // namespace
}  // namespace wangge::access
