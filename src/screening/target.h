#pragma once
// A target (应核对象): one object of one round, with the outcome it has now. change_target is the
// one place that writes one: row, kept counts, its building's count, the grid's sheet, the event.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/transaction.h"
#include "records/record.h"
#include "screening/board.h"
#include "screening/words.h"

namespace wangge::screening {

struct target {
  std::int64_t district = 0, round = 0;
  uuid object;
  int kind = 0;
  std::int64_t grid = 0;
  std::optional<uuid> building;
  std::string label;
  int outcome = open;
  std::int64_t attempts = 0;
  day due_on = 0;  // of a planned revisit; 0: the end of the round
  instant revisit_at = 0;
  std::int64_t households = 0, persons = 0;
  std::optional<uuid> last_visit, last_by;
  instant last_at = 0;
  int last_how = 0;
  bool late = false;
  std::int64_t fevers = 0;  // persons whose fever waits for a second reading
  instant added_at = 0;
  std::optional<uuid> added_by, missed_by;
  std::int64_t version = 1;
  instant updated_at = 0;

  round_key key() const { return {district, round}; }
  tally_key counted_as() const { return {kind, outcome, is_due(outcome) ? due_on : 0}; }
  tally counts() const { return {1, households, persons, late ? 1 : 0}; }
};

std::string_view target_columns();  // in the order read_target reads
target read_target(const db::row& row);

std::optional<target> find_target(db::connection& db, round_key of, const uuid& object);

// A drawn target's row alone; recount_grids follows.
void insert_target(db::connection& db, const target& one);

// Stores the new state. `before` is null for one that is new.
void change_target(api::transaction& tx, const target* before, target after);

// What a door holds now: live households, and persons of them who are present.
struct inhabitants {
  std::int64_t households = 0, persons = 0;
};
inhabitants behind_door(db::connection& db, std::int64_t district, const uuid& door);

// Where an object lies, what it is called and who is behind it, as the register has it now.
void stand_at(db::connection& db, target& one, const records::record& object);

}  // namespace wangge::screening
