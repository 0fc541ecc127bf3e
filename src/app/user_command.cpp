#include <fmt/format.h>

#include "access/commands.h"
#include "app/commands.h"
#include "app/home.h"
#include "app/runtime.h"
#include "app/say.h"

namespace wangge::app {
namespace {

namespace users = access::commands;

int told(const result<void>& done) {
  return done ? 0 : complain(done.error());
}

int told(const result<std::string>& secret) {
  if (!secret) return complain(secret.error());
  fmt::print("{}\n", *secret);
  return 0;
}

int list(const access::parts& here) {
  for (const auto& one : users::list(here))
    fmt::print("{:<32} {:<24} {:<16} {:<9} {}\n", one.username, one.role, one.scope, one.state,
               one.display_name);
  return 0;
}

}  // namespace

int manage_users(const user_flags& how) {
  auto opened = runtime::open(
      {.data_dir = how.store.data_dir, .db_url = how.store.db_url, .create = how.verb == "add"});
  if (!opened) return complain(opened.error());
  auto& with = (*opened)->services();
  access::parts here(with.store, home_district(**opened));
  here.people.load();
  if (how.verb == "list") return list(here);
  if (how.verb == "add")
    return told(users::add(
        with, here, {how.username, how.display_name, how.role, how.scope, how.password, true}));
  if (how.verb == "passwd") return told(users::passwd(with, here, how.username, how.password));
  if (how.verb == "disable") return told(users::disable(with, here, how.username));
  if (how.verb == "unlock") return told(users::unlock(with, here, how.username));
  return told(users::token(with, here, how.username, how.label, how.days));
}

}  // namespace wangge::app
