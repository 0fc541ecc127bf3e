#include "access/account_store.h"
#include "access/accounts.h"
#include "access/api.h"
#include "access/json_out.h"
#include "access/system.h"
#include "api/body.h"
#include "base/text.h"

namespace wangge::access {
namespace {

using api::call;
using http::response;

struct setup_request {
  std::string token, password;
  account_draft draft;
};

// The first account is the security administrator of the district: it can make all others, and
// none of what they do.
result<setup_request> read_setup(const call& ask, const parts& with) {
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  setup_request out;
  out.token = body->secret("token", {"初始链接", "token of the first link"}, 100);
  out.draft.username = lower_ascii(body->text("username", {"用户名", "user name"}, 64));
  out.password = body->secret("password", {"密码", "password"}, longest_password);
  out.draft.display_name = body->text("display_name", {"姓名", "name"}, 40);
  out.draft.role = "security_admin";
  out.draft.scope = with.district * 1'000'000'000;
  out.draft.must_change = false;
  if (auto fine = body->done(); !fine) return refused(fine.error());
  return out;
}

result<response> post_setup(call& ask, parts& with) {
  auto given = read_setup(ask, with);
  if (!given) return refused(given.error());
  if (const int wait = with.attempts.take(ask.ask.peer, with.people.now()); wait > 0)
    return refuse(error::rate_limited, {{"seconds", std::to_string(wait)}});
  if (!with.setup.accepts(given->token)) return refuse(error::setup_over);
  auto who = system_principal(with.district, "first start");
  who.peer = ask.ask.peer;
  if (auto fine = check_draft(ask.with, who, with.people, given->draft); !fine)
    return refused(fine.error());
  if (auto fine =
          check_password(given->password, given->draft.username, with.people.how().password_min);
      !fine)
    return refused(fine.error());
  auto hash = with.passwords.hash(given->password);
  if (!hash) return refused(hash.error());
  given->draft.password_hash = std::move(*hash);
  const auto made =
      api::write<account>(ask.with, who, [&](api::transaction& tx) -> result<account> {
        if (any_account(tx.db)) return refuse(error::setup_over);
        return create_account(tx, with.people, given->draft);
      });
  if (!made) return refused(made.error());
  with.setup.close();
  json::writer out;
  write_account(out, ask.with, *made, with.people.now());
  return api::json(out.str(), 201);
}

}  // namespace

std::vector<api::route> setup_routes(parts& with) {
  return {{http::method::post,
           "/setup",
           api::lane::slow,
           "public",
           [&with](call& ask) { return post_setup(ask, with); },
           "The first account, by the one-time link of a store without accounts",
           {},
           "setup",
           "account"}};
}

}  // namespace wangge::access
