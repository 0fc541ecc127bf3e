#include "screening/followers.h"

#include <algorithm>
#include <array>

#include "base/codes.h"
#include "gen/entities.h"
#include "records/followers.h"
#include "screening/target.h"
#include "screening/visit.h"

namespace wangge::screening {
namespace {

using records::record;

std::vector<round> rounds_of(api::transaction& tx, const record* before, const record& after) {
  auto all = rounds_at(tx.db, after.grid());
  if (!before || before->grid() == after.grid()) return all;
  for (auto& one : rounds_at(tx.db, before->grid())) {
    const auto same = [&](const round& other) { return other.number == one.number; };
    if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(one));
  }
  return all;
}

bool belongs(const round& of, const record& one) {
  return one.live() && of.has_kind(kind_of(one)) && codes::range(of.unit).contains(one.grid());
}

// Who should have found it: who signed the grid off, else who was last in its building.
std::optional<uuid> who_missed(api::transaction& tx, const target& one) {
  auto signer = tx.db.query(
      "SELECT signer FROM sheet WHERE district = ?1 AND round = ?2 AND grid = ?3 AND latest = 1",
      {one.district, one.round, one.grid});
  if (signer.step()) return signer->id(0);
  if (!one.building) return std::nullopt;
  auto last = tx.db.query(
      "SELECT last_by FROM target WHERE district = ?1 AND round = ?2 AND grid = ?3 AND building = "
      "?4 AND last_by IS NOT NULL ORDER BY last_at DESC LIMIT 1",
      {one.district, one.round, one.grid, *one.building});
  return last.step() ? std::optional(last->id(0)) : std::nullopt;
}

void join(api::transaction& tx, const round& of, const record& object) {
  target one;
  one.district = of.district;
  one.round = of.number;
  one.object = object.id;
  stand_at(tx.db, one, object);
  one.added_at = tx.now;
  one.late = of.state == "open";
  if (one.late) {
    one.added_by = tx.who.account;
    one.missed_by = who_missed(tx, one);
  }
  change_target(tx, nullptr, one);
}

void follow_object(api::transaction& tx, const record* before, const record& after) {
  for (const auto& of : rounds_of(tx, before, after)) {
    const auto held = find_target(tx.db, of.key(), after.id);
    const bool stays = belongs(of, after);
    if (!held) {
      if (stays && of.takes_objects()) join(tx, of, after);
      continue;
    }
    const bool ended_by_register = held->outcome == gone && held->last_how == from_register;
    target now = *held;
    if (stays) stand_at(tx.db, now, after);
    if (stays && ended_by_register)
      record_from_register(tx, *held, std::move(now), open);
    else if (!stays && held->outcome != gone)
      record_from_register(tx, *held, std::move(now), gone);
    else if (now.grid != held->grid || now.label != held->label || now.building != held->building ||
             now.kind != held->kind)
      change_target(tx, &*held, std::move(now));
  }
}

// What has ended in a building moves along with it, so that all its targets lie in one grid.
void follow_building(api::transaction& tx, const record* before, const record& after) {
  follow_object(tx, before, after);
  if (!before || before->grid() == after.grid()) return;
  for (const auto& of : rounds_at(tx.db, after.grid())) {
    std::vector<target> left;
    {
      auto rows = tx.db.query("SELECT " + std::string(target_columns()) +
                                  " FROM target WHERE district = ?1 AND round = ?2 AND grid = ?3 "
                                  "AND building = ?4",
                              {of.district, of.number, before->grid(), after.id});
      while (rows.step()) left.push_back(read_target(*rows));
    }
    for (const auto& one : left) {
      target now = one;
      now.grid = after.grid();
      change_target(tx, &one, std::move(now));
    }
  }
}

void count_door(api::transaction& tx, const std::vector<round>& rounds, const uuid& door) {
  for (const auto& of : rounds) {
    const auto held = find_target(tx.db, of.key(), door);
    if (!held) continue;
    const auto inside = behind_door(tx.db, of.district, door);
    if (inside.households == held->households && inside.persons == held->persons) continue;
    target now = *held;
    now.households = inside.households;
    now.persons = inside.persons;
    change_target(tx, &*held, std::move(now));
  }
}

bool same(const record* before, const record& after, std::initializer_list<int> fields) {
  if (!before || before->live() != after.live()) return false;
  return std::all_of(fields.begin(), fields.end(),
                     [&](int at) { return before->values[at] == after.values[at]; });
}

void follow_household(api::transaction& tx, const record* before, const record& after) {
  namespace at = records::household_at;
  if (same(before, after, {at::door})) return;
  const auto rounds = rounds_of(tx, before, after);
  if (rounds.empty()) return;
  for (const auto* one : {before, &after})
    if (one) count_door(tx, rounds, std::get<uuid>(one->values[at::door]));
}

void follow_person(api::transaction& tx, const record* before, const record& after) {
  namespace at = records::person_at;
  if (same(before, after, {at::household, at::presence})) return;
  const auto rounds = rounds_of(tx, before, after);
  if (rounds.empty()) return;
  for (const auto* one : {before, &after}) {
    const auto* household = one ? std::get_if<uuid>(&one->values[at::household]) : nullptr;
    if (!household) continue;
    std::optional<uuid> door;
    {
      auto rows = tx.db.query("SELECT door FROM household WHERE district = ?1 AND id = ?2",
                              {after.district(), *household});
      if (rows.step()) door = rows->id(0);
    }
    if (door) count_door(tx, rounds, *door);
  }
}

// Only while a round runs; a load into a quiet store keeps its speed.
bool wants_loaded(const api::services& with, const records::entity& of) {
  const std::array followed = {&records::building_entity,  &records::courtyard_entity,
                               &records::door_entity,      &records::place_entity,
                               &records::household_entity, &records::person_entity};
  return with.rounds && with.rounds->any_running() &&
         std::ranges::find(followed, &of) != followed.end();
}

void follow_loaded(api::transaction& tx, std::span<const record> loaded) {
  for (const auto& one : loaded) {
    if (one.what->number == records::household_entity.number)
      follow_household(tx, nullptr, one);
    else if (one.what->number == records::person_entity.number)
      follow_person(tx, nullptr, one);
    else
      follow_object(tx, nullptr, one);
  }
}

}  // namespace

void register_followers() {
  records::register_load_follower({wants_loaded, follow_loaded});
  for (const auto* of : {&records::door_entity, &records::courtyard_entity, &records::place_entity})
    records::register_follower(*of, follow_object);
  records::register_follower(records::building_entity, follow_building);
  records::register_follower(records::household_entity, follow_household);
  records::register_follower(records::person_entity, follow_person);
}

}  // namespace wangge::screening
