#pragma once
// Roles are data: what an account may do, which private fields it sees, and at which level of the
// division it may stand. Shipped ones are gen/roles.h; the table `role` counts.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/result.h"
#include "db/db.h"

namespace wangge::access {

using words = std::set<std::string, std::less<>>;

struct role {
  std::string code, zh, en;
  words levels;  // "district", "street", "community", "grid"
  words permissions;
  words facets;

  bool fits(codes::level at) const;
};

std::string_view level_word(codes::level at);
words split_words(std::string_view text);
std::string join_words(const words& all);

// Adds the shipped roles that the table lacks; those it has stay as they are.
void seed_roles(db::connection& db);
std::vector<role> load_roles(db::connection& db);
void store_role(db::connection& db, const role& changed);

// Refuses words nobody knows, a role without a level, and one that holds two of the duties that
// must stay apart: running the district, granting rights, reading the trail.
result<void> check_role(const role& one);

}  // namespace wangge::access
