#pragma once
// Rows of a store inserted again by hand: one prepared insert, large transactions, the same table
// and indexes.

#include <cstdint>
#include <string>

#include "raw.h"

namespace wangge::bench {

struct inserted {
  double cpu_seconds = 0;
  std::int64_t rows = 0;
};

// All tables and indexes of the product, empty.
void make_tables(raw_store& into);
// The reading of the rows is not counted.
inserted insert_again(raw_store& from, raw_store& into, const std::string& table);

}  // namespace wangge::bench
