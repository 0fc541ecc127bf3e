#pragma once
// The SQL of one list query: its source, its conditions and their arguments. Used by list.cpp only.

#include <string>
#include <vector>

#include "records/list.h"

namespace wangge::records {

// How `q` searches this entity.
enum class search_by { nothing, grams, prefix, initials, code, id_number, phone };

struct list_sql {
  std::string from;   // "FROM gram g CROSS JOIN person t ON …" or "FROM person t"
  std::string where;  // " WHERE …" without the keyset
  std::vector<value> args;
  std::size_t low_at = 0, high_at = 0;  // the ends of the range among them
  std::vector<std::string> order;       // key columns, the last two are the code and the id
  bool first_key_nullable = false;
  search_by by = search_by::nothing;
  std::string gram;   // the searched piece when the total is a count over grams alone
  std::string word;   // a searched word (records/search_totals) that every hit has; may be empty
  int searched = -1;  // the field of a prefix search
};

list_sql plan(const access::vault& keys, const tally_board& tallies, const list_query& ask);

}  // namespace wangge::records
