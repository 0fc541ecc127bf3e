#pragma once
// The routes of access behind the real dispatcher, without sockets: sign in, ask, look at the
// answer. The clock of the directory is the test's.

#include <future>

#include "access/accounts.h"
#include "access/api.h"
#include "access_fixture.h"
#include "api/dispatcher.h"
#include "base/json.h"

namespace wangge::access {

inline constexpr const char* good_password = "korrekt-Pferd-42";

struct answer {
  explicit answer(http::response out) : got(std::move(out)) {}
  http::response got;
  int status() const { return got.status; }
  json::view body() const {
    if (!parsed_) parsed_ = *json::document::parse(got.body);
    return parsed_->root();
  }
  std::string text(std::string_view name) const { return std::string(body().text_of(name)); }
  std::string code() const { return text("code"); }  // of a refusal
  std::string header(std::string_view name) const {
    for (const auto& [key, value] : got.headers)
      if (key == name) return value;
    return {};
  }

 private:
  mutable std::optional<json::document> parsed_;
};

// A browser: its cookie, its CSRF token.
struct browser {
  std::string cookie, csrf, peer = "10.0.0.1";
};

class server_test : public access_test {
 protected:
  void SetUp() override {
    access_test::SetUp();
    if (IsSkipped()) return;
    make_tables();
    clock_ = now_ms();
    parts_ = std::make_unique<parts>(store(), district, limits{}, hashing{1, 8192, 2, 3000},
                                     [this] { return clock_.load(); });
    parts_->people.load();
    serve();
  }

  void serve() {
    const auto who = [this](const http::request& ask) -> result<std::shared_ptr<const principal>> {
      auto found = parts_->people.authenticate(ask);
      if (!found) return refuse(error::not_signed_in);
      return found;
    };
    const auto files = [](const http::request&) { return http::response{}; };
    server_ = std::make_unique<api::dispatcher>(with(), routes(*parts_), who, files);
  }

  void TearDown() override {
    server_.reset();
    if (parts_) store().stop();
    parts_.reset();
    access_test::TearDown();
  }

  answer send(http::method verb, std::string_view path, std::string body = {},
              const browser& from = {}, http::pairs headers = {}) {
    http::request ask;
    ask.verb = verb;
    const auto mark = path.find('?');
    ask.path = "/api/v1" + std::string(path.substr(0, mark));
    ask.target = "/api/v1" + std::string(path);
    if (mark != path.npos) ask.query = pairs_of(path.substr(mark + 1));
    ask.headers = std::move(headers);
    ask.body = std::move(body);
    ask.peer = from.peer;
    if (!from.cookie.empty()) ask.headers.emplace_back("cookie", "wangge_session=" + from.cookie);
    if (!from.csrf.empty()) ask.headers.emplace_back("x-csrf-token", from.csrf);
    std::promise<http::response> done;
    server_->handle(std::move(ask), [&](http::response out) { done.set_value(std::move(out)); });
    return answer(done.get_future().get());
  }

  static http::pairs pairs_of(std::string_view text) {
    http::pairs all;
    while (!text.empty()) {
      const auto one = text.substr(0, text.find('&'));
      const auto middle = one.find('=');
      all.emplace_back(one.substr(0, middle), one.substr(middle + 1));
      text.remove_prefix(std::min(one.size() + 1, text.size()));
    }
    return all;
  }

  account add(const std::string& name, const std::string& role, std::int64_t scope,
              bool must_change = false) {
    account_draft draft;
    draft.username = name;
    draft.display_name = "用户" + name;
    draft.role = role;
    draft.scope = scope;
    draft.password_hash = *parts_->passwords.hash(good_password);
    draft.must_change = must_change;
    const auto made = api::write<account>(
        with(), system_principal(district),
        [&](api::transaction& tx) { return create_account(tx, parts_->people, draft); });
    if (!made) throw std::runtime_error(message(made.error().problems.front(), language::en));
    return *made;
  }

  static std::string credentials_text(const std::string& name, const std::string& password,
                                      const std::string& totp = {}) {
    json::writer out;
    out.open().member("username", name).member("password", password);
    if (!totp.empty()) out.member("totp", totp);
    return out.close().str();
  }

  answer try_sign_in(const std::string& name, const std::string& password,
                     const std::string& totp = {}, const std::string& peer = "10.0.0.1") {
    browser from;
    from.peer = peer;
    return send(http::method::post, "/session", credentials_text(name, password, totp), from);
  }

  static browser browser_of(const answer& entered) {
    browser out;
    const auto set = entered.header("Set-Cookie");
    const auto start = set.find('=') + 1;
    out.cookie = set.substr(start, set.find(';') - start);
    out.csrf = entered.text("csrf_token");
    return out;
  }

  browser sign_in(const std::string& name, const std::string& password = good_password) {
    const auto entered = try_sign_in(name, password);
    EXPECT_EQ(entered.status(), 200) << entered.got.body;
    return browser_of(entered);
  }

  std::int64_t entries(const std::string& action) {
    return number("SELECT count(*) FROM audit WHERE action = ?1", {action});
  }

  static constexpr instant minute = 60'000;
  std::atomic<instant> clock_{0};
  std::unique_ptr<parts> parts_;
  std::unique_ptr<api::dispatcher> server_;
};

}  // namespace wangge::access
