#pragma once
// A district small enough to try everything on: two streets, three communities, four grids. Each
// grid holds one record of every kind, and every text of a grid carries that grid's mark, so that a
// trace of it in any answer is found by searching the answer.

#include <map>
#include <string>
#include <vector>

#include "app/runtime.h"

namespace wangge::testing {

struct small_grid {
  std::string code;         // 15 digits
  std::string mark;         // stands in names and addresses: "标甲"
  std::string secret_mark;  // stands in the names of persons, behind the first character: "密甲"
  std::map<std::string, std::string, std::less<>> ids;  // entity name → id of its record
  std::vector<std::string> more_ids;                    // further records of the grid
  std::vector<std::string> sealed;                      // numbers nobody may see unrevealed
  std::string pair;  // a pair of possible duplicates, both in this grid
};

struct small_account {
  std::string username, role, scope, token, id;
};

struct small_district {
  std::vector<small_grid> grids;
  std::vector<small_account> accounts;  // each role wherever it may stand, tokens for machines
  std::vector<std::string> units;       // all codes
  std::string pair_across;              // a pair with an end in the first and in the last grid
};

// The body of a new record of a kind in a grid; `n` makes it another one. References are to the
// grid's own records. Empty for a kind nobody has described here.
std::string small_body(std::string_view entity, const small_grid& grid, int n);

// Fills an empty store.
small_district make_small_district(app::runtime& into);

}  // namespace wangge::testing
