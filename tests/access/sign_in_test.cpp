#include "access/totp.h"
#include "server_fixture.h"

namespace wangge::access {
namespace {

using http::method;

class signing_in : public server_test {
 protected:
  void SetUp() override {
    server_test::SetUp();
    if (!IsSkipped()) one_ = add("zhang.san", "street_office", street_1);
  }
  void fail(int times, const std::string& name = "zhang.san") {
    for (int i = 0; i < times; ++i)
      EXPECT_EQ(try_sign_in(name, "wrong-Pferd-42").code(), "wrong_credentials");
  }
  // Sets up the second factor and gives its secret.
  std::string with_totp() {
    const auto in = sign_in("zhang.san");
    const auto drawn =
        send(method::post, "/session/totp", R"({"password":"korrekt-Pferd-42"})", in);
    EXPECT_EQ(drawn.status(), 200) << drawn.got.body;
    const auto secret = drawn.text("secret");
    const auto code = totp_code(secret, totp_step(clock_));
    EXPECT_EQ(send(method::put, "/session/totp", R"({"code":")" + code + "\"}", in).status(), 200);
    clock_ += minute;
    return secret;
  }
  std::string code_now(const std::string& secret) { return totp_code(secret, totp_step(clock_)); }
  account one_;
};

TEST_P(signing_in, one_answer_for_a_wrong_password_and_a_name_nobody_has) {
  const auto wrong = try_sign_in("zhang.san", "wrong");
  const auto nobody = try_sign_in("nobody", "wrong");
  EXPECT_EQ(wrong.status(), 401);
  EXPECT_EQ(wrong.got.body, nobody.got.body);
  EXPECT_EQ(wrong.header("Set-Cookie"), "");
  EXPECT_EQ(entries("sign_in.refused"), 2);
  EXPECT_EQ(number("SELECT count(*) FROM audit WHERE actor_name LIKE '%nobody%'"), 0);
}

TEST_P(signing_in, malformed_bodies_are_refused_with_every_field) {
  EXPECT_EQ(send(method::post, "/session", "{").code(), "bad_json");
  const auto got = send(method::post, "/session", R"({"username":5,"pass":"x"})");
  EXPECT_EQ(got.status(), 422);
  int problems = 0;
  got.body().find("errors")->each_item([&](json::view) { ++problems; });
  EXPECT_EQ(problems, 3);
}

TEST_P(signing_in, a_page_of_another_site_signs_nobody_in) {
  const auto got = send(method::post, "/session", credentials_text("zhang.san", good_password), {},
                        {{"sec-fetch-site", "cross-site"}});
  EXPECT_EQ(got.code(), "csrf");
}

TEST_P(signing_in, five_wrong_attempts_lock_and_each_further_one_locks_longer) {
  fail(5);
  EXPECT_EQ(try_sign_in("zhang.san", good_password).code(), "account_locked");
  EXPECT_EQ(try_sign_in("zhang.san", good_password).status(), 429);
  clock_ += 5 * minute;
  fail(1);
  clock_ += 9 * minute;
  EXPECT_EQ(try_sign_in("zhang.san", good_password).code(), "account_locked");
  clock_ += minute;
  EXPECT_EQ(try_sign_in("zhang.san", good_password).status(), 200);
  fail(4);
  EXPECT_EQ(try_sign_in("zhang.san", good_password).status(), 200) << "a right one starts anew";
}

TEST_P(signing_in, a_lock_outlives_a_restart) {
  fail(5);
  parts_->people.load();
  EXPECT_EQ(try_sign_in("zhang.san", good_password).code(), "account_locked");
}

// Anybody can type a name five times; its owner goes on where he usually works.
TEST_P(signing_in, a_stranger_locks_nobody_out_of_his_own_office) {
  const std::string office = "10.0.0.1", elsewhere = "10.9.9.9";
  EXPECT_EQ(try_sign_in("zhang.san", good_password, "", office).status(), 200);
  for (int i = 0; i < 5; ++i) try_sign_in("zhang.san", "wrong-Pferd-42", "", elsewhere);
  EXPECT_EQ(try_sign_in("zhang.san", good_password, "", elsewhere).code(), "account_locked");
  EXPECT_EQ(try_sign_in("zhang.san", good_password, "", "10.7.7.7").code(), "account_locked");
  EXPECT_EQ(try_sign_in("zhang.san", good_password, "", office).status(), 200);
  for (int i = 0; i < 5; ++i) try_sign_in("zhang.san", "wrong-Pferd-42", "", office);
  EXPECT_EQ(try_sign_in("zhang.san", good_password, "", office).code(), "account_locked");
}

TEST_P(signing_in, a_name_nobody_has_locks_as_well) {
  fail(5, "nobody");
  EXPECT_EQ(try_sign_in("nobody", "x").code(), "account_locked");
}

TEST_P(signing_in, a_disabled_account_is_nobody) {
  change("UPDATE account SET disabled_at = 1");
  parts_->people.load();
  EXPECT_EQ(try_sign_in("zhang.san", good_password).code(), "wrong_credentials");
}

TEST_P(signing_in, an_address_that_only_fails_is_slowed_down) {
  for (int i = 0; i < 30; ++i)
    EXPECT_EQ(try_sign_in("nobody" + std::to_string(i), "x").code(), "wrong_credentials");
  const auto got = try_sign_in("zhang.san", good_password);
  EXPECT_EQ(got.code(), "rate_limited");
  EXPECT_EQ(got.status(), 429);
  EXPECT_EQ(try_sign_in("zhang.san", good_password, "", "10.0.0.2").status(), 200);
}

TEST_P(signing_in, many_right_ones_from_one_address_are_welcome) {
  for (int i = 0; i < 40; ++i) EXPECT_EQ(try_sign_in("zhang.san", good_password).status(), 200);
}

TEST_P(signing_in, gives_a_cookie_a_token_and_what_one_may) {
  settings_.tls = true;
  services_.reset();
  server_.reset();
  serve();
  const auto got = try_sign_in(" Zhang.San ", good_password);
  ASSERT_EQ(got.status(), 200) << got.got.body;
  const auto cookie = got.header("Set-Cookie");
  for (const auto* part :
       {"wangge_session=", "; HttpOnly", "; SameSite=Strict", "; Path=/", "; Secure"})
    EXPECT_NE(cookie.find(part), std::string::npos) << part << " in " << cookie;
  const auto own = *got.body().find("account");
  EXPECT_EQ(own.text_of("role"), "street_office");
  EXPECT_EQ(own.find("scope")->text_of("code"), "370105001");
  EXPECT_EQ(own.find("scope")->text_of("level"), "street");
  EXPECT_GE(got.text("csrf_token").size(), 32u);
  EXPECT_EQ(entries("sign_in"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM session"), 1);
  const auto token = browser_of(got).cookie;
  EXPECT_EQ(number("SELECT count(*) FROM session WHERE token_hash = ?1", {db::blob{token}}), 0)
      << "the store holds no token";
}

TEST_P(signing_in, the_second_factor_is_asked_for_and_serves_once) {
  const auto secret = with_totp();
  EXPECT_EQ(try_sign_in("zhang.san", good_password).code(), "totp_needed");
  EXPECT_EQ(try_sign_in("zhang.san", good_password, "000000").code(), "wrong_credentials");
  const auto code = code_now(secret);
  EXPECT_EQ(try_sign_in("zhang.san", good_password, code).status(), 200);
  EXPECT_EQ(try_sign_in("zhang.san", good_password, code).code(), "wrong_credentials");
  clock_ += minute;
  EXPECT_EQ(try_sign_in("zhang.san", good_password, code_now(secret)).status(), 200);
}

TEST_P(signing_in, wrong_one_time_codes_lock_too) {
  const auto secret = with_totp();
  for (int i = 0; i < 5; ++i) try_sign_in("zhang.san", good_password, "000000");
  EXPECT_EQ(try_sign_in("zhang.san", good_password, code_now(secret)).code(), "account_locked");
}

TEST_P(signing_in, the_secret_is_sealed_in_the_store) {
  const auto secret = with_totp();
  const auto reader = store().read();
  auto rows = reader->query("SELECT totp_secret FROM account");
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(rows->bytes(0).find(secret), std::string_view::npos);
}

TEST_P(signing_in, an_unconfirmed_second_factor_is_not_asked_for) {
  const auto in = sign_in("zhang.san");
  EXPECT_EQ(send(method::put, "/session/totp", R"({"code":"123456"})", in).status(), 404);
  EXPECT_EQ(send(method::post, "/session/totp", R"({"password":"wrong"})", in).code(),
            "password_needed");
  send(method::post, "/session/totp", R"({"password":"korrekt-Pferd-42"})", in);
  EXPECT_EQ(send(method::put, "/session/totp", R"({"code":"000000"})", in).code(), "bad_totp");
  EXPECT_EQ(try_sign_in("zhang.san", good_password).status(), 200);
}

TEST_P(signing_in, the_second_factor_goes_with_the_password) {
  const auto secret = with_totp();
  const auto in = browser_of(try_sign_in("zhang.san", good_password, code_now(secret)));
  EXPECT_EQ(send(method::post, "/session/totp", R"({"password":"korrekt-Pferd-42"})", in).code(),
            "already_done");
  EXPECT_EQ(send(method::del, "/session/totp", R"({"password":"wrong"})", in).code(),
            "password_needed");
  EXPECT_EQ(send(method::del, "/session/totp", R"({"password":"korrekt-Pferd-42"})", in).status(),
            204);
  EXPECT_EQ(try_sign_in("zhang.san", good_password).status(), 200);
}

WANGGE_ON_BOTH_STORES(signing_in);

}  // namespace
}  // namespace wangge::access
