#pragma once
// Who is asking: an account, its role's permissions and facets, and its scope (one code range).

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/uuid.h"

namespace wangge::access {

// An inclusive range of 15-digit division codes.
struct scope {
  std::int64_t low = 0;
  std::int64_t high = -1;

  bool contains(std::int64_t code) const { return code >= low && code <= high; }
  bool covers(const scope& other) const { return other.low >= low && other.high <= high; }
  std::int64_t district() const { return low / 1'000'000'000; }
};

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
  std::string csrf;      // empty for machines (bearer tokens)
  std::string agent;

  bool may(std::string_view permission) const { return permissions.contains(permission); }
  bool sees(std::string_view facet) const { return facet.empty() || facets.contains(facet); }
};

}  // namespace wangge::access
