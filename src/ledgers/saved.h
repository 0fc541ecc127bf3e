#pragma once
// Entries nobody had to type: what forms and templates took from the register.

#include <string_view>

#include "api/transaction.h"

namespace wangge::ledgers {

struct saved {
  std::string_view department, source;  // source: "form" or "template"
  std::int64_t unit;                    // whose grid members would have typed
  std::int64_t entries;
};
void count_saved(api::transaction& tx, const saved& what);

}  // namespace wangge::ledgers
