#include "server_fixture.h"

namespace wangge::access {
namespace {

using http::method;

class sessions : public server_test {
 protected:
  void SetUp() override {
    server_test::SetUp();
    if (IsSkipped()) return;
    add("zhang.san", "street_office", street_1);
    in_ = sign_in("zhang.san");
  }
  int get_status(const browser& from) { return send(method::get, "/session", "", from).status(); }
  std::string make_token(
      const std::string& body = R"({"label":"采集","password":"korrekt-Pferd-42"})") {
    const auto made = send(method::post, "/tokens", body, in_);
    EXPECT_EQ(made.status(), 201) << made.got.body;
    return made.text("token");
  }
  answer with_token(const std::string& token, method verb = method::get,
                    std::string_view path = "/session", std::string body = {}) {
    return send(verb, path, std::move(body), {}, {{"authorization", "Bearer " + token}});
  }
  browser in_;
};

TEST_P(sessions, nobody_is_signed_in_by_what_is_no_session) {
  EXPECT_EQ(get_status({}), 401);
  EXPECT_EQ(get_status({"", in_.csrf}), 401);
  EXPECT_EQ(get_status({in_.cookie + "x", in_.csrf}), 401);
  EXPECT_EQ(get_status({in_.cookie.substr(1), in_.csrf}), 401);
  EXPECT_EQ(get_status(in_), 200);
}

TEST_P(sessions, writes_need_the_csrf_token) {
  EXPECT_EQ(send(method::del, "/session", "", {in_.cookie, ""}).code(), "csrf");
  EXPECT_EQ(send(method::del, "/session", "", {in_.cookie, "guess"}).code(), "csrf");
  EXPECT_EQ(get_status(in_), 200);
}

TEST_P(sessions, one_that_nobody_uses_ends) {
  clock_ += 29 * minute;
  EXPECT_EQ(get_status(in_), 200);
  clock_ += 29 * minute;
  EXPECT_EQ(get_status(in_), 200);
  clock_ += 30 * minute;
  EXPECT_EQ(get_status(in_), 401);
}

TEST_P(sessions, any_session_ends_after_twelve_hours) {
  for (int i = 0; i < 36; ++i) {
    EXPECT_EQ(get_status(in_), 200) << i;
    clock_ += 20 * minute;
  }
  EXPECT_EQ(get_status(in_), 401);
}

TEST_P(sessions, watching_does_not_keep_one_alive) {
  http::request ask;
  ask.headers = {{"cookie", "a=b; wangge_session=" + in_.cookie}};
  clock_ += 20 * minute;
  EXPECT_TRUE(parts_->people.alive(ask));
  clock_ += 20 * minute;
  EXPECT_FALSE(parts_->people.alive(ask));
}

TEST_P(sessions, seen_times_are_written_behind_and_ended_sessions_go) {
  const auto idle = sign_in("zhang.san");
  clock_ += 25 * minute;
  get_status(in_);
  store().write([](db::connection&) { return true; });  // after what was submitted before
  EXPECT_EQ(number("SELECT max(seen_at) FROM session"), clock_);
  EXPECT_EQ(number("SELECT count(*) FROM session"), 2);
  clock_ += 20 * minute;
  get_status(in_);
  store().write([](db::connection&) { return true; });
  EXPECT_EQ(number("SELECT count(*) FROM session"), 1);
}

TEST_P(sessions, a_restart_keeps_them) {
  parts_->people.load();
  EXPECT_EQ(get_status(in_), 200);
}

TEST_P(sessions, signing_out_ends_this_one_only) {
  const auto other = sign_in("zhang.san");
  const auto out = send(method::del, "/session", "", in_);
  EXPECT_EQ(out.status(), 204);
  EXPECT_NE(out.header("Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(get_status(in_), 401);
  EXPECT_EQ(get_status(other), 200);
  EXPECT_EQ(entries("sign_out"), 1);
}

TEST_P(sessions, a_new_password_needs_the_old_one_and_ends_the_others) {
  const auto other = sign_in("zhang.san");
  const auto ask = [&](const char* text) {
    return send(method::post, "/session/password", text, in_);
  };
  EXPECT_EQ(ask(R"({"current":"wrong","password":"neues-Pferd-43"})").code(), "password_needed");
  EXPECT_EQ(ask(R"({"current":"korrekt-Pferd-42","password":"kurz"})").code(), "weak_password");
  EXPECT_EQ(ask(R"({"current":"korrekt-Pferd-42","password":"korrekt-Pferd-42"})").code(),
            "weak_password");
  EXPECT_EQ(ask(R"({"current":"korrekt-Pferd-42","password":"neues-Pferd-43"})").status(), 200);
  EXPECT_EQ(get_status(in_), 200);
  EXPECT_EQ(get_status(other), 401);
  EXPECT_EQ(number("SELECT count(*) FROM session"), 1);
  EXPECT_EQ(try_sign_in("zhang.san", good_password).status(), 401);
  EXPECT_EQ(try_sign_in("zhang.san", "neues-Pferd-43").status(), 200);
}

TEST_P(sessions, who_must_change_the_password_may_nothing_else) {
  add("li.si", "security_admin", district_unit, true);
  const auto in = sign_in("li.si");
  EXPECT_EQ(send(method::get, "/accounts", "", in).code(), "forbidden");
  EXPECT_TRUE(
      send(method::get, "/session", "", in).body().find("account")->find("must_change")->boolean());
  EXPECT_EQ(send(method::post, "/session/password",
                 R"({"current":"korrekt-Pferd-42","password":"neues-Pferd-43"})", in)
                .status(),
            200);
  EXPECT_EQ(send(method::get, "/accounts", "", in).status(), 200);
}

TEST_P(sessions, preferences_are_kept) {
  EXPECT_EQ(send(method::patch, "/session/preferences", R"({"language":"fr"})", in_).code(),
            "unknown_code");
  EXPECT_EQ(send(method::patch, "/session/preferences", R"({"preferences":[1]})", in_).code(),
            "wrong_kind");
  const auto got = send(method::patch, "/session/preferences",
                        R"({"language":"en","preferences":{"dark":true}})", in_);
  EXPECT_EQ(got.status(), 200);
  parts_->people.load();
  const auto own = *send(method::get, "/session", "", in_).body().find("account");
  EXPECT_EQ(own.text_of("language"), "en");
  EXPECT_TRUE(own.find("preferences")->find("dark")->boolean());
}

TEST_P(sessions, an_access_token_acts_without_cookie_and_csrf_token) {
  const auto token = make_token();
  EXPECT_TRUE(token.starts_with("wgt_"));
  EXPECT_EQ(with_token(token).status(), 200);
  EXPECT_TRUE(with_token(token).body().find("csrf_token")->is_null());
  EXPECT_EQ(with_token(token + "x").status(), 401);
  EXPECT_EQ(with_token("wgt_").status(), 401);
  EXPECT_EQ(send(method::get, "/session", "", in_, {{"authorization", "Bearer wgt_x"}}).status(),
            401)
      << "a wrong token is not helped by a cookie";
  parts_->people.load();
  EXPECT_EQ(with_token(token).status(), 200);
}

TEST_P(sessions, an_access_token_cannot_change_who_one_is) {
  const auto token = make_token();
  EXPECT_EQ(
      with_token(token, method::post, "/tokens", R"({"label":"x","password":"korrekt-Pferd-42"})")
          .code(),
      "session_needed");
  EXPECT_EQ(with_token(token, method::post, "/session/password",
                       R"({"current":"korrekt-Pferd-42","password":"neues-Pferd-43"})")
                .code(),
            "session_needed");
  EXPECT_EQ(with_token(token, method::put, "/session/totp", R"({"code":"123456"})").code(),
            "session_needed");
}

TEST_P(sessions, access_tokens_end_and_are_revoked) {
  const auto token = make_token(R"({"label":"一天","days":1,"password":"korrekt-Pferd-42"})");
  const auto all = send(method::get, "/tokens", "", in_);
  EXPECT_EQ(all.got.body.find(token), std::string::npos);
  std::string id;
  all.body().find("items")->each_item([&](json::view one) { id = one.text_of("id"); });
  clock_ += 23 * 60 * minute;
  EXPECT_EQ(with_token(token).status(), 200);
  clock_ += 2 * 60 * minute;
  EXPECT_EQ(with_token(token).status(), 401);
  clock_ -= 25 * 60 * minute;
  EXPECT_EQ(send(method::del, "/tokens/" + id, "", in_).status(), 204);
  EXPECT_EQ(with_token(token).status(), 401);
  EXPECT_EQ(send(method::del, "/tokens/" + id, "", in_).code(), "already_done");
  add("li.si", "street_office", street_1);
  EXPECT_EQ(send(method::del, "/tokens/" + id, "", sign_in("li.si")).status(), 404);
}

TEST_P(sessions, a_role_that_changes_counts_at_once) {
  EXPECT_EQ(send(method::get, "/accounts", "", in_).code(), "forbidden");
  auto role = *parts_->people.find_role("street_office");
  role.permissions.insert("accounts.read");
  parts_->people.put(role);
  EXPECT_EQ(send(method::get, "/accounts", "", in_).status(), 200);
}

WANGGE_ON_BOTH_STORES(sessions);

}  // namespace
}  // namespace wangge::access
