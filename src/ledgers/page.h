#pragma once
// A page of a ledger with its counts, and the exact totals under it.

#include <memory>
#include <mutex>

#include "api/api.h"
#include "ledgers/path.h"

namespace wangge::ledgers {

// What a reader asks: which ledger, where, when, which page.
struct ledger_query {
  ledger of;
  records::list_query rows;                  // the objects
  std::vector<records::list_query> counted;  // by column; of count columns only
};

// ?unit, on (a day or a moment), limit, cursor. `who` bounds what is counted.
result<ledger_query> read_ledger_query(api::call& ask, ledger of);
// The same for a known unit and moment: exports, templates, reports.
result<ledger_query> ledger_query_of(api::services& with, const access::principal& who, ledger of,
                                     access::scope range, std::optional<instant> at);

struct ledger_page {
  records::page rows;
  std::vector<std::vector<std::int64_t>> counts;  // by row, then by column; 0 for fields
};
result<ledger_page> read_ledger_page(api::services& with, db::connection& db,
                                     const ledger_query& ask, past_kinds& past);

// By column: sums of whole numbers and totals of counts; nothing for other fields.
using totals = std::vector<std::optional<std::int64_t>>;
totals read_totals(api::services& with, db::connection& db, const ledger_query& ask,
                   past_kinds& past);

// Totals already made while nothing in the register changed.
class totals_memory {
 public:
  totals of(api::services& with, db::connection& db, const ledger_query& ask, past_kinds& past);

 private:
  std::mutex guard_;
  std::int64_t generation_ = 0;
  std::map<std::string, totals> known_;
};

}  // namespace wangge::ledgers
