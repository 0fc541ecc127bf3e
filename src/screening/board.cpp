#include "screening/board.h"

#include <algorithm>
#include <mutex>

#include "base/codes.h"

namespace wangge::screening {
namespace {

template <class Visit>
void up_from(std::int64_t grid, Visit visit) {
  for (auto code = grid; code != 0; code = codes::parent(code)) visit(code);
}

std::int64_t targets_in(const board::line& one) {
  return one.all().targets;
}

}  // namespace

tally& tally::operator+=(const tally& by) {
  targets += by.targets;
  households += by.households;
  persons += by.persons;
  late += by.late;
  return *this;
}

tally board::line::all() const {
  tally sum;
  for (const auto& [key, one] : parts) sum += one;
  return sum;
}

void board::sums::add(const tally_change& one) {
  const auto before = targets_in(units[one.grid]);
  up_from(one.grid, [&](std::int64_t code) {
    auto& parts = units[code].parts;
    const auto at =
        std::lower_bound(parts.begin(), parts.end(), one.key,
                         [](const auto& part, const auto& key) { return part.first < key; });
    if (at == parts.end() || at->first != one.key)
      parts.insert(at, {one.key, one.by});
    else if ((at->second += one.by) == tally{})
      parts.erase(at);
  });
  const auto after = targets_in(units[one.grid]);
  if ((before > 0) == (after > 0)) return;
  up_from(one.grid, [&](std::int64_t code) { units[code].grids += after > 0 ? 1 : -1; });
}

void board::sums::add(const building_change& one) {
  auto& held = buildings[one.building];
  const auto count = [&](std::int64_t by) {
    if (held.targets <= 0) return;
    up_from(held.grid, [&](std::int64_t code) {
      units[code].buildings += by;
      if (held.missing == 0) units[code].buildings_done += by;
    });
  };
  count(-1);
  held.grid = one.grid;
  held.targets += one.targets;
  held.missing += one.missing;
  count(1);
}

void board::sums::set_sheet(std::int64_t grid, sheet_state now) {
  auto& held = sheets[grid];
  const auto count = [&](std::int64_t by) {
    up_from(grid, [&](std::int64_t code) {
      if (held == sheet_state::signed_) units[code].sheets_signed += by;
      if (held == sheet_state::stale) units[code].sheets_stale += by;
    });
  };
  count(-1);
  held = now;
  count(1);
}

void board::load(db::connection& db) {
  const std::unique_lock lock(guard_);
  sums_.clear();
  rounds_.clear();
  for (auto& one : all_rounds(db)) rounds_[one.key()] = std::make_shared<const round>(one);
  auto rows = db.query(
      "SELECT district, round, grid, kind, outcome, due_on, targets, households, persons, late "
      "FROM round_tally");
  while (rows.step())
    sums_[{rows->integer(0), rows->integer(1)}].add(
        tally_change{rows->integer(2),
                     {static_cast<int>(rows->integer(3)), static_cast<int>(rows->integer(4)),
                      static_cast<day>(rows->integer(5))},
                     {rows->integer(6), rows->integer(7), rows->integer(8), rows->integer(9)}});
  auto buildings =
      db.query("SELECT district, round, building, grid, targets, missing FROM round_building");
  while (buildings.step())
    sums_[{buildings->integer(0), buildings->integer(1)}].add(building_change{
        buildings->id(2), buildings->integer(3), buildings->integer(4), buildings->integer(5)});
  auto sheets = db.query("SELECT district, round, grid, stale FROM sheet WHERE latest = 1");
  while (sheets.step())
    sums_[{sheets->integer(0), sheets->integer(1)}].set_sheet(
        sheets->integer(2), sheets->integer(3) ? sheet_state::stale : sheet_state::signed_);
}

void board::apply(round_key of, const changes& what) {
  const std::unique_lock lock(guard_);
  auto& to = sums_[of];
  for (const auto& one : what.tallies) to.add(one);
  for (const auto& one : what.buildings) to.add(one);
}

void board::set_sheet(round_key of, std::int64_t grid, sheet_state now) {
  const std::unique_lock lock(guard_);
  sums_[of].set_sheet(grid, now);
}

void board::set_round(const round& one) {
  const std::unique_lock lock(guard_);
  rounds_[one.key()] = std::make_shared<const round>(one);
}

std::vector<std::shared_ptr<const round>> board::rounds_in(const code_range& area) const {
  const std::shared_lock lock(guard_);
  std::vector<std::shared_ptr<const round>> all;
  for (auto it = rounds_.rbegin(); it != rounds_.rend(); ++it)
    if (it->second->meets(area)) all.push_back(it->second);
  return all;
}

std::shared_ptr<const round> board::find(const code_range& area, const uuid& id) const {
  const std::shared_lock lock(guard_);
  for (const auto& [key, one] : rounds_)
    if (one->id == id && one->meets(area)) return one;
  return nullptr;
}

bool board::any_running() const {
  const std::shared_lock lock(guard_);
  return std::ranges::any_of(rounds_, [](const auto& one) {
    return one.second->state == "opening" || one.second->state == "open";
  });
}

board::line board::of_unit(round_key of, std::int64_t unit) const {
  const std::shared_lock lock(guard_);
  const auto round = sums_.find(of);
  if (round == sums_.end()) return {};
  const auto found = round->second.units.find(unit);
  return found == round->second.units.end() ? line{} : found->second;
}

sheet_state board::sheet_of(round_key of, std::int64_t grid) const {
  const std::shared_lock lock(guard_);
  const auto round = sums_.find(of);
  if (round == sums_.end()) return sheet_state::unsigned_;
  const auto found = round->second.sheets.find(grid);
  return found == round->second.sheets.end() ? sheet_state::unsigned_ : found->second;
}

std::vector<std::pair<std::int64_t, board::line>> board::grids(round_key of,
                                                               code_range within) const {
  const std::shared_lock lock(guard_);
  std::vector<std::pair<std::int64_t, line>> all;
  const auto round = sums_.find(of);
  if (round == sums_.end()) return all;
  const auto& units = round->second.units;
  for (auto it = units.lower_bound(within.low); it != units.end() && it->first <= within.high; ++it)
    if (codes::level_of(it->first) == codes::level::grid && it->second.grids > 0)
      all.push_back(*it);
  return all;
}

}  // namespace wangge::screening
