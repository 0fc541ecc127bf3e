#pragma once
// Lists: a page by keyset, its exact total, filters, sorting and search, all within a scope.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "access/crypto.h"
#include "db/db.h"
#include "records/quality.h"
#include "records/record.h"
#include "records/tally.h"

namespace wangge::records {

// field ∈ any. Codes and booleans as numbers, refs as ids.
struct filter {
  int field_at;
  std::vector<value> any;
};

struct list_query {
  const entity* what = nullptr;
  access::scope range;
  access::scope area;  // the reader's own: what references show of records beyond it is nothing
  std::vector<filter> filters;
  std::string q;
  int sort_at = -1;  // -1: by place (grid, then order of registration)
  bool descending = false;
  int limit = 50;
  std::string cursor;                     // opaque, from a former page
  bool ended = false;                     // only records that have ended
  const quality_rule* quality = nullptr;  // only rows that break this rule
  // Bit i: the reader does not see field i in clear, so `q` must not find by it.
  std::uint64_t closed = 0;
  std::optional<instant> as_of;  // as it stood then; not with q or quality
  // The total of a search may be one that was counted before: for who turns pages, outside of any
  // db::snapshot.
  bool recalls_total = false;
};

struct listed {
  record one;
  std::vector<std::string> ref_labels;  // by ref field in order of fields; "" when null
};

struct page_end {
  std::int64_t total = 0;
  std::string next;  // empty at the end
};
struct page : page_end {
  std::vector<listed> items;
};

// Reads one page. Refuses with error::bad_cursor.
result<page> read_page(db::connection& db, const access::vault& keys, const tally_board& tallies,
                       const list_query& ask);
// The same row by row: `visit` sees each in the memory of the one before.
using listed_visitor = std::function<void(const listed&)>;
result<page_end> visit_page(db::connection& db, const access::vault& keys,
                            const tally_board& tallies, const list_query& ask,
                            const listed_visitor& visit);
// Only the exact total; `stored`: from the store alone, for a snapshot.
std::int64_t count_stored(db::connection& db, const access::vault& keys, const tally_board& tallies,
                          const list_query& ask);
std::int64_t count_rows(db::connection& db, const access::vault& keys, const tally_board& tallies,
                        const list_query& ask);

// A record with the labels of what it refers to, as far as the area reaches.
listed listed_of(db::connection& db, record one, access::scope area);

// Fields that are references, in order.
std::vector<int> ref_fields(const entity& of);

}  // namespace wangge::records
