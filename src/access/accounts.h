#pragma once
// What is done with accounts and roles. Each verb runs inside a write, checks the author's scope
// and the rules, leaves an audit entry, and changes the directory after the commit.
// Passwords come hashed: hashing takes 25 ms, which the writer must not wait for.

#include <optional>
#include <string>

#include "access/account.h"
#include "access/sessions.h"
#include "api/transaction.h"

namespace wangge::access {

struct account_draft {
  std::optional<uuid> id;  // made by the client, or here
  std::string username, display_name, role;
  std::int64_t scope = 0;
  std::string password_hash;
  bool must_change = true;  // at the first sign-in
  language lang = language::zh;
};

// Refuses what create_account would refuse, without the store: before a password is hashed.
result<void> check_draft(const api::services& with, const principal& who, const directory& people,
                         const account_draft& draft);

// Refuses: bad_username, required, unknown_reference (no such unit in the author's area),
// unknown_code (role), role_level, username_taken, already_done (the id exists).
result<account> create_account(api::transaction& tx, directory& people, const account_draft& draft);

struct account_change {
  std::optional<std::string> display_name, role;
  std::optional<std::int64_t> scope;
  std::optional<bool> disabled;
};

// Refuses: not_found (or outside the author's area), stale_version, own_account,
// last_administrator, and what create_account refuses of role and scope. Disabling ends the
// account's sessions and revokes its tokens.
result<account> change_account(api::transaction& tx, directory& people, const uuid& id,
                               const account_change& wanted, std::int64_t version);

result<account> unlock_account(api::transaction& tx, directory& people, const uuid& id);

struct new_password {
  std::string hash;
  bool must_change = false;
  bool remove_second_factor = false;
  std::optional<digest> keep;  // the session that goes on; all others of the account end
};
result<account> set_password(api::transaction& tx, directory& people, const uuid& id,
                             const new_password& fresh);

struct role_change {
  std::optional<std::string> zh, en;
  std::optional<words> permissions, facets;
};

// Refuses: forbidden (roles hold for the whole district), not_found, own_account, unknown_code,
// duties_apart, last_administrator.
result<role> change_role(api::transaction& tx, directory& people, std::string_view code,
                         const role_change& wanted);

// The account as the writer sees it now; not_found also when it lies outside the author's area.
result<account> find_in_scope(api::transaction& tx, const directory& people, const uuid& id);
// Stores it, leaves the entry and brings the directory up to date after the commit.
void keep_account(api::transaction& tx, directory& people, const account& after,
                  const audit_entry& entry);

}  // namespace wangge::access
