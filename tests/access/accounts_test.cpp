#include "access/accounts.h"

#include "access/commands.h"
#include "server_fixture.h"

namespace wangge::access {
namespace {

using http::method;

class accounts : public server_test {
 protected:
  void SetUp() override {
    server_test::SetUp();
    if (IsSkipped()) return;
    chief_ = add("chief", "security_admin", district_unit);
    street_chief_ = add("street.chief", "security_admin", street_1);
    clerk_ = add("clerk", "street_office", street_2);
    in_ = sign_in("chief");
    street_in_ = sign_in("street.chief");
  }
  answer make(const browser& from, const std::string& text) {
    return send(method::post, "/accounts", text, from);
  }
  answer patch(const browser& from, const account& one, const std::string& text,
               const std::string& version = "1") {
    return send(method::patch, "/accounts/" + to_string(one.id), text, from,
                {{"if-match", version}});
  }
  answer post(const browser& from, const account& one, const std::string& verb,
              const std::string& text = "{}") {
    return send(method::post, "/accounts/" + to_string(one.id) + "/" + verb, text, from);
  }
  static std::string draft(const std::string& name, const std::string& role,
                           const std::string& scope) {
    return json::writer()
        .open()
        .member("username", name)
        .member("display_name", "某人")
        .member("role", role)
        .member("scope", scope)
        .close()
        .str();
  }
  account chief_, street_chief_, clerk_;
  browser in_, street_in_;
};

TEST_P(accounts, others_may_not_even_look) {
  const auto in = sign_in("clerk");
  EXPECT_EQ(send(method::get, "/accounts", "", in).code(), "forbidden");
  EXPECT_EQ(make(in, draft("new.one", "guard", "370105001001")).code(), "forbidden");
  EXPECT_EQ(send(method::get, "/accounts").status(), 401);
}

TEST_P(accounts, wrong_drafts_are_refused_by_field) {
  const auto code_of = [&](const std::string& text) { return make(in_, text).code(); };
  EXPECT_EQ(code_of(R"({"username":"new.one"})"), "required");
  EXPECT_EQ(code_of(draft("1x", "guard", "370105001001")), "bad_username");
  EXPECT_EQ(code_of(draft("new.one", "king", "370105001")), "unknown_code");
  EXPECT_EQ(code_of(draft("new.one", "street_office", "370105")), "role_level");
  EXPECT_EQ(code_of(draft("new.one", "street_office", "370105003")), "unknown_reference");
  EXPECT_EQ(code_of(draft("new.one", "street_office", "370102001")), "unknown_reference");
  EXPECT_EQ(code_of(draft("new.one", "street_office", "37")), "bad_unit");
  EXPECT_EQ(code_of(draft("CLERK", "street_office", "370105001")), "username_taken");
  EXPECT_EQ(code_of(R"({"username":"new.one","display_name":"某人","role":"street_office",)"
                    R"("scope":"370105001","password":"new.one-1234"})"),
            "weak_password");
  EXPECT_EQ(code_of(R"({"username":"new.one","display_name":"某人","role":"street_office",)"
                    R"("scope":"370105001","admin":true})"),
            "unknown_field");
  EXPECT_EQ(number("SELECT count(*) FROM account"), 3);
}

TEST_P(accounts, a_scope_is_made_within_the_makers_own) {
  EXPECT_EQ(make(street_in_, draft("new.one", "street_office", "370105002")).code(),
            "unknown_reference");
  EXPECT_EQ(make(street_in_, draft("new.one", "headquarters", "370105")).code(),
            "unknown_reference");
  EXPECT_EQ(make(street_in_, draft("new.one", "guard", "370105001001")).status(), 201);
}

TEST_P(accounts, out_of_scope_is_not_found) {
  const auto path = "/accounts/" + to_string(clerk_.id);
  EXPECT_EQ(send(method::get, path, "", street_in_).status(), 404);
  EXPECT_EQ(patch(street_in_, clerk_, R"({"disabled":true})").status(), 404);
  EXPECT_EQ(post(street_in_, clerk_, "unlock").status(), 404);
  EXPECT_EQ(post(street_in_, clerk_, "reset-password").status(), 404);
  EXPECT_EQ(patch(street_in_, chief_, R"({"disabled":true})").status(), 404);
  EXPECT_EQ(send(method::get, path, "", in_).status(), 200);
  EXPECT_EQ(send(method::get, "/accounts/" + to_string(new_uuid()), "", in_).status(), 404);
  EXPECT_EQ(send(method::get, "/accounts", "", street_in_).body().integer_of("total", 0), 1);
}

TEST_P(accounts, work_goes_on_only_with_the_rights_it_began_with) {
  const auto who = parts_->people.principal_of(clerk_, http::request{});
  EXPECT_TRUE(parts_->people.still_holds(*who));
  EXPECT_TRUE(parts_->people.still_holds(system_principal(district)));
  auto more = *who;
  more.facets.insert("a facet of former days");
  EXPECT_FALSE(parts_->people.still_holds(more));
  EXPECT_EQ(patch(in_, clerk_, R"({"disabled":true})").status(), 200);
  EXPECT_FALSE(parts_->people.still_holds(*who));
}

TEST_P(accounts, nobody_raises_himself) {
  EXPECT_EQ(patch(street_in_, street_chief_, R"({"scope":"370105"})").code(), "own_account");
  EXPECT_EQ(patch(in_, chief_, R"({"role":"district_admin"})").code(), "own_account");
  EXPECT_EQ(patch(in_, chief_, R"({"disabled":true})").code(), "own_account");
  EXPECT_EQ(post(in_, chief_, "reset-password").code(), "own_account");
  EXPECT_EQ(patch(in_, chief_, R"({"display_name":"安全主管"})").status(), 200);
}

TEST_P(accounts, the_last_security_administrator_stays) {
  const auto other = add("other.chief", "security_admin", district_unit);
  const auto in = sign_in("other.chief");
  EXPECT_EQ(patch(in, chief_, R"({"disabled":true})").status(), 200);
  add("auditor", "auditor", district_unit);
  auto command = commands::disable(with(), *parts_, "other.chief");
  EXPECT_EQ(command.error().code(), error::last_administrator);
  EXPECT_EQ(patch(in, chief_, R"({"disabled":false})", "2").status(), 200);
  EXPECT_TRUE(commands::disable(with(), *parts_, "other.chief"));
}

TEST_P(accounts, a_stale_version_shows_the_difference) {
  EXPECT_EQ(patch(in_, clerk_, R"({"display_name":"甲"})").status(), 200);
  const auto got = patch(in_, clerk_, R"({"display_name":"乙"})");
  EXPECT_EQ(got.status(), 409);
  EXPECT_EQ(got.code(), "stale_version");
  EXPECT_NE(got.got.body.find("chief"), std::string::npos) << got.got.body;
  EXPECT_NE(got.got.body.find(R"("yours":"乙","current":"甲")"), std::string::npos) << got.got.body;
  EXPECT_EQ(send(method::patch, "/accounts/" + to_string(clerk_.id), "{}", in_).status(), 428);
}

TEST_P(accounts, disabling_ends_sessions_and_tokens) {
  const auto clerk_in = sign_in("clerk");
  const auto token =
      send(method::post, "/tokens", R"({"label":"x","password":"korrekt-Pferd-42"})", clerk_in)
          .text("token");
  EXPECT_EQ(patch(in_, clerk_, R"({"disabled":true})").status(), 200);
  EXPECT_EQ(send(method::get, "/session", "", clerk_in).status(), 401);
  EXPECT_EQ(number("SELECT count(*) FROM session WHERE account = ?1", {clerk_.id}), 0);
  EXPECT_EQ(patch(in_, clerk_, R"({"disabled":false})", "2").status(), 200);
  EXPECT_EQ(send(method::get, "/session", "", {}, {{"authorization", "Bearer " + token}}).status(),
            401);
  EXPECT_EQ(entries("account.change"), 2);
}

TEST_P(accounts, a_reset_password_is_shown_once_and_must_be_changed) {
  const auto clerk_in = sign_in("clerk");
  const auto got = post(in_, clerk_, "reset-password");
  ASSERT_EQ(got.status(), 200) << got.got.body;
  EXPECT_EQ(send(method::get, "/session", "", clerk_in).status(), 401);
  const auto again = try_sign_in("clerk", got.text("password"));
  EXPECT_EQ(again.status(), 200);
  EXPECT_TRUE(again.body().find("account")->find("must_change")->boolean());
}

TEST_P(accounts, a_new_password_leaves_no_way_in_by_the_former) {
  const auto token = send(method::post, "/tokens", R"({"label":"x","password":"korrekt-Pferd-42"})",
                          sign_in("clerk"))
                         .text("token");
  const auto given = post(in_, clerk_, "reset-password").text("password");
  EXPECT_EQ(send(method::get, "/session", "", {}, {{"authorization", "Bearer " + token}}).status(),
            401);
  // Nor does the password that somebody else knows make one.
  const auto got = send(method::post, "/tokens", R"({"label":"y","password":"korrekt-Pferd-42"})",
                        sign_in("clerk", given));
  EXPECT_EQ(got.status(), 403) << got.got.body;
}

TEST_P(accounts, a_locked_account_is_unlocked) {
  for (int i = 0; i < 5; ++i) try_sign_in("clerk", "wrong");
  EXPECT_EQ(try_sign_in("clerk", good_password).code(), "account_locked");
  EXPECT_EQ(post(in_, clerk_, "unlock").status(), 200);
  EXPECT_EQ(try_sign_in("clerk", good_password).status(), 200);
}

TEST_P(accounts, a_new_one_can_sign_in_and_a_repeated_send_makes_no_second) {
  const auto id = to_string(new_uuid());
  const auto text = R"({"id":")" + id +
                    R"(","username":"New.One","display_name":"某人","role":"guard",)"
                    R"("scope":"370105001001"})";
  const auto got = make(in_, text);
  ASSERT_EQ(got.status(), 201) << got.got.body;
  EXPECT_EQ(got.body().find("account")->text_of("id"), id);
  EXPECT_EQ(try_sign_in("new.one", got.text("password")).status(), 200);
  EXPECT_EQ(make(in_, text).code(), "already_done");
  EXPECT_EQ(entries("account.create"), 4);
}

TEST_P(accounts, lists_filter_and_page) {
  for (const auto* name : {"g1.guard", "g2.guard", "g3.guard"}) add(name, "guard", grid_111);
  const auto page = [&](const std::string& query) {
    const auto got = send(method::get, "/accounts?" + query, "", in_);
    std::vector<std::string> names;
    got.body().find("items")->each_item(
        [&](json::view one) { names.emplace_back(one.text_of("username")); });
    return std::pair(names, std::pair(got.body().integer_of("total", -1), got.text("next")));
  };
  using names = std::vector<std::string>;
  EXPECT_EQ(page("limit=2"),
            std::pair(names{"chief", "clerk"}, std::pair(6L, std::string("clerk"))));
  EXPECT_EQ(page("limit=2&cursor=g2.guard").first, (names{"g3.guard", "street.chief"}));
  EXPECT_EQ(page("q=GUARD").second.first, 3);
  EXPECT_EQ(page("role=security_admin").second.first, 2);
  EXPECT_EQ(page("unit=370105001").second.first, 4);
  EXPECT_EQ(send(method::get, "/accounts?limit=0", "", in_).code(), "bad_parameter");
  EXPECT_EQ(send(method::get, "/accounts?cursor=A%00", "", in_).code(), "bad_cursor");
  EXPECT_EQ(send(method::get, "/accounts?unit=370105002", "", street_in_).status(), 404);
}

TEST_P(accounts, roles_change_for_all_but_not_ones_own_and_not_two_duties) {
  const auto change = [&](const browser& from, const char* role, const char* text) {
    return send(method::patch, std::string("/roles/") + role, text, from);
  };
  EXPECT_EQ(change(in_, "king", "{}").status(), 404);
  EXPECT_EQ(change(in_, "guard", R"({"permissions":["fly"]})").code(), "unknown_code");
  EXPECT_EQ(change(in_, "auditor", R"({"permissions":["audit.read","register.write"]})").code(),
            "duties_apart");
  EXPECT_EQ(change(in_, "security_admin", R"({"permissions":["overview"]})").code(), "own_account");
  EXPECT_EQ(change(street_in_, "guard", R"({"permissions":["overview"]})").code(), "forbidden");
  EXPECT_EQ(
      change(in_, "guard", R"({"permissions":["overview","map"],"facets":["name"]})").status(),
      200);
  EXPECT_EQ(parts_->people.find_role("guard")->facets, words{"name"});
  EXPECT_EQ(load_roles(*store().read()).size(), 14u);
  const auto all = send(method::get, "/roles", "", in_);
  EXPECT_EQ(all.body().integer_of("total", 0), 14);
  EXPECT_EQ(entries("role.change"), 1);
}

TEST_P(accounts, commands_do_the_same_without_a_server) {
  EXPECT_EQ(commands::passwd(with(), *parts_, "nobody", "").error().code(), error::not_found);
  EXPECT_EQ(
      commands::add(with(), *parts_, {"new.one", "某人", "guard", "37", "", true}).error().code(),
      error::bad_unit);
  const auto made =
      commands::add(with(), *parts_, {"new.one", "某人", "guard", "370105001001", "", true});
  ASSERT_TRUE(made);
  EXPECT_EQ(try_sign_in("new.one", *made).status(), 200);
  EXPECT_EQ(commands::list(*parts_).size(), 4u);
  EXPECT_EQ(*commands::passwd(with(), *parts_, "clerk", "neues-Pferd-43"), "");
  EXPECT_EQ(try_sign_in("clerk", "neues-Pferd-43").status(), 200);
  const auto token = commands::token(with(), *parts_, "clerk", "采集", 30);
  EXPECT_EQ(send(method::get, "/session", "", {}, {{"authorization", "Bearer " + *token}}).status(),
            200);
  EXPECT_TRUE(commands::unlock(with(), *parts_, "clerk"));
  EXPECT_TRUE(commands::disable(with(), *parts_, "clerk"));
  EXPECT_EQ(commands::list(*parts_)[1].state, "disabled");
  EXPECT_EQ(number("SELECT count(*) FROM audit WHERE actor_name = '[command line]'"), 5);
}

class first_account : public server_test {
 protected:
  answer set_up(const std::string& token, const std::string& password = good_password) {
    return send(method::post, "/setup",
                json::writer()
                    .open()
                    .member("token", token)
                    .member("username", "first.one")
                    .member("password", password)
                    .member("display_name", "安全主管")
                    .close()
                    .str());
  }
};

TEST_P(first_account, needs_the_link_and_no_accounts) {
  EXPECT_EQ(set_up("").code(), "required");
  EXPECT_EQ(set_up("guess").code(), "setup_over");
  const auto token = parts_->setup.open();
  EXPECT_EQ(set_up(token + "x").code(), "setup_over");
  EXPECT_EQ(set_up(token, "weak").code(), "weak_password");
  const auto made = set_up(token);
  ASSERT_EQ(made.status(), 201) << made.got.body;
  EXPECT_EQ(set_up(token).code(), "setup_over");
  EXPECT_EQ(set_up(parts_->setup.open()).code(), "setup_over") << "there is an account now";
  const auto in = sign_in("first.one");
  EXPECT_EQ(send(method::get, "/accounts", "", in).body().integer_of("total", 0), 1);
}

WANGGE_ON_BOTH_STORES(accounts);
WANGGE_ON_BOTH_STORES(first_account);

}  // namespace
}  // namespace wangge::access
