#pragma once
// Entries nobody had to type: what forms and templates took from the register.
//
// An entry is a cell with a figure or a value that a person would have had to find out and write: a
// count, or a field of the object that holds something. What only says which object a line is
// about, or where it lies, is none: its name or address, its unit and grid, the record it refers
// to; nor what the program works out of other fields.

#include <string>
#include <string_view>

#include "api/transaction.h"
#include "records/entity.h"

namespace wangge::ledgers {

bool is_entry(const records::entity& of, int field_at);

// Who asks or fills, as others know him: the unit, and the name of the account.
std::string known_as(const access::principal& who, const territory::unit_tree& units);

struct saved {
  std::string_view department, source;  // source: "form" or "template"
  std::int64_t unit;                    // whose grid members would have typed
  std::int64_t entries;
};
void count_saved(api::transaction& tx, const saved& what);

}  // namespace wangge::ledgers
