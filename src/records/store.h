#pragma once
// All SQL that reads and writes single records of any described entity. Sealed fields are opened
// and sealed here and nowhere else.

#include <optional>
#include <string>
#include <vector>

#include "access/crypto.h"
#include "access/principal.h"
#include "db/db.h"
#include "records/record.h"

namespace wangge::records {

// One database column of an entity. `part` tells what of the field it holds.
struct column {
  enum class part { plain, cipher, blind };
  std::string name;
  int field_at;  // -1 for id, version and the other columns every record has
  part holds;
};

// district, id, fields…, version, updated_at, updated_by, import_id, ended_on.
const std::vector<column>& columns_of(const entity& of);
// "t.id, t.grid, …": everything read_row needs, in its order (no district, no blind indexes).
const std::string& select_list(const entity& of);
// Number of columns in select_list.
int select_width(const entity& of);

record read_row(const entity& of, const db::row& row, const access::vault& keys);
// The same into a record of that entity read before: its texts keep their memory.
void read_row(const db::row& row, const access::vault& keys, record& into);
// The values of columns_of(), in order: what an insert binds.
void append_row(const record& one, const access::vault& keys, std::vector<value>& into);

// `range` is the reader's scope: a record outside it is not there.
// Whether anything of the register has this id: an id is one record's, of one kind, for its history
// and whatever else follows it ask for nothing more.
bool is_taken(db::connection& db, std::int64_t district, const uuid& id);
// Ids that stand in two tables; for `wangge check`.
std::vector<std::string> check_ids(db::connection& db);

std::optional<record> find(db::connection& db, const access::vault& keys, const entity& of,
                           const uuid& id, access::scope range);
void insert(db::connection& db, const access::vault& keys, const record& one);
// Writes what differs. `before` is what the store holds.
void update(db::connection& db, const access::vault& keys, const record& before,
            const record& after);
void erase(db::connection& db, const record& one);

// Organisations are known district-wide; every other record only where it lies.
bool known_everywhere(const entity& of);
// The label of a referred record, ended or not: the past is shown, too. Nothing when it lies beyond
// the reader's area.
std::optional<std::string> label_of(db::connection& db, const entity& of, access::scope area,
                                    const uuid& id);
// Live records of `of` whose ref field points to `id`; with `ended` those that have ended too.
std::int64_t count_referring(db::connection& db, const entity& of, const field& ref, const uuid& id,
                             bool ended = false);

// Searched pieces of a record's texts, without repeats.
std::vector<std::string> grams_of(const record& one);
// Rewrites the search pieces when text, place or life of a record changed (either may be null).
void index_grams(db::connection& db, const record* before, const record* after);

// The keyed hash under which a sealed value is found.
db::blob blind_of(const access::vault& keys, const field& what, std::string_view clear);

}  // namespace wangge::records
