#include "access/sign_in.h"

#include "access/account_store.h"
#include "access/accounts.h"
#include "access/secret.h"
#include "access/system.h"
#include "access/totp.h"
#include "base/text.h"

namespace wangge::access {
namespace {

constexpr instant minute = 60'000;
constexpr instant hour = 60 * minute;

refused locked(instant until, instant now) {
  return refuse(error::account_locked,
                {{"minutes", std::to_string((until - now + minute - 1) / minute)}});
}

principal stranger(const api::call& ask, const parts& with) {
  auto who = system_principal(with.district, "sign-in");
  who.peer = ask.ask.peer;
  return who;
}

// The name somebody typed may be his password, so the entry does not hold it.
refused wrong_name(const api::call& ask, parts& with, const std::string& name) {
  const auto now = with.people.now();
  with.attempts.stranger_failed(name, now);
  const auto who = stranger(ask, with);
  api::write<bool>(ask.with, who, [](api::transaction& tx) -> result<bool> {
    tx.audit({.action = "sign_in.refused", .detail = R"({"known":false})"});
    return true;
  });
  return refuse(error::wrong_credentials);
}

// An account at one address, for the memory of wrong attempts.
std::string at_address(const account& of, const std::string& peer) {
  return of.username + '\n' + peer;
}

// Whether the account was signed in to from this address lately. Anybody can lock a name he knows;
// where its owner usually works, the right password still opens, until five wrong ones came from
// there.
bool familiar(const api::call& ask, const parts& with, const account& of) {
  constexpr instant lately = 30 * 24 * hour;
  const auto db = ask.with.store.read();
  auto rows = db->query(
      "SELECT seq FROM audit WHERE actor = ?1 AND district = ?2 AND action = 'sign_in' AND peer = "
      "?3 "
      "AND at >= ?4 LIMIT 1",
      {of.id, of.district(), ask.ask.peer, with.people.now() - lately});
  return rows.step();
}

bool shut_out(const api::call& ask, parts& with, const account& of) {
  const auto now = with.people.now();
  if (!of.locked(now)) return false;
  return with.attempts.stranger_locked_until(at_address(of, ask.ask.peer), now) > now ||
         !familiar(ask, with, of);
}

refused wrong_attempt(const api::call& ask, parts& with, const account& of) {
  with.attempts.stranger_failed(at_address(of, ask.ask.peer), with.people.now());
  const auto who = with.people.principal_of(of, ask.ask);
  api::write<bool>(ask.with, *who, [&](api::transaction& tx) -> result<bool> {
    auto now = read_account(tx.db, of.district(), of.id);
    if (!now) return false;
    now->locked_until = lock_end(++now->failures, with.people.now(), with.people.how());
    keep_account(tx, with.people, *now, {.action = "sign_in.refused"});
    return true;
  });
  return refuse(error::wrong_credentials);
}

struct checked {
  std::optional<std::int64_t> step;  // of the one-time code
  std::string new_hash;              // when the stored one was made at another cost
  bool despite_lock = false;
};

session make_session(const api::call& ask, const parts& with, const account& of,
                     const std::string& token) {
  const auto now = with.people.now();
  return {of.district(),
          digest_of(token),
          of.id,
          random_token(24),
          now,
          now,
          now + with.people.how().absolute_hours * hour,
          ask.ask.peer,
          with.people.principal_of(of, ask.ask)->agent};
}

// Everything is asked again here: between the check and now the account may have been locked or
// disabled by others, or the same one-time code used.
result<entrance> let_in(const api::call& ask, parts& with, const account& of,
                        const checked& known) {
  const auto who = with.people.principal_of(of, ask.ask);
  return api::write<entrance>(ask.with, *who, [&](api::transaction& tx) -> result<entrance> {
    auto now = read_account(tx.db, of.district(), of.id);
    if (!now || !now->enabled() || now->password != of.password)
      return refuse(error::wrong_credentials);
    if (now->locked(with.people.now()) && !known.despite_lock)
      return locked(now->locked_until, with.people.now());
    if (known.step && now->totp_step.value_or(0) >= *known.step)
      return refuse(error::wrong_credentials);
    if (known.step) now->totp_step = known.step;
    if (!known.new_hash.empty()) now->password = known.new_hash;
    now->failures = 0;
    now->locked_until = 0;
    keep_account(tx, with.people, *now, {.action = "sign_in"});
    entrance made{random_token(), {}};
    made.made = make_session(ask, with, *now, made.token);
    insert_session(tx.db, made.made);
    tx.after_commit([&with, fresh = made.made] { with.people.put(fresh); });
    return made;
  });
}

// Nothing when the second factor is not asked for.
result<std::optional<std::int64_t>> check_second_factor(const api::call& ask, parts& with,
                                                        const account& of,
                                                        const std::string& code) {
  if (!of.second_factor()) return std::nullopt;
  if (code.empty()) return refuse(error::totp_needed);
  const auto secret = ask.with.vault.open(of.totp_sealed, totp_place(of));
  if (!secret) return refused(secret.error());
  const auto step = check_totp(*secret, code, with.people.now(), *of.totp_step);
  if (!step) return wrong_attempt(ask, with, of);
  return step;
}

result<entrance> sign_in_known(const api::call& ask, parts& with, const account& of,
                               const credentials& given) {
  const auto fits = with.passwords.verify(of.password, given.password);
  if (!fits) return refused(fits.error());
  if (!*fits) return wrong_attempt(ask, with, of);
  const auto step = check_second_factor(ask, with, of, given.totp);
  if (!step) return refused(step.error());
  checked known{*step, {}, of.locked(with.people.now())};
  if (with.passwords.outdated(of.password)) {
    auto hash = with.passwords.hash(given.password);
    if (hash) known.new_hash = std::move(*hash);
  }
  return let_in(ask, with, of, known);
}

}  // namespace

result<entrance> sign_in(const api::call& ask, parts& with, const credentials& given) {
  const auto now = with.people.now();
  if (const int wait = with.attempts.take(ask.ask.peer, now); wait > 0)
    return refuse(error::rate_limited, {{"seconds", std::to_string(wait)}});
  const auto name = lower_ascii(normalise(given.username)).substr(0, 64);
  const auto known = with.people.find_username(name);
  const bool open = known && known->enabled();
  if (open && shut_out(ask, with, *known)) return locked(known->locked_until, now);
  const auto until = open ? 0 : with.attempts.stranger_locked_until(name, now);
  if (until > now) return locked(until, now);
  if (!open) {
    const auto never = with.passwords.verify("", given.password);
    if (!never) return refused(never.error());
    return wrong_name(ask, with, name);
  }
  auto made = sign_in_known(ask, with, *known, given);
  if (made || made.error().code() == error::totp_needed) with.attempts.give_back(ask.ask.peer);
  return made;
}

void sign_out(const api::call& ask, parts& with) {
  const auto open = with.people.session_of(ask.ask);
  if (!open) return;
  delete_session(ask.tx->db, open->district, open->key);
  ask.tx->audit({.action = "sign_out", .record = ask.who.account, .grid = ask.who.unit});
  ask.tx->after_commit([&with, key = open->key] { with.people.end_session(key); });
}

result<account> own_account(const api::call& ask, const parts& with) {
  if (ask.who.csrf.empty()) return refuse(error::session_needed);
  const auto known = with.people.find(ask.who.account);
  if (!known) return refuse(error::not_signed_in);
  return *known;
}

result<void> confirm_password(const api::call& ask, parts& with, const std::string& current) {
  const auto own = own_account(ask, with);
  if (!own) return refused(own.error());
  if (shut_out(ask, with, *own)) return locked(own->locked_until, with.people.now());
  if (const int wait = with.attempts.take(ask.ask.peer, with.people.now()); wait > 0)
    return refuse(error::rate_limited, {{"seconds", std::to_string(wait)}});
  const auto fits = with.passwords.verify(own->password, current);
  if (!fits) return refused(fits.error());
  if (!*fits) {
    wrong_attempt(ask, with, *own);  // counted and told as at the sign-in
    return refuse_field(error::password_needed, "password");
  }
  with.attempts.give_back(ask.ask.peer);
  return {};
}

result<void> change_password(const api::call& ask, parts& with, const std::string& current,
                             const std::string& fresh) {
  if (auto fits = confirm_password(ask, with, current); !fits) return fits;
  if (auto fine = check_password(fresh, ask.who.username, with.people.how().password_min); !fine)
    return fine;
  if (same_secret(current, fresh))
    return refuse_field(error::weak_password, "password",
                        {{"min", std::to_string(with.people.how().password_min)}});
  const auto hash = with.passwords.hash(fresh);
  if (!hash) return refused(hash.error());
  const auto open = with.people.session_of(ask.ask);
  new_password change{.hash = *hash};
  if (open) change.keep = open->key;
  const auto done = api::write<account>(ask.with, ask.who, [&](api::transaction& tx) {
    return set_password(tx, with.people, ask.who.account, change);
  });
  if (!done) return refused(done.error());
  return {};
}

}  // namespace wangge::access
