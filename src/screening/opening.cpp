#include "screening/opening.h"

#include <algorithm>

#include "access/system.h"
#include "gen/entities.h"
#include "records/tally.h"
#include "screening/kept_counts.h"
#include "screening/recheck.h"
#include "screening/rounds.h"
#include "screening/target.h"
#include "screening/words.h"
#include "territory/unit_tree.h"

namespace wangge::screening {
namespace {

// About 20 ms of the writer; somebody else's write may wait for two of them.
constexpr std::int64_t slice_targets = 1'000;

constexpr std::string_view into =
    "INSERT INTO target(district, round, object, kind, grid, building, label, outcome, attempts, "
    "due_on, households, persons, late, added_at, version, updated_at) ";

// ?1 round, ?2 kind, ?3 now, ?4 and ?5 the grids.
// Door by door, so that both engines go by their indexes, with or without statistics.
constexpr std::string_view draw_doors =
    "SELECT d.district, ?1, d.id, ?2, d.grid, d.building, d.address, 0, 0, 0, "
    "(SELECT count(*) FROM household h WHERE h.door = d.id AND +h.district = d.district AND "
    "h.ended_on IS NULL), (SELECT count(*) FROM household h CROSS JOIN person p WHERE p.household "
    "= h.id AND "
    "+p.district = h.district AND +p.presence = 1 AND p.ended_on IS NULL AND h.door = d.id AND "
    "+h.district = d.district AND h.ended_on IS NULL), 0, ?3, 1, ?3 FROM door d "
    "WHERE d.grid >= ?4 AND d.grid <= ?5 AND d.ended_on IS NULL ";
constexpr std::string_view draw_courtyards =
    "SELECT district, ?1, id, ?2, grid, NULL, address, 0, 0, 0, 0, 0, 0, ?3, 1, ?3 FROM courtyard "
    "WHERE grid >= ?4 AND grid <= ?5 AND ended_on IS NULL ";
constexpr std::string_view draw_buildings =
    "SELECT district, ?1, id, ?2, grid, id, name, 0, 0, 0, 0, 0, 0, ?3, 1, ?3 FROM building "
    "WHERE grid >= ?4 AND grid <= ?5 AND ended_on IS NULL ";
constexpr std::string_view draw_places =
    "SELECT district, ?1, id, ?2, grid, NULL, name, 0, 0, 0, 0, 0, 0, ?3, 1, ?3 FROM place "
    "WHERE grid >= ?4 AND grid <= ?5 AND ended_on IS NULL AND kind = ?2 - 100 ";
constexpr std::string_view what_is_there = "ON CONFLICT(district, round, object) DO NOTHING";

std::string_view source_of(int kind) {
  if (kind == records::door_entity.number) return draw_doors;
  if (kind == records::courtyard_entity.number) return draw_courtyards;
  return kind == records::building_entity.number ? draw_buildings : draw_places;
}

int measure_of(int kind) {
  if (kind < place_kinds) return records::entity_measure(*records::find_number(kind));
  return records::code_measure(records::place_entity, records::place_at::kind, kind - place_kinds);
}

// What the round that is checked again has reached of a kind.
std::int64_t reached_of(const api::services& with, const round& of, int kind) {
  std::int64_t all = 0;
  const round_key first{of.district, of.sample_of};
  for (const auto& [key, one] : with.rounds->of_unit(first, of.unit).parts)
    if (key.kind == kind && !is_missing(key.outcome)) all += one.targets;
  return all;
}

std::int64_t objects_in(const api::services& with, const round& of, code_range range) {
  std::int64_t all = 0;
  for (int kind : of.kinds) all += with.tallies.sum(measure_of(kind), range);
  return all;
}

// Grids in order, packed until a slice holds enough objects.
std::vector<code_range> slices(const api::services& with, const round& of) {
  std::vector<code_range> all;
  std::int64_t held = slice_targets;
  const auto area = codes::range(of.unit);
  const auto units = with.units.snapshot();
  for (auto it = units->lower_bound(area.low); it != units->end() && it->first <= area.high; ++it) {
    if (it->second.level != codes::level::grid) continue;
    if (held >= slice_targets) {
      all.push_back({it->first, it->first});
      held = 0;
    }
    all.back().high = it->first;
    held += objects_in(with, of, {it->first, it->first});
  }
  return all;
}

// False when the round is no longer opening.
bool draw_slice(api::transaction& tx, const uuid& id, code_range grids) {
  const auto found = find_round(tx.db, tx.who.area, id);
  if (!found || found->state != "opening") return false;
  const round& of = *found;
  if (of.sample_of) {
    draw_sample(tx, of, grids);
    return true;
  }
  for (int kind : of.kinds)
    tx.db.execute(std::string(into) + std::string(source_of(kind)) + std::string(what_is_there),
                  {of.number, std::int64_t{kind}, tx.now, grids.low, grids.high});
  recount_grids(tx, of.key(), grids);
  return true;
}

result<round> finish_opening(api::transaction& tx, const uuid& id, std::int64_t targets) {
  auto one = find_round(tx.db, tx.who.area, id);
  if (!one) return refuse(error::not_found);
  if (one->state != "opening") return *one;
  one->state = "open";
  one->opened_at = tx.now;
  json::writer detail;
  detail.open().member("targets", targets).close();
  save_round(tx, *one, {"open_round", detail.str()});
  return *one;
}

std::string request_for(const uuid& round_id) {
  json::writer out;
  return out.open().member("round", round_id).close().str();
}

constexpr std::string_view job_kind = "open_round";

}  // namespace

std::int64_t objects_to_draw(const api::services& with, const round& of, int kind) {
  if (of.sample_of) return reached_of(with, of, kind);
  return with.tallies.sum(measure_of(kind), codes::range(of.unit));
}

result<round> begin_opening(api::transaction& tx, const uuid& id) {
  auto one = round_for_change(tx, id);
  if (!one) return one;
  if (one->state == "opening") return refuse(error::already_done);
  if (one->state != "draft") return refuse(error::round_not_draft);
  one->state = "opening";
  save_round(tx, *one, {"begin_round", "{}"});
  return one;
}

result<std::string> draw_targets(api::services& with, const access::principal& who,
                                 const uuid& round_id, jobs::progress& report) {
  const auto found = find_round(*with.store.read(), who.area, round_id);
  if (!found) return refuse(error::not_found);
  const round of = *found;
  const auto unit = codes::range(of.unit);
  report.expect(objects_in(with, of, unit));
  for (const auto& grids : slices(with, of)) {
    if (report.stopped()) return refuse(error::cancelled);
    const auto drawn = api::write<bool>(with, who, [&](api::transaction& tx) -> result<bool> {
      return draw_slice(tx, round_id, grids);
    });
    if (!drawn) return refused(drawn.error());
    if (!*drawn) break;
    report.advance(report.done() + objects_in(with, of, grids));
  }
  const auto targets = with.rounds->of_unit(of.key(), unit.low).all().targets;
  const auto opened = api::write<round>(
      with, who, [&](api::transaction& tx) { return finish_opening(tx, round_id, targets); });
  if (!opened) return refused(opened.error());
  json::writer out;
  out.open().member("round", round_id).member("targets", targets).close();
  return out.str();
}

result<uuid> start_drawing(api::services& with, const access::principal& who,
                           const uuid& round_id) {
  return with.jobs->start(who, std::string(job_kind), request_for(round_id),
                          [&with, who, round_id](jobs::progress& report) {
                            return draw_targets(with, who, round_id, report);
                          });
}

void resume_openings(api::services& with) {
  for (const auto& one : all_rounds(*with.store.read()))
    if (one.state == "opening" && !with.jobs->has(job_kind, request_for(one.id)))
      (void)start_drawing(with, access::system_principal(one.district), one.id);
}

}  // namespace wangge::screening
