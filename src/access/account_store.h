#pragma once
// The SQL of accounts, sessions and tokens.

#include <optional>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "db/db.h"

namespace wangge::access {

std::vector<account> load_accounts(db::connection& db);
std::optional<account> read_account(db::connection& db, std::int64_t district, const uuid& id);
bool username_used(db::connection& db, std::string_view username);
bool any_account(db::connection& db);
// Roles of the enabled accounts, but one, whose scope is exactly this unit.
std::vector<std::string> roles_at(db::connection& db, std::int64_t scope, const uuid& but);
void insert_account(db::connection& db, const account& fresh);
// The whole row but id, username and created_at. The district never changes.
void update_account(db::connection& db, const account& changed);

std::vector<session> load_sessions(db::connection& db);
void insert_session(db::connection& db, const session& fresh);
void delete_session(db::connection& db, std::int64_t district, const digest& key);
// Every session of the account, but the one with the key `but`.
void delete_sessions(db::connection& db, std::int64_t district, const uuid& account,
                     const std::optional<digest>& but = std::nullopt);
void touch_session(db::connection& db, const session& seen);

std::vector<api_token> load_tokens(db::connection& db);
void insert_token(db::connection& db, const api_token& fresh);
void revoke_token(db::connection& db, const api_token& revoked);
void revoke_tokens(db::connection& db, std::int64_t district, const uuid& account, instant at);

}  // namespace wangge::access
