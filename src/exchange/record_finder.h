#pragma once
// Finds the record a row means, by matching.h. The records of one grid are read together; numbers
// that hold across the district are asked for one by one, and not at all where the district has no
// record of the kind yet.

#include <optional>
#include <unordered_map>
#include <vector>

#include "access/crypto.h"
#include "db/db.h"
#include "exchange/import_refs.h"
#include "exchange/matching.h"
#include "exchange/row_memory.h"

namespace wangge::exchange {

struct finder_options {
  const records::entity& of;
  code_range area;  // of the importing account
  uuid run;
  instant since = 0;   // records the run made from then on are not there before it
  bool fresh = false;  // the district has no record of the kind
};

// What the row turns out to be.
struct recognised {
  std::optional<records::record> before;
  const natural_key* by = nullptr;  // the key that fitted
  std::size_t several = 0;          // so many fit: it is not clear which
  bool taken_elsewhere = false;     // a unique number that a record outside the area has
  bool meets = false;               // others have its identity: they go to the queue of conflicts
};

class record_finder {
 public:
  record_finder(db::connection& db, const access::vault& keys, finder_options how)
      : db_(db), keys_(keys), how_(how), match_(matching_of(how.of)) {}

  // Reads the live records of a grid or unit; the rows that follow lie there.
  void enter(std::int64_t place, bool any_there);
  std::optional<records::record> find_id(const uuid& id);
  // `row` holds values in their stored form; `open` are references that may mean several.
  recognised find(const records::record& one, const import_row& in,
                  const std::vector<reference_finder::choice>& open, const row_memory& claimed);

  static std::uint64_t claim_of(const uuid& id) { return uuid_hash{}(id) | 1; }

 private:
  using found = std::vector<records::record>;
  found in_grid(const records::record& one, std::size_t key, const import_row& in) const;
  found by_masks(const records::record& one, const import_row& in) const;
  found in_district(const records::record& one, const natural_key& key);
  bool may_be(const records::record& one, const records::record& other, const import_row& in) const;
  bool choose(found candidates, const import_row& in, const row_memory& claimed,
              recognised& into) const;
  bool by_number(const records::record& one, const natural_key& key, const import_row& in,
                 recognised& into, found& candidates);

  db::connection& db_;
  const access::vault& keys_;
  bool made_now(const records::record& one) const;

  finder_options how_;
  const matching& match_;
  std::vector<records::record> here_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_key_;
};

}  // namespace wangge::exchange
