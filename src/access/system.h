#pragma once
// The program itself as an author: jobs, the command line, the writes of signing in.

#include <string>

#include "access/principal.h"
#include "gen/roles.h"

namespace wangge::access {

// `name` is what the trail shows, in brackets so that no account can be taken for it.
inline principal system_principal(std::int64_t district, std::string_view name = "system") {
  principal who;
  who.username = "[" + std::string(name) + "]";
  who.display_name = who.username;
  who.unit = district * 1'000'000'000;
  who.area = {who.unit, who.unit + 999'999'999};
  for (const auto& one : all_permissions()) who.permissions.emplace(one.code);
  for (const auto& one : all_facets()) who.facets.emplace(one.code);
  return who;
}

}  // namespace wangge::access
