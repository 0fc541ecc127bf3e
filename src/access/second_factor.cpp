#include "access/accounts.h"
#include "access/crypto.h"
#include "access/sign_in.h"
#include "access/totp.h"

namespace wangge::access {
namespace {

// One change of the own account inside a write.
result<void> change_own(const api::call& ask, parts& with, std::string_view action,
                        const std::function<result<void>(account&)>& change) {
  const auto done = api::write<bool>(ask.with, ask.who, [&](api::transaction& tx) -> result<bool> {
    auto own = find_in_scope(tx, with.people, ask.who.account);
    if (!own) return refused(own.error());
    if (auto fine = change(*own); !fine) return refused(std::move(fine.error()));
    keep_account(tx, with.people, *own, {.action = action});
    return true;
  });
  if (!done) return refused(done.error());
  return {};
}

}  // namespace

result<std::string> begin_second_factor(const api::call& ask, parts& with,
                                        const std::string& password) {
  if (auto fits = confirm_password(ask, with, password); !fits) return refused(fits.error());
  const auto secret = new_totp_secret();
  const auto done = change_own(ask, with, "totp.begin", [&](account& own) -> result<void> {
    if (own.second_factor()) return refuse(error::already_done);
    own.totp_sealed = ask.with.vault.seal(secret, totp_place(own));
    own.totp_step.reset();
    return {};
  });
  if (!done) return refused(done.error());
  return secret;
}

result<void> confirm_second_factor(const api::call& ask, parts& with, const std::string& code) {
  if (auto own = own_account(ask, with); !own) return refused(own.error());
  if (const int wait = with.attempts.take(ask.ask.peer, with.people.now()); wait > 0)
    return refuse(error::rate_limited, {{"seconds", std::to_string(wait)}});
  return change_own(ask, with, "totp.set", [&](account& own) -> result<void> {
    if (own.second_factor()) return refuse(error::already_done);
    if (own.totp_sealed.empty()) return refuse(error::not_found);
    const auto secret = ask.with.vault.open(own.totp_sealed, totp_place(own));
    if (!secret) return refused(secret.error());
    own.totp_step = check_totp(*secret, code, with.people.now(), 0);
    if (!own.totp_step) return refuse_field(error::bad_totp, "code");
    return {};
  });
}

result<void> remove_second_factor(const api::call& ask, parts& with, const std::string& password) {
  if (auto fits = confirm_password(ask, with, password); !fits) return fits;
  return change_own(ask, with, "totp.remove", [](account& own) -> result<void> {
    own.totp_sealed.clear();
    own.totp_step.reset();
    return {};
  });
}

}  // namespace wangge::access
