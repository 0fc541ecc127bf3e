#pragma once
#include <string>
#include <vector>

#include "raw.h"

namespace wangge::bench {

struct scope {
  std::string name, code;  // "street", "370105001"
  std::int64_t low = 0, high = 0;
};

// The district, its first street, and that street's first community and grid.
std::vector<scope> scopes_of(raw_store& store);

}  // namespace wangge::bench
