#pragma once
// What belongs to the rows of a ledger: records that lead to an object by references, counted and
// listed, now or as it stood. Persons of a compound: household, door, building, compound.

#include <map>
#include <optional>
#include <vector>

#include "ledgers/ledger.h"
#include "records/list.h"
#include "records/past.h"

namespace wangge::ledgers {

// What a reader asks of one count column.
struct path_query {
  const column& of;
  records::list_query counted;  // kind, filters, the reader's whole scope, as_of
  records::list_query objects;  // the ledger's rows: kind, filters, the unit, as_of
};

// Touched records of each kind, read once for all columns of a page.
class past_kinds {
 public:
  const std::vector<records::touched>& of(db::connection& db, const access::vault& keys,
                                          const records::entity& kind, access::scope district,
                                          instant at);

 private:
  std::map<int, std::vector<records::touched>> known_;
};

class path_reader {
 public:
  path_reader(db::connection& db, const access::vault& keys, const path_query& ask,
              past_kinds& past);

  // By object; objects with none are missing.
  std::map<uuid, std::int64_t> counts(const std::vector<uuid>& objects);
  // Over every object of the ledger.
  std::int64_t total();
  // The counted records of one object, or of all; a page in the order of place and id.
  result<records::page> rows(const std::optional<uuid>& object, int limit,
                             const std::string& cursor);

 private:
  // A counted record whose object, state or life is not what it was.
  struct affected {
    records::record now;
    std::optional<records::record> then;
    std::optional<uuid> object_now, object_then;
  };
  struct fragment {
    std::string from, where;
    std::vector<db::value> args;
  };
  fragment chain(bool with_objects) const;
  void collect();
  void collect_under(const records::touched& moved, std::size_t step);
  std::optional<uuid> object_of(const records::record& one, bool then);
  std::optional<uuid> step_up(std::size_t step, const uuid& id, bool then);
  bool object_stands(const uuid& id, bool then);
  std::int64_t count_now(const std::vector<uuid>& objects, std::map<uuid, std::int64_t>& into);
  std::vector<records::record> page_now(const std::optional<uuid>& object, int limit,
                                        const std::vector<db::value>& after);

  db::connection& db_;
  const access::vault& keys_;
  const path_query& ask_;
  past_kinds& past_;
  std::vector<const records::entity*> kinds_;  // counted, …, object
  std::vector<affected> affected_;
  // Touched records of the kinds above the counted, by id.
  std::vector<std::map<uuid, const records::touched*>> above_;
};

}  // namespace wangge::ledgers
