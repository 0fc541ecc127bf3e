#include "access/commands.h"

#include "access/accounts.h"
#include "access/secret.h"
#include "access/system.h"
#include "access/tokens.h"
#include "base/text.h"

namespace wangge::access::commands {
namespace {

principal author(const parts& here) {
  return system_principal(here.district, "command line");
}

result<account> named(const parts& here, const std::string& username) {
  const auto known = here.people.find_username(lower_ascii(username));
  if (!known) return refuse(error::not_found);
  return *known;
}

struct secret_word {
  std::string shown, hash;
};

result<secret_word> make_password(parts& here, const std::string& given,
                                  const std::string& username) {
  secret_word out;
  if (given.empty()) out.shown = random_token(12);
  const auto& password = given.empty() ? out.shown : given;
  if (auto fine = check_password(password, username, here.people.how().password_min); !fine)
    return refused(fine.error());
  auto hash = here.passwords.hash(password);
  if (!hash) return refused(hash.error());
  out.hash = std::move(*hash);
  return out;
}

}  // namespace

result<std::string> add(api::services& with, parts& here, const new_user& wanted) {
  const auto scope = codes::parse(wanted.scope);
  if (!scope) return refuse_field(error::bad_unit, "scope", {{"value", wanted.scope}});
  account_draft draft;
  draft.username = lower_ascii(normalise(wanted.username));
  draft.display_name = normalise(wanted.display_name);
  draft.role = wanted.role;
  draft.scope = *scope;
  draft.must_change = wanted.must_change;
  const auto who = author(here);
  if (auto fine = check_draft(with, who, here.people, draft); !fine) return refused(fine.error());
  const auto password = make_password(here, wanted.password, draft.username);
  if (!password) return refused(password.error());
  draft.password_hash = password->hash;
  const auto made = api::write<account>(
      with, who, [&](api::transaction& tx) { return create_account(tx, here.people, draft); });
  if (!made) return refused(made.error());
  return password->shown;
}

std::vector<user_line> list(const parts& here) {
  std::vector<user_line> all;
  const auto now = here.people.now();
  for (const auto& one : here.people.accounts_in(author(here).area)) {
    const char* state = !one->enabled() ? "disabled" : one->locked(now) ? "locked" : "enabled";
    all.push_back({one->username, one->display_name, one->role, codes::text(one->scope), state});
  }
  return all;
}

result<std::string> passwd(api::services& with, parts& here, const std::string& username,
                           const std::string& password) {
  const auto one = named(here, username);
  if (!one) return refused(one.error());
  const auto word = make_password(here, password, one->username);
  if (!word) return refused(word.error());
  const new_password fresh{word->hash, true, false, std::nullopt};
  const auto done = api::write<account>(with, author(here), [&](api::transaction& tx) {
    return set_password(tx, here.people, one->id, fresh);
  });
  if (!done) return refused(done.error());
  return word->shown;
}

result<void> disable(api::services& with, parts& here, const std::string& username) {
  const auto one = named(here, username);
  if (!one) return refused(one.error());
  const auto done = api::write<account>(with, author(here), [&](api::transaction& tx) {
    return change_account(tx, here.people, one->id, {.disabled = true}, one->version);
  });
  if (!done) return refused(done.error());
  return {};
}

result<void> unlock(api::services& with, parts& here, const std::string& username) {
  const auto one = named(here, username);
  if (!one) return refused(one.error());
  const auto done = api::write<account>(with, author(here), [&](api::transaction& tx) {
    return unlock_account(tx, here.people, one->id);
  });
  if (!done) return refused(done.error());
  return {};
}

result<std::string> token(api::services& with, parts& here, const std::string& username,
                          const std::string& label, int days) {
  const auto one = named(here, username);
  if (!one) return refused(one.error());
  const auto made = api::write<made_token>(with, author(here), [&](api::transaction& tx) {
    return create_token(tx, here.people, {one->id, normalise(label), days});
  });
  if (!made) return refused(made.error());
  return made->text;
}

}  // namespace wangge::access::commands
