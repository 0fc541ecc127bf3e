#pragma once
// Who is asking: an account, its role's permissions and facets, and its scope (one code range).

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "base/code_range.h"
#include "base/error.h"
#include "base/uuid.h"

namespace wangge::access {

using scope = code_range;

struct principal {
  uuid account;
  std::string username;
  std::string display_name;
  std::string role;
  std::int64_t unit = 0;  // the 15-digit code of the scope's unit
  scope area;
  std::set<std::string, std::less<>> permissions;
  std::set<std::string, std::less<>> facets;  // private fields this role sees and writes in clear
  language lang = language::zh;
  std::string peer;
  std::string csrf;  // empty for machines (bearer tokens)
  std::string agent;

  bool may(std::string_view permission) const { return permissions.contains(permission); }
  bool sees(std::string_view facet) const { return facet.empty() || facets.contains(facet); }
};

// Role, area and private fields in one line: two that differ must not share a file.
std::string rights_text(const principal& who);

}  // namespace wangge::access
