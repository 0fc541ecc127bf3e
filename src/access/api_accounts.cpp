#include <algorithm>

#include "access/accounts.h"
#include "access/api.h"
#include "access/json_out.h"
#include "access/secret.h"
#include "api/body.h"
#include "api/query.h"
#include "base/text.h"
#include "records/request.h"

namespace wangge::access {
namespace {

using api::call;
using http::response;

constexpr std::size_t longest_name = 40;

response account_answer(const call& ask, const parts& with, const account& one, int status = 200) {
  json::writer out;
  write_account(out, ask.with, one, with.people.now());
  return api::json(out.str(), status);
}

struct account_query {
  scope range;
  std::string q, role, after;
  std::size_t limit = 50;

  bool wants(const account& one) const {
    if (!role.empty() && one.role != role) return false;
    return q.empty() || one.username.find(q) != std::string::npos ||
           fold(one.display_name).find(q) != std::string::npos;
  }
};

result<account_query> read_query(const call& ask) {
  account_query out;
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  const auto limit = api::page_size(ask.ask);
  if (!limit) return refused(limit.error());
  out.range = *range;
  out.limit = *limit;
  out.q = fold(ask.ask.param("q").value_or(""));
  out.role = ask.ask.param("role").value_or("");
  out.after = ask.ask.param("cursor").value_or("");
  if (!out.after.empty() && !good_username(out.after)) return refuse(error::bad_cursor);
  return out;
}

result<response> list_accounts(call& ask, parts& with) {
  const auto query = read_query(ask);
  if (!query) return refused(query.error());
  auto all = with.people.accounts_in(query->range);
  std::erase_if(all, [&](const auto& one) { return !query->wants(*one); });
  auto next = std::ranges::upper_bound(all, query->after, {},
                                       [](const auto& one) { return one->username; });
  json::writer out;
  out.open().key("items").open_array();
  std::string last;
  for (std::size_t n = 0; n < query->limit && next != all.end(); ++n, ++next) {
    write_account(out, ask.with, **next, with.people.now());
    last = (*next)->username;
  }
  out.close_array().member("total", static_cast<std::int64_t>(all.size())).key("next");
  if (next == all.end())
    out.null();
  else
    out.value(last);
  return api::json(out.member("as_of", format_instant(ask.now)).close().str());
}

result<response> get_account(call& ask, parts& with) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto one = with.people.find(*id);
  if (!one || !ask.who.area.covers(one->area())) return refuse(error::not_found);
  return account_answer(ask, with, *one);
}

// A password for the first sign-in: made here when none was given, and then shown once.
struct first_password {
  std::string shown, hash;
};

result<first_password> hash_password(parts& with, std::optional<std::string> given,
                                     std::string_view username) {
  first_password out;
  if (!given) given = out.shown = random_token(12);
  if (auto fine = check_password(*given, username, with.people.how().password_min); !fine)
    return refused(fine.error());
  auto hash = with.passwords.hash(*given);
  if (!hash) return refused(hash.error());
  out.hash = std::move(*hash);
  return out;
}

std::int64_t read_scope(api::body& body, const std::string& digits) {
  const auto code = codes::parse(digits);
  if (!code && !digits.empty())
    body.wrong(error::bad_unit, "scope", {"管辖范围", "area"}, {{"value", digits}});
  return code.value_or(0);
}

result<account_draft> read_draft(api::body& body) {
  account_draft draft;
  draft.id = body.maybe_id("id");
  draft.username = lower_ascii(body.text("username", {"用户名", "user name"}, 64));
  draft.display_name = body.text("display_name", {"姓名", "name"}, longest_name);
  draft.role = body.text("role", {"岗位", "role"}, 64);
  draft.scope = read_scope(body, body.text("scope", {"管辖范围", "area"}, 15));
  return draft;
}

response with_password(const call& ask, const parts& with, const account& one,
                       const first_password& password, int status) {
  json::writer out;
  out.open().key("account");
  write_account(out, ask.with, one, with.people.now());
  if (!password.shown.empty()) out.member("password", password.shown);
  return api::json(out.close().str(), status);
}

result<response> post_account(call& ask, parts& with) {
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  auto draft = read_draft(*body);
  auto given = body->maybe_secret("password", {"密码", "password"}, longest_password);
  if (auto fine = body->done(); !fine) return refused(fine.error());
  if (auto fine = check_draft(ask.with, ask.who, with.people, *draft); !fine)
    return refused(fine.error());
  const auto password = hash_password(with, std::move(given), draft->username);
  if (!password) return refused(password.error());
  draft->password_hash = password->hash;
  const auto made = api::write<account>(ask.with, ask.who, [&](api::transaction& tx) {
    return create_account(tx, with.people, *draft);
  });
  if (!made) return refused(made.error());
  return with_password(ask, with, *made, *password, 201);
}

result<response> patch_account(call& ask, parts& with) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto version = records::read_version(ask.ask);
  if (!version) return refused(version.error());
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  account_change wanted;
  wanted.display_name = body->maybe_text("display_name", {"姓名", "name"}, longest_name);
  wanted.role = body->maybe_text("role", {"岗位", "role"}, 64);
  if (const auto digits = body->maybe_text("scope", {"管辖范围", "area"}, 15))
    wanted.scope = read_scope(*body, *digits);
  wanted.disabled = body->maybe_flag("disabled", {"停用", "disabled"});
  if (auto fine = body->done(); !fine) return refused(fine.error());
  const auto changed = change_account(*ask.tx, with.people, *id, wanted, *version);
  if (!changed) return refused(changed.error());
  return account_answer(ask, with, *changed);
}

result<response> post_unlock(call& ask, parts& with) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto one = unlock_account(*ask.tx, with.people, *id);
  if (!one) return refused(one.error());
  return account_answer(ask, with, *one);
}

// The own password is changed with the old one at hand, never here.
result<response> post_reset(call& ask, parts& with) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  auto given = body->maybe_secret("password", {"密码", "password"}, longest_password);
  const auto no_totp = body->maybe_flag("remove_totp", {"取消动态口令", "remove second factor"});
  if (auto fine = body->done(); !fine) return refused(fine.error());
  const auto one = with.people.find(*id);
  if (!one || !ask.who.area.covers(one->area())) return refuse(error::not_found);
  if (*id == ask.who.account) return refuse(error::own_account);
  const auto password = hash_password(with, std::move(given), one->username);
  if (!password) return refused(password.error());
  const new_password fresh{password->hash, true, no_totp.value_or(false), std::nullopt};
  const auto changed = api::write<account>(ask.with, ask.who, [&](api::transaction& tx) {
    return set_password(tx, with.people, *id, fresh);
  });
  if (!changed) return refused(changed.error());
  return with_password(ask, with, *changed, *password, 200);
}

template <class Handler>
api::handler bound(parts& with, Handler handle) {
  return [&with, handle](call& ask) { return handle(ask, with); };
}

std::vector<api::route> looking(parts& with) {
  using api::lane;
  using http::method;
  return {
      {method::get,
       "/accounts",
       lane::read,
       "accounts.read",
       bound(with, list_accounts),
       "Accounts whose area lies in one's own, by user name",
       {{"unit", "string", "Division code; only accounts within it"},
        {"q", "string", "Part of the user name or name"},
        {"role", "string", "Role code"},
        {"limit", "integer", "Rows of a page, 1 to 1000"},
        {"cursor", "string", "The `next` of the page before"}},
       "",
       "account_page"},
      {method::get,
       "/accounts/:id",
       lane::inline_,
       "accounts.read",
       bound(with, get_account),
       "An account",
       {},
       "",
       "account"},
  };
}

std::vector<api::route> changing(parts& with) {
  using api::lane;
  using http::method;
  return {
      {method::post,
       "/accounts",
       lane::slow,
       "accounts.write",
       bound(with, post_account),
       "Make an account; without a password one is made and shown once",
       {},
       "account_draft",
       "account_made"},
      {method::patch,
       "/accounts/:id",
       lane::write,
       "accounts.write",
       bound(with, patch_account),
       "Change name, role or area, disable or enable",
       {},
       "account_change",
       "account"},
      {method::post,
       "/accounts/:id/unlock",
       lane::write,
       "accounts.write",
       bound(with, post_unlock),
       "End a lock after wrong attempts",
       {},
       "",
       "account"},
      {method::post,
       "/accounts/:id/reset-password",
       lane::slow,
       "accounts.write",
       bound(with, post_reset),
       "Give a password for the next sign-in; all sessions end",
       {},
       "password_reset",
       "account_made"},
  };
}

}  // namespace

std::vector<api::route> account_routes(parts& with) {
  auto all = looking(with);
  for (auto& one : changing(with)) all.push_back(std::move(one));
  return all;
}

}  // namespace wangge::access
