#include "field/operation.h"

#include <limits>

#include "access/names.h"
#include "base/codes.h"
#include "gen/entities.h"
#include "screening/hint.h"
#include "screening/visit.h"

namespace wangge::field {
namespace {

constexpr instant one_day = 24 * 3'600'000;
constexpr instant longest_wait = 31 * one_day, longest_blind = 2 * one_day;

// What may be changed from a phone; units and organisations are the office's.
const records::entity* editable(std::string_view name) {
  const auto* of = records::find_entity(name);
  const bool office = of && (of->number == records::unit_entity.number ||
                             of->number == records::organisation_entity.number);
  return office ? nullptr : of;
}

// What happened, beside the fields of a record.
std::optional<operation::about> event_named(std::string_view entity) {
  if (entity == "visit") return operation::about::visit;
  if (entity == "hint") return operation::about::hint;
  if (entity == "form_answer") return operation::about::form_answer;
  return std::nullopt;
}

failure wrong(const char* name, std::string_view value, const char* zh, const char* en) {
  return failure(problem{error::bad_parameter,
                         name,
                         {{"name", name},
                          {"value", std::string(value.substr(0, 40))},
                          {"expected.zh", zh},
                          {"expected.en", en}}});
}

}  // namespace

result<operation> read_operation(const json::view& from, const sender& by, instant now) {
  operation one;
  const auto id = parse_uuid(from.text_of("id"));
  if (!id) return refused(wrong("id", from.text_of("id"), "UUID", "a UUID"));
  one.id = *id;
  const auto record = parse_uuid(from.text_of("record"));
  if (!record) return refused(wrong("record", from.text_of("record"), "UUID", "a UUID"));
  one.record = *record;
  const auto entity = from.text_of("entity");
  if (const auto event = event_named(entity))
    one.what = *event;
  else if (!(one.of = editable(entity)))
    return refused(wrong("entity", entity, "visit、hint、form_answer、person、household、door 等",
                         "visit, hint, form_answer, person, household, door, …"));
  const auto patch = from.find("patch");
  if (!patch || patch->kind() != json::type::object)
    return refused(wrong("patch", "", "对象", "an object"));
  one.patch = *patch;
  one.sequence = std::max<std::int64_t>(0, from.integer_of("seq", 0));
  one.base_version = std::max<std::int64_t>(0, from.integer_of("base_version", 0));
  const auto made = parse_instant(from.text_of("made_at"));
  one.made_at = made ? std::min(*made + by.offset, now) : now;
  return one;
}

const screening::round* named_rounds::find(api::transaction& tx, const uuid& id) {
  auto [at, fresh] = known_.try_emplace(id);
  if (fresh)
    if (auto one = screening::find_round(tx.db, tx.who.area, id)) at->second = std::move(*one);
  return at->second ? &*at->second : nullptr;
}

std::optional<reach> reach_to(api::transaction& tx, const seen_record& what) {
  const auto& area = tx.who.area;
  if (area.contains(what.grid)) return reach{area, std::numeric_limits<std::int64_t>::max()};
  auto left = tx.db.query(
      "SELECT version, changed_at, changed_by FROM history WHERE record = ?1 AND changed_at >= ?2 "
      "AND grid "
      "BETWEEN ?3 AND ?4 AND NOT grid_after BETWEEN ?3 AND ?4 ORDER BY version DESC LIMIT 1",
      {what.id, tx.now - longest_wait, area.low, area.high});
  if (!left.step() || what.made_at > left->integer(1) + longest_blind) return std::nullopt;
  // Whoever moved it himself knew at once.
  if (left->id(2) == tx.who.account && what.made_at > left->integer(1)) return std::nullopt;
  const bool late = tx.now > left->integer(1) + longest_blind;
  return reach{codes::range(what.grid), left->integer(0) - 1, late};
}

result<outcome> apply_visit(api::transaction& tx, const operation& what, const sender& by,
                            named_rounds& rounds) {
  const auto round_id = parse_uuid(what.patch.text_of("round"));
  if (!round_id)
    return refused(wrong("patch.round", what.patch.text_of("round"), "轮次编号", "a round's id"));
  const auto* of = rounds.find(tx, *round_id);
  if (!of) return refuse(error::not_found);
  if (of->state == "draft") return refuse(error::round_not_open);
  const auto at = screening::find_target(tx.db, of->key(), what.record);
  if (!at || !reach_to(tx, {what.record, at->grid, what.made_at}))
    return refuse(error::not_a_target);
  std::vector<problem> found;
  auto visit = screening::read_visit(what.patch, {*of, tx.now, by.offset}, found);
  if (!found.empty()) return refused(failure(std::move(found)));
  visit.id = what.id;
  visit.object = what.record;
  visit.device = by.device;
  visit.sequence = what.sequence;
  if (!visit.at) visit.at = what.made_at;
  const auto now = screening::record_visit_of(tx, *of, *at, visit);
  if (!now) return refused(now.error());
  outcome out;
  out.version = now->version;
  out.moved_away = !tx.who.area.contains(now->grid);
  if (now->last_visit != what.id) out.state = "merged";  // a later one had arrived before
  return out;
}

result<outcome> apply_hint(api::transaction& tx, const operation& what) {
  const auto done =
      screening::answer_hint(tx, {what.record, std::string(what.patch.text_of("outcome")),
                                  std::string(what.patch.text_of("note"))});
  if (!done) return refused(done.error());
  outcome out;
  out.version = done->version;
  return out;
}

const result<ledgers::answered_form>& named_forms::find(api::transaction& tx, const uuid& id) {
  auto at = known_.find(id);
  if (at == known_.end()) at = known_.emplace(id, ledgers::form_to_answer(tx, id)).first;
  return at->second;
}

namespace {

// Where the sender may say something about a record of a form; its own area for what lies there.
std::optional<access::scope> area_of(api::transaction& tx, const operation& what,
                                     const records::entity& of) {
  auto rows = tx.db.query("SELECT " + std::string(of.scope().name) + " FROM " +
                              std::string(of.table()) + " WHERE district = ?1 AND id = ?2",
                          {tx.who.area.district(), what.record});
  if (!rows.step()) return std::nullopt;
  const auto reached = reach_to(tx, {what.record, rows->integer(0), what.made_at});
  return reached && !reached->late ? std::optional(reached->area) : std::nullopt;
}

bool is_confirmed(const operation& what) {
  const auto given = what.patch.find("_confirm");
  return given && given->boolean();
}

}  // namespace

result<outcome> apply_form_answer(api::transaction& tx, const operation& what, named_forms& forms) {
  if (!tx.who.may("forms.answer")) return refuse(error::forbidden);
  const auto id = parse_uuid(what.patch.text_of("form"));
  if (!id)
    return refused(wrong("patch.form", what.patch.text_of("form"), "报表编号", "a form's id"));
  const auto& to = forms.find(tx, *id);
  if (!to) return refused(to.error());
  const auto area = area_of(tx, what, *to->what.of);
  if (!area) return refuse(error::not_found);
  std::vector<problem> found;
  const auto one = ledgers::read_answer(tx, *to, {what.record, what.patch, *area}, found);
  if (!one) return refused(failure(std::move(found)));
  outcome out;
  out.moved_away = !tx.who.area.contains(one->of.grid());
  const auto now = ledgers::answer_now(tx, to->what, *one);
  if (now && now->text == one->text) {
    out.state = "merged";
    return out;
  }
  if (now && now->by != tx.who.account && !is_confirmed(what))
    return refuse(error::form_answered, {{"by", access::display_name_of(tx.db, now->by)},
                                         {"at", format_instant(now->at).substr(0, 16)}});
  ledgers::put_answer(tx, *to, *one);
  return out;
}

}  // namespace wangge::field
