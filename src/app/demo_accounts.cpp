#include "app/demo_accounts.h"

#include <array>
#include <fstream>

#include "access/account_store.h"
#include "access/password.h"
#include "access/roles.h"
#include "access/secret.h"
#include "access/system.h"
#include "api/transaction.h"
#include "base/json.h"

namespace wangge::app {
namespace {

constexpr std::string_view password_start = "grid-";

// Invented people; the surname tells nothing about the post.
constexpr std::array<std::string_view, 24> names = {
    "顾清和", "梁知远", "沈若水", "孟繁星", "周敏和", "邵立夏", "韩景行", "卢子安",
    "江映月", "程以宁", "苏望舒", "何晓岚", "陆明川", "秦书墨", "范思齐", "唐青禾",
    "谢云舟", "罗嘉树", "宋时雨", "叶知秋", "方致远", "任平生", "石景明", "高若谷"};

// The district and the first unit of each level below it.
std::vector<std::int64_t> one_unit_a_level(const territory::unit_tree::units& all) {
  std::vector<std::int64_t> out;
  for (auto level :
       {codes::level::district, codes::level::street, codes::level::community, codes::level::grid})
    for (const auto& [code, unit] : all)
      if (unit.level == level && (out.empty() || codes::range(out.back()).contains(code))) {
        out.push_back(code);
        break;
      }
  return out;
}

struct made_account {
  access::account row;
  std::string unit_name;
};

std::vector<made_account> plan_accounts(runtime& parts, const std::vector<access::role>& roles,
                                        const std::string& hash) {
  const auto units = parts.services().units.snapshot();
  std::vector<made_account> all;
  for (const auto& role : roles)
    for (auto code : one_unit_a_level(*units)) {
      const auto level = codes::level_of(code);
      if (!role.fits(level)) continue;
      access::account one;
      one.id = new_uuid();
      one.role = role.code;
      one.username = (role.code == "enterprise_commissioner" ? "commissioner" : role.code) + "-" +
                     std::string(access::level_word(level));
      for (char& c : one.username)
        if (c == '_') c = '-';
      one.display_name = names[all.size() % names.size()];
      one.scope = code;
      one.password = hash;
      one.created_at = now_ms();
      all.push_back({std::move(one), units->at(code).name});
    }
  return all;
}

void write_list(const std::filesystem::path& list, const std::vector<made_account>& all,
                const std::string& password) {
  json::writer out;
  out.open_array();
  for (const auto& [row, unit] : all) {
    out.open()
        .member("username", row.username)
        .member("password", password)
        .member("role", row.role);
    out.member("display_name", row.display_name)
        .member("scope", codes::text(row.scope))
        .member("level", access::level_word(codes::level_of(row.scope)));
    out.member("unit", unit).close();
  }
  std::ofstream(list) << out.close_array().str() << "\n";
}

}  // namespace

result<void> make_demo_accounts(runtime& parts, const std::filesystem::path& list) {
  auto& with = parts.services();
  const auto roles = access::load_roles(*with.store.read());
  const std::string password = std::string(password_start) + access::random_token(6);
  const auto hash = access::password_hasher().hash(password);
  if (!hash) return refused(hash.error());
  const auto all = plan_accounts(parts, roles, *hash);
  auto done = api::write<int>(
      with, access::system_principal(370105, "demonstration"),
      [&](api::transaction& tx) -> result<int> {
        for (const auto& one : all) {
          access::insert_account(tx.db, one.row);
          tx.audit({"account.create", 0, one.row.id, one.row.scope, "demonstration", {}});
        }
        return 0;
      });
  if (!done) return refused(done.error());
  write_list(list, all, password);
  return {};
}

}  // namespace wangge::app
