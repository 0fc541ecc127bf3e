#include "access/accounts.h"
#include "access/api.h"
#include "access/json_out.h"
#include "access/sign_in.h"
#include "access/totp.h"
#include "api/body.h"

namespace wangge::access {
namespace {

using api::call;
using http::response;

constexpr api::label password_label{"密码", "password"};
constexpr api::label code_label{"动态口令", "one-time code"};
constexpr std::size_t longest_preferences = 16 * 1024;

std::string cookie(const call& ask, std::string_view token, std::int64_t seconds) {
  std::string text(session_cookie);
  text.append("=").append(token).append("; Path=/; HttpOnly; SameSite=Strict");
  text.append("; Max-Age=" + std::to_string(seconds));
  if (ask.with.config.tls) text.append("; Secure");
  return text;
}

// A page of another site must not sign this browser in to an account of its choice.
result<void> same_site(const http::request& ask) {
  if (ask.header("sec-fetch-site") == "cross-site") return refuse(error::csrf);
  return {};
}

result<response> post_session(call& ask, parts& with) {
  if (auto fine = same_site(ask.ask); !fine) return refused(fine.error());
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  credentials given;
  given.username = body->secret("username", {"用户名", "user name"}, 256);
  given.password = body->secret("password", password_label, longest_password);
  given.totp = body->maybe_text("totp", code_label, 16).value_or("");
  if (auto fine = body->done(); !fine) return refused(fine.error());
  const auto made = sign_in(ask, with, given);
  if (!made) return refused(made.error());
  const auto own = with.people.find(made->made.account);
  if (!own) return refuse(error::wrong_credentials);
  auto out = api::json(session_text(ask.with, with, *own, &made->made));
  const auto seconds = std::int64_t{with.people.how().absolute_hours} * 3600;
  out.headers.emplace_back("Set-Cookie", cookie(ask, made->token, seconds));
  return out;
}

result<response> get_session(call& ask, parts& with) {
  const auto own = with.people.find(ask.who.account);
  if (!own) return refuse(error::not_signed_in);
  const auto open = ask.who.csrf.empty() ? std::nullopt : with.people.session_of(ask.ask);
  return api::json(session_text(ask.with, with, *own, open ? &*open : nullptr));
}

result<response> delete_session(call& ask, parts& with) {
  sign_out(ask, with);
  auto out = api::no_content();
  out.headers.emplace_back("Set-Cookie", cookie(ask, "", 0));
  return out;
}

result<response> post_password(call& ask, parts& with) {
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  const auto current =
      body->secret("current", {"现在的密码", "current password"}, longest_password);
  const auto fresh = body->secret("password", {"新密码", "new password"}, longest_password);
  if (auto fine = body->done(); !fine) return refused(fine.error());
  if (auto done = change_password(ask, with, current, fresh); !done) return refused(done.error());
  return get_session(ask, with);
}

// The password of a body that holds nothing else.
result<std::string> lone_password(const http::request& ask) {
  auto body = api::body::read(ask);
  if (!body) return refused(body.error());
  auto password = body->secret("password", password_label, longest_password);
  if (auto fine = body->done(); !fine) return refused(fine.error());
  return password;
}

result<response> post_totp(call& ask, parts& with) {
  const auto password = lone_password(ask.ask);
  if (!password) return refused(password.error());
  const auto secret = begin_second_factor(ask, with, *password);
  if (!secret) return refused(secret.error());
  const auto uri = totp_uri("Wangge", ask.who.username, *secret);
  return api::json(
      json::writer().open().member("secret", *secret).member("uri", uri).close().str());
}

result<response> put_totp(call& ask, parts& with) {
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  const auto code = body->text("code", code_label, 16);
  if (auto fine = body->done(); !fine) return refused(fine.error());
  if (auto done = confirm_second_factor(ask, with, code); !done) return refused(done.error());
  return get_session(ask, with);
}

result<response> delete_totp(call& ask, parts& with) {
  const auto password = lone_password(ask.ask);
  if (!password) return refused(password.error());
  if (auto done = remove_second_factor(ask, with, *password); !done) return refused(done.error());
  return api::no_content();
}

result<response> patch_preferences(call& ask, parts& with) {
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  const auto lang = body->maybe_text("language", {"语言", "language"}, 10);
  const auto kept =
      body->maybe_object("preferences", {"偏好设置", "preferences"}, longest_preferences);
  if (lang && *lang != "zh" && *lang != "en")
    body->wrong(error::unknown_code, "language", {"语言", "language"},
                {{"value", *lang}, {"known", "zh, en"}});
  if (auto fine = body->done(); !fine) return refused(fine.error());
  auto own = find_in_scope(*ask.tx, with.people, ask.who.account);
  if (!own) return refused(own.error());
  if (lang) own->lang = *lang == "en" ? language::en : language::zh;
  if (kept) own->preferences = *kept;
  keep_account(*ask.tx, with.people, *own, {.action = "preferences.change"});
  const auto open = with.people.session_of(ask.ask);
  return api::json(session_text(ask.with, with, *own, open ? &*open : nullptr));
}

template <class Handler>
api::handler bound(parts& with, Handler handle) {
  return [&with, handle](call& ask) { return handle(ask, with); };
}

std::vector<api::route> coming_and_going(parts& with) {
  using api::lane;
  using http::method;
  return {
      {method::post,
       "/session",
       lane::slow,
       "public",
       bound(with, post_session),
       "Sign in with user name, password and, where it is set, a one-time code",
       {},
       "sign_in",
       "session"},
      {method::get,
       "/session",
       lane::inline_,
       "",
       bound(with, get_session),
       "Who is signed in, with permissions and CSRF token",
       {},
       "",
       "session"},
      {method::del,
       "/session",
       lane::write,
       "",
       bound(with, delete_session),
       "Sign out",
       {},
       "",
       ""},
      {method::patch,
       "/session/preferences",
       lane::write,
       "",
       bound(with, patch_preferences),
       "Language and preferences of the web apps",
       {},
       "preferences",
       "session"},
  };
}

std::vector<api::route> own_secrets(parts& with) {
  using api::lane;
  using http::method;
  return {
      {method::post,
       "/session/password",
       lane::slow,
       "",
       bound(with, post_password),
       "Change the own password; other sessions of the account end",
       {},
       "password_change",
       "session"},
      {method::post,
       "/session/totp",
       lane::slow,
       "",
       bound(with, post_totp),
       "Draw a secret for the second factor",
       {},
       "password",
       "totp_secret"},
      {method::put,
       "/session/totp",
       lane::slow,
       "",
       bound(with, put_totp),
       "Confirm the second factor with a first one-time code",
       {},
       "totp_code",
       "session"},
      {method::del,
       "/session/totp",
       lane::slow,
       "",
       bound(with, delete_totp),
       "Remove the own second factor",
       {},
       "password",
       ""},
  };
}

}  // namespace

std::vector<api::route> session_routes(parts& with) {
  auto all = coming_and_going(with);
  for (auto& one : own_secrets(with)) all.push_back(std::move(one));
  return all;
}

}  // namespace wangge::access
