#include "records/change_checks.h"

#include "gen/entities.h"
#include "records/belonging.h"
#include "records/codec.h"
#include "records/list.h"
#include "records/store.h"
#include "territory/unit_tree.h"

namespace wangge::records {

rule_context rules_for(const api::transaction& tx, std::vector<std::string> confirmed) {
  return {day_of(tx.now), tx.with.config.demo, std::move(confirmed)};
}

void check_place(const api::transaction& tx, const record& one, std::vector<problem>& found) {
  const field& scope = one.what->scope();
  if (!one.has(one.what->scope_at)) return;  // "required" says so
  const auto code = one.grid();
  const bool is_new_unit = one.what->number == unit_entity.number;
  const auto home = is_new_unit ? codes::parent(code) : code;
  const bool known = home == 0 || tx.with.units.find(home).has_value();
  if (!known || !tx.who.area.contains(code))
    found.push_back({error::unknown_reference, std::string(scope.name), labelled(scope)});
}

std::optional<record> referred(const api::transaction& tx, const record& one, int at) {
  const entity& to = *find_entity(one.what->fields[at].ref);
  const auto& id = std::get<uuid>(one.values[at]);
  const auto area =
      known_everywhere(to) ? codes::range(one.district() * 1'000'000'000) : tx.who.area;
  auto found = find(tx.db, tx.with.vault, to, id, area);
  if (found && !found->live()) found.reset();
  return found;
}

namespace {

// Organisations name the one above them: going up must not come back.
bool leads_back(const api::transaction& tx, record above, int at, const uuid& start) {
  constexpr int deepest = 32;
  for (int i = 0; i < deepest; ++i) {
    if (above.id == start) return true;
    if (!above.has(at)) return false;
    auto next = referred(tx, above, at);
    if (!next) return false;
    above = std::move(*next);
  }
  return true;
}

void check_reference(const api::transaction& tx, const record& one, int at,
                     std::vector<problem>& found) {
  const field& what = one.what->fields[at];
  const auto wrong = [&](error code, std::map<std::string, std::string> params) {
    found.push_back({code, std::string(what.name), std::move(params)});
  };
  auto params = labelled(what);
  const auto to = referred(tx, one, at);
  if (!to) return wrong(error::unknown_reference, std::move(params));
  if (bond_of(*one.what, at) == bond::inside && to->grid() != one.grid()) {
    params["grid"] = tx.with.units.name_of(to->grid());
    return wrong(error::holder_elsewhere, std::move(params));
  }
  if (what.ref == one.what->name && leads_back(tx, *to, at, one.id))
    wrong(error::circular_reference, std::move(params));
}

}  // namespace

void check_references(const api::transaction& tx, const record& one, const record* before,
                      std::vector<problem>& found) {
  for (int at : ref_fields(*one.what))
    if (one.has(at) && (!before || before->values[at] != one.values[at] ||
                        (bond_of(*one.what, at) == bond::inside && before->grid() != one.grid())))
      check_reference(tx, one, at, found);
}

void check_unique(const api::transaction& tx, const record& one, const record* before,
                  std::vector<problem>& found) {
  for (std::size_t at = 0; at < one.values.size(); ++at) {
    const field& what = one.what->fields[at];
    if (!what.unique || db::is_null(one.values[at]) ||
        (before && before->values[at] == one.values[at]))
      continue;
    auto rows = tx.db.query("SELECT id FROM " + std::string(one.what->table()) +
                                " WHERE district = ?1 AND " + std::string(what.name) +
                                " = ?2 AND ended_on IS NULL",
                            {one.district(), one.values[at]});
    if (!rows.step() || rows->id(0) == one.id) continue;
    auto params = labelled(what);
    params["value"] = shown(what, one.values[at], language::zh);
    found.push_back({error::duplicate, std::string(what.name), std::move(params)});
  }
}

result<void> check_all(const api::transaction& tx, record& one, const record* before,
                       std::vector<std::string> confirmed, std::vector<problem> found) {
  check(one, before, rules_for(tx, std::move(confirmed)), found);
  // Who comes back finds what has changed meanwhile: as a new one does.
  const auto* known = before && !before->live() && one.live() ? nullptr : before;
  if (!known || known->grid() != one.grid()) check_place(tx, one, found);
  if (found.empty()) check_references(tx, one, known, found);
  if (found.empty()) check_unique(tx, one, known, found);
  if (!found.empty()) return refused(failure(std::move(found)));
  return {};
}

}  // namespace wangge::records
