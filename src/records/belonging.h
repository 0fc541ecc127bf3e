#pragma once
// What refers to what, from the other end: doors in a building, households behind a door, persons
// in a household. A move takes along what lies inside, an end waits until nobody refers to the
// record.

#include <optional>
#include <vector>

#include "access/crypto.h"
#include "db/db.h"
#include "records/record.h"

namespace wangge::records {

// How a record is bound to the one its reference names.
enum class bond {
  inside,  // lies in it, in the same grid, and moves along
  part,    // is a part of it and ends with it
  mention  // only names it
};
bond bond_of(const entity& child, int ref_at);

struct belonging {
  const entity* kind;
  int ref_at;  // the field that refers
  std::int64_t count;
};

// Live records that refer to `one` and are no part of it, or units and records below a unit: the
// first kind that has any.
std::optional<belonging> belongings_of(db::connection& db, const record& one);
// The same with those that have ended and with parts: what keeps a row from being erased.
// How many rows of other domains tell of a record that is described here: contacts with a person,
// answers to forms.
std::int64_t told_of(db::connection& db, const record& one);
std::optional<belonging> referred_by(db::connection& db, const record& one);

// Every live record inside `one`, at any depth, without itself.
std::vector<record> inside_of(db::connection& db, const access::vault& keys, const record& one);
// Live parts of `one`.
std::vector<record> parts_of(db::connection& db, const access::vault& keys, const record& one);

}  // namespace wangge::records
