#pragma once
// A ledger (台账): one row for each object of a kind, columns from the field catalogue and counts
// of what belongs to it. Only a definition: the facts stay in the register.

#include <optional>
#include <string>
#include <vector>

#include "access/principal.h"
#include "base/json.h"
#include "db/db.h"
#include "records/entity.h"

namespace wangge::ledgers {

// A field of the object itself, or the count of records that lead to it by references.
struct column {
  std::string id;  // "name", "c1": unique within the ledger
  std::string zh, en;
  int field_at = -1;  // of the object; -1 for a count
  const records::entity* counted = nullptr;
  std::vector<int> path;  // reference fields from the counted kind up to the object
  std::string filter;     // list query of the counted: "presence=present"

  bool is_count() const { return counted != nullptr; }
};

struct ledger {
  std::string id;         // a word for a shipped one, a UUID for the office's own
  std::int64_t unit = 0;  // whose it is
  std::string zh, en;
  const records::entity* of = nullptr;
  std::string filter;  // which objects: "kind=hotel"
  std::vector<column> columns;
  std::int64_t position = 0, version = 1;
  bool shipped = false, changed = false;  // changed: a shipped one as the office wants it
};

// The six that come with the program.
const std::vector<ledger>& shipped();

// What a unit owns is used by everybody in it and above it, and changed by who covers the unit.
bool used_by(std::int64_t unit, const access::scope& area);
bool changed_by(std::int64_t unit, const access::scope& area);

// All ledgers an area uses: the shipped, as changed, and the offices' own, by position.
std::vector<ledger> all_ledgers(db::connection& db, const access::scope& area);
std::optional<ledger> find_ledger(db::connection& db, const access::scope& area,
                                  std::string_view id);

// A definition from JSON: {zh, en, list, filter, columns: [{field} | {zh, en, count, by, filter}]}.
// All violations at once.
result<ledger> read_ledger(const json::view& from);
void write_ledger(json::writer& out, const ledger& one);
std::string columns_text(const ledger& one);

// Position of a column, or -1.
int find_column(const ledger& of, std::string_view id);

}  // namespace wangge::ledgers
