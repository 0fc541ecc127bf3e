#include "access/tokens.h"

#include "access/account_store.h"
#include "access/accounts.h"
#include "access/secret.h"
#include "base/json.h"

namespace wangge::access {
namespace {

constexpr instant a_day = 86'400'000;

std::string detail_of(const api_token& one) {
  return json::writer().open().member("token", one.id).member("label", one.label).close().str();
}

}  // namespace

result<made_token> create_token(api::transaction& tx, directory& people, const token_draft& draft) {
  const auto holder = find_in_scope(tx, people, draft.account);
  if (!holder) return refused(holder.error());
  made_token made;
  made.text = std::string(token_prefix) + random_token();
  const auto end = draft.days > 0 ? tx.now + draft.days * a_day : 0;
  made.row = {holder->district(),
              new_uuid(),
              digest_of(made.text),
              holder->id,
              draft.label,
              tx.now,
              end,
              0};
  insert_token(tx.db, made.row);
  tx.audit({.action = "token.create",
            .record = holder->id,
            .grid = holder->scope,
            .detail = detail_of(made.row)});
  tx.after_commit([&people, row = made.row] { people.put(row); });
  return made;
}

result<api_token> revoke_token(api::transaction& tx, directory& people, const uuid& id) {
  auto one = people.find_token(id);
  if (!one || one->account != tx.who.account) return refuse(error::not_found);
  if (one->revoked_at != 0) return refuse(error::already_done);
  one->revoked_at = tx.now;
  revoke_token(tx.db, *one);
  tx.audit({.action = "token.revoke",
            .record = one->account,
            .grid = tx.who.unit,
            .detail = detail_of(*one)});
  tx.after_commit([&people, row = *one] { people.put(row); });
  return *one;
}

}  // namespace wangge::access
