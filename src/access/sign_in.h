#pragma once
// Coming in and going out: passwords, the second factor, lockout. On the slow lane: each of these
// hashes a password before it writes.

#include <string>

#include "access/crypto.h"
#include "access/parts.h"
#include "api/api.h"

namespace wangge::access {

struct credentials {
  std::string username, password;
  std::string totp;  // the one-time code, empty when none was given
};

struct entrance {
  std::string token;  // for the cookie
  session made;
};

// Refuses: rate_limited, account_locked, wrong_credentials (a wrong password, one-time code or
// name: one answer, in the same time), totp_needed, overloaded. Right or wrong, it leaves an entry.
result<entrance> sign_in(const api::call& ask, parts& with, const credentials& given);

// Ends the session of the request, if it has one. On the write lane.
void sign_out(const api::call& ask, parts& with);

// The account of whoever asks. Refuses session_needed: access tokens are for machines, not for
// changing who one is.
result<account> own_account(const api::call& ask, const parts& with);

// Refuses password_needed when `current` is not the password. Counts against the address.
result<void> confirm_password(const api::call& ask, parts& with, const std::string& current);

// Of one's own account; other sessions end. Refuses password_needed, weak_password.
result<void> change_password(const api::call& ask, parts& with, const std::string& current,
                             const std::string& fresh);

// Where the secret of the second factor is sealed to.
inline sealed_place totp_place(const account& of) {
  return {"account.totp", of.id};
}

// The second factor, in two steps: a secret is drawn and kept sealed, and counts once a code made
// from it was shown. Refuses already_done when there is one.
result<std::string> begin_second_factor(const api::call& ask, parts& with,
                                        const std::string& password);
result<void> confirm_second_factor(const api::call& ask, parts& with, const std::string& code);
result<void> remove_second_factor(const api::call& ask, parts& with, const std::string& password);

}  // namespace wangge::access
