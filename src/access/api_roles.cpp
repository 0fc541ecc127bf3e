#include "access/accounts.h"
#include "access/api.h"
#include "access/json_out.h"
#include "api/body.h"
#include "gen/roles.h"

namespace wangge::access {
namespace {

using api::call;
using http::response;

template <class Entries>
void write_entries(json::writer& out, std::string_view name, const Entries& all) {
  out.key(name).open_array();
  for (const auto& one : all)
    out.open().member("code", one.code).member("zh", one.zh).member("en", one.en).close();
  out.close_array();
}

result<response> get_roles(call&, parts& with) {
  json::writer out;
  out.open().key("items").open_array();
  const auto all = with.people.all_roles();
  for (const auto& one : all) write_role(out, *one);
  out.close_array().member("total", static_cast<std::int64_t>(all.size()));
  write_entries(out, "permissions", all_permissions());
  write_entries(out, "facets", all_facets());
  return api::json(out.close().str());
}

std::optional<words> read_words(api::body& body, std::string_view name, api::label shown) {
  const auto all = body.maybe_words(name, shown);
  if (!all) return std::nullopt;
  return words(all->begin(), all->end());
}

result<response> patch_role(call& ask, parts& with) {
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  role_change wanted;
  wanted.zh = body->maybe_text("zh", {"中文名称", "Chinese name"}, 40);
  wanted.en = body->maybe_text("en", {"英文名称", "English name"}, 60);
  wanted.permissions = read_words(*body, "permissions", {"权限", "permissions"});
  wanted.facets = read_words(*body, "facets", {"权限面", "facets"});
  if (auto fine = body->done(); !fine) return refused(fine.error());
  const auto changed = change_role(*ask.tx, with.people, ask.path[0], wanted);
  if (!changed) return refused(changed.error());
  json::writer out;
  write_role(out, *changed);
  return api::json(out.str());
}

}  // namespace

std::vector<api::route> role_routes(parts& with) {
  using api::lane;
  using http::method;
  return {
      {method::get,
       "/roles",
       lane::inline_,
       "accounts.read",
       [&with](call& ask) { return get_roles(ask, with); },
       "Roles, and the permissions and facets they may have",
       {},
       "",
       "role_list"},
      {method::patch,
       "/roles/:code",
       lane::write,
       "roles.write",
       [&with](call& ask) { return patch_role(ask, with); },
       "Change names, permissions or facets of a role",
       {},
       "role_change",
       "role"},
  };
}

}  // namespace wangge::access
