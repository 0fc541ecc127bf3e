#include <algorithm>

#include "access/account_store.h"
#include "access/accounts.h"
#include "base/json.h"

namespace wangge::access {
namespace {

constexpr std::string_view grants_accounts = "accounts.write";

role changed_by(const role& before, const role_change& wanted) {
  role after = before;
  if (wanted.zh) after.zh = *wanted.zh;
  if (wanted.en) after.en = *wanted.en;
  if (wanted.permissions) after.permissions = *wanted.permissions;
  if (wanted.facets) after.facets = *wanted.facets;
  return after;
}

// After the change, does some account of the whole district still grant rights?
bool somebody_grants(api::transaction& tx, const directory& people, std::string_view changed) {
  const auto held = roles_at(tx.db, tx.who.unit, uuid{});
  return std::ranges::any_of(held, [&](const std::string& code) {
    const auto rights = people.find_role(code);
    return code != changed && rights && rights->permissions.contains(grants_accounts);
  });
}

std::string differences(const role& before, const role& after) {
  json::writer out;
  out.open().member("role", after.code);
  const auto pair = [&](std::string_view name, const words& from, const words& to) {
    if (from == to) return;
    out.key(name).open_array().value(join_words(from)).value(join_words(to)).close_array();
  };
  pair("permissions", before.permissions, after.permissions);
  pair("facets", before.facets, after.facets);
  return out.close().str();
}

}  // namespace

result<role> change_role(api::transaction& tx, directory& people, std::string_view code,
                         const role_change& wanted) {
  if (codes::level_of(tx.who.unit) != codes::level::district)
    return refuse(error::forbidden, {{"permission.zh", "全区范围的岗位权限管理"},
                                     {"permission.en", "changing roles for the whole district"}});
  const auto before = people.find_role(code);
  if (!before) return refuse(error::not_found);
  if (tx.who.role == code) return refuse(error::own_account);
  const auto after = changed_by(*before, wanted);
  if (auto fine = check_role(after); !fine) return refused(std::move(fine.error()));
  const bool gives_up =
      before->permissions.contains(grants_accounts) && !after.permissions.contains(grants_accounts);
  if (gives_up && !somebody_grants(tx, people, code)) return refuse(error::last_administrator);
  store_role(tx.db, after);
  tx.audit({.action = "role.change", .detail = differences(*before, after)});
  tx.after_commit([&people, after] { people.put(after); });
  return after;
}

}  // namespace wangge::access
