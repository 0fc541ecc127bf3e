#include "access/api.h"
#include "access/json_out.h"
#include "access/sign_in.h"
#include "access/tokens.h"
#include "api/body.h"
#include "api/transaction.h"
#include "records/request.h"

namespace wangge::access {
namespace {

using api::call;
using http::response;

constexpr std::int64_t longest_days = 731, usual_days = 365;

result<response> list_tokens(call& ask, parts& with) {
  const auto all = with.people.tokens_of(ask.who.account);
  json::writer out;
  out.open().key("items").open_array();
  for (const auto& one : all) write_token(out, one);
  out.close_array().member("total", static_cast<std::int64_t>(all.size())).key("next").null();
  return api::json(out.close().str());
}

// A token that could make tokens would never end, and a session left open must not become a way in
// that outlives it: the password is asked again.
result<response> post_token(call& ask, parts& with) {
  if (ask.who.csrf.empty()) return refuse(error::session_needed);
  // Whoever knows a password that somebody else gave must not keep a way in beyond it: until it is
  // changed the account has no permissions.
  if (ask.who.permissions.empty())
    return refuse(error::forbidden, {{"permission.zh", "先换成自己的密码"},
                                     {"permission.en", "a password of your own first"}});
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  token_draft draft{.account = ask.who.account};
  draft.label = body->text("label", {"用途", "label"}, 80);
  draft.days = static_cast<int>(
      body->maybe_integer("days", {"有效天数", "days"}, 1, longest_days).value_or(usual_days));
  const auto password = body->text("password", {"密码", "password"}, 200);
  if (auto fine = body->done(); !fine) return refused(fine.error());
  if (auto fits = confirm_password(ask, with, password); !fits) return refused(fits.error());
  const auto made = api::write<made_token>(ask.with, ask.who, [&](api::transaction& tx) {
    return create_token(tx, with.people, draft);
  });
  if (!made) return refused(made.error());
  json::writer out;
  out.open().member("token", made->text).key("item");
  write_token(out, made->row);
  return api::json(out.close().str(), 201);
}

result<response> delete_token(call& ask, parts& with) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  if (auto gone = revoke_token(*ask.tx, with.people, *id); !gone) return refused(gone.error());
  return api::no_content();
}

}  // namespace

std::vector<api::route> token_routes(parts& with) {
  using api::lane;
  using http::method;
  return {
      {method::get,
       "/tokens",
       lane::inline_,
       "",
       [&with](call& ask) { return list_tokens(ask, with); },
       "One's own access tokens, without the secrets",
       {},
       "",
       "token_list"},
      {method::post,
       "/tokens",
       lane::slow,
       "",
       [&with](call& ask) { return post_token(ask, with); },
       "Make an access token for a machine; its text is shown once",
       {},
       "token_draft",
       "token_made"},
      {method::del,
       "/tokens/:id",
       lane::write,
       "",
       [&with](call& ask) { return delete_token(ask, with); },
       "Revoke an access token",
       {},
       "",
       ""},
  };
}

}  // namespace wangge::access
