#pragma once
// Every round and its counts in memory, for every unit: completeness asks no database. Loaded at
// start, follows the writer's commits. Thread-safe.

#include <compare>
#include <map>
#include <memory>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "base/code_range.h"
#include "db/db.h"
#include "screening/round.h"

namespace wangge::screening {

struct tally_key {
  int kind = 0, outcome = 0;
  day due_on = 0;  // of a planned revisit; 0: the round's end, or nothing is due any more
  auto operator<=>(const tally_key&) const = default;
};

struct tally {
  std::int64_t targets = 0, households = 0, persons = 0, late = 0;
  tally& operator+=(const tally& by);
  tally operator-() const { return {-targets, -households, -persons, -late}; }
  bool operator==(const tally&) const = default;
};

struct tally_change {
  std::int64_t grid;
  tally_key key;
  tally by;
};

struct building_change {
  uuid building;
  std::int64_t grid;
  std::int64_t targets, missing;
};

enum class sheet_state { unsigned_, signed_, stale };

struct changes {
  std::vector<tally_change> tallies;
  std::vector<building_change> buildings;
};

class board {
 public:
  struct line {
    std::vector<std::pair<tally_key, tally>> parts;
    std::int64_t grids = 0, buildings = 0, buildings_done = 0;
    std::int64_t sheets_signed = 0, sheets_stale = 0;

    tally all() const;
  };

  void load(db::connection& db);
  void apply(round_key of, const changes& what);
  void set_sheet(round_key of, std::int64_t grid, sheet_state now);
  void set_round(const round& one);

  // Rounds that have a part in the area, newest first; one of them by its id, or nothing.
  std::vector<std::shared_ptr<const round>> rounds_in(const code_range& area) const;
  std::shared_ptr<const round> find(const code_range& area, const uuid& id) const;

  bool any_running() const;  // opening or open

  // The sums of a unit's own range; an empty line when the round has nothing there.
  line of_unit(round_key of, std::int64_t unit) const;
  sheet_state sheet_of(round_key of, std::int64_t grid) const;
  // Grids of the range that hold targets, in code order, with their lines.
  std::vector<std::pair<std::int64_t, line>> grids(round_key of, code_range within) const;

 private:
  struct building {
    std::int64_t grid = 0, targets = 0, missing = 0;
  };
  struct sums {
    std::map<std::int64_t, line> units;
    std::unordered_map<uuid, building, uuid_hash> buildings;
    std::map<std::int64_t, sheet_state> sheets;

    void add(const tally_change& one);
    void add(const building_change& one);
    void set_sheet(std::int64_t grid, sheet_state now);
  };
  mutable std::shared_mutex guard_;
  std::map<round_key, sums> sums_;
  std::map<round_key, std::shared_ptr<const round>> rounds_;
};

}  // namespace wangge::screening
