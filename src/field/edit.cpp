// One phone's edit of a record, merged field by field with what others did meanwhile.

#include <algorithm>
#include <map>

#include "base/codes.h"
#include "base/text.h"
#include "field/operation.h"
#include "gen/entities.h"
#include "records/change.h"
#include "records/codec.h"
#include "records/history.h"
#include "records/merge.h"
#include "records/rules.h"
#include "records/store.h"

namespace wangge::field {
namespace {

using records::merge_choice;
using records::merge_question;
using records::record;
constexpr int life = -1;  // the place of "ended" among a record's fields
constexpr int at_household = records::person_at::household;

// What the sender wants, by field.
struct wish {
  std::map<int, db::value> values;
  std::vector<std::string> confirmed;
  std::string reason;
  bool moves = false;                       // to another grid, out of its household
  std::optional<std::vector<uuid>> people;  // whom a household takes along; unset: everybody
};

access::scope whole_district(const record& one) {
  return codes::range(one.district() * 1'000'000'000);
}

// Goes alone: it may name a place outside one's own ground, which no other field may.
bool goes_alone(const json::view& patch) {
  bool alone = true;
  patch.each_member([&](std::string_view name, const json::view&) {
    alone &= name == "_moved" || name == "_confirm" || name == "_reason";
  });
  return alone;
}

void wish_move(const json::view& move, const record& now, const api::transaction& tx, wish& into,
               std::vector<problem>& found) {
  into.reason = records::reason_kept(move.text_of("reason"));
  if (const auto out = move.find("out"); out && out->boolean()) {
    // People and households leave; what stands on the ground is the office's to end.
    const int kind = now.what->number;
    if (kind != records::person_entity.number && kind != records::household_entity.number) {
      found.push_back({error::not_movable, "_moved.out", {}});
      return;
    }
    into.values[life] = std::int64_t{day_of(tx.now)};
    const auto people = move.find("people");
    if (!people) return;
    into.people.emplace();
    people->each_item([&](const json::view& one) {
      if (const auto id = parse_uuid(one.text())) into.people->push_back(*id);
    });
    return;
  }
  const auto grid = codes::parse(move.text_of("grid"));
  if (!grid || now.what->number != records::person_entity.number) {
    found.push_back({error::bad_unit,
                     "_moved.grid",
                     {{"value", std::string(move.text_of("grid").substr(0, 40))}}});
    return;
  }
  into.values[records::person_at::grid] = *grid;
  into.values[records::person_at::household] = db::value();
  into.moves = true;
}

result<wish> read_wish(const api::transaction& tx, const operation& what, const record& now) {
  wish out;
  std::vector<problem> found;
  record draft = now;
  records::apply_patch(draft, what.patch, tx.who, found);
  what.patch.each_member([&](std::string_view name, const json::view& from) {
    if (name == "_moved" && !goes_alone(what.patch)) {
      found.push_back({error::bad_parameter,
                       "_moved",
                       {{"name", "_moved"},
                        {"value", ""},
                        {"expected.zh", "单独一项，不与其他字段一起"},
                        {"expected.en", "a change of its own, without other fields"}}});
      return;
    }
    if (name == "_moved") return wish_move(from, now, tx, out, found);
    if (name == "_confirm")
      return from.each_item([&](const json::view& one) { out.confirmed.emplace_back(one.text()); });
    if (name == "_reason") out.reason = records::reason_kept(from.text());
    const int at = now.what->find(name);
    if (at < 0 || name == "id") return;
    if (at == now.what->scope_at && draft.values[at] != now.values[at])
      found.push_back(
          {error::use_move, std::string(name), records::labelled(now.what->fields[at])});
    auto& value = draft.values[at];
    if (auto* text = std::get_if<std::string>(&value)) {  // the form in which it is stored
      *text = now.what->fields[at].kind == records::field_kind::note ? normalise_lines(*text)
                                                                     : normalise(*text);
      if (text->empty()) value = db::value();
    }
    out.values[at] = value;
  });
  if (!found.empty()) return refused(failure(std::move(found)));
  return out;
}

// The edits of this record that came from the same phone and account: version → counter.
std::map<std::int64_t, std::int64_t> own_edits(api::transaction& tx, const operation& what,
                                               const sender& by) {
  std::map<std::int64_t, std::int64_t> all;
  auto rows = tx.db.query(
      "SELECT version, sequence FROM sync_operation WHERE record = ?1 AND version > ?2 AND account "
      "= ?3 AND device = ?4",
      {what.record, what.base_version, tx.who.account, by.device});
  while (rows.step()) all[rows->integer(0)] = rows->is_null(1) ? 0 : rows->integer(1);
  return all;
}

struct merging {
  const operation& what;
  const record& now;
  std::vector<records::later_change> later;
  std::map<std::int64_t, std::int64_t> own;
  std::int64_t arrived = 0;  // the version with which it came into the sender's scope
  bool late = false;  // about a record that left long ago: for whom it lies with now to decide

  const records::later_change* change_of(int at) const {
    const auto found = std::ranges::find(later, at, &records::later_change::field_at);
    return found == later.end() ? nullptr : &*found;
  }
  merge_question::own by_sender(const records::later_change& one) const {
    const auto mine = own.find(one.version);
    if (mine == own.end()) return merge_question::own::no;
    const bool later_edit = what.sequence != 0 && mine->second > what.sequence;
    return later_edit ? merge_question::own::later : merge_question::own::earlier;
  }
  const db::value& value_now(int at) const { return at == life ? now.ended_on : now.values[at]; }
};

void ask_question(outcome& out, const merging& with, int at, const db::value& wanted) {
  if (!out.question) out.question.emplace();
  auto& question = *out.question;
  const auto* change = with.change_of(at);
  if (question.fields.empty()) {
    question.theirs_by = change ? change->by : with.now.updated_by;
    question.theirs_at = change ? change->at : with.now.updated_at;
  }
  auto before = change ? change->base : with.late ? with.value_now(at) : db::value();
  if (with.what.base_version < with.arrived) before = {};  // it lay elsewhere then
  question.fields.push_back({at, before, wanted, with.value_now(at)});
}

// The record with every field that merges; the others become the question.
record merge(const merging& with, const wish& wanted, outcome& out) {
  record after = with.now;
  const bool ended = !with.now.live();
  auto move = merge_choice::apply;  // whoever moves leaves the household there, or stays in it here
  static_assert(records::person_at::grid < at_household);
  for (const auto& [at, value] : wanted.values) {
    const auto* change = with.change_of(at);
    const merge_question ask{change ? change->base : with.value_now(at), with.value_now(at), value,
                             change != nullptr,
                             change ? with.by_sender(*change) : merge_question::own::no};
    auto how = records::merge_field(ask);
    if (ended && at != life && how == merge_choice::apply) how = merge_choice::conflict;
    if (at == life && how == merge_choice::conflict) how = merge_choice::keep;  // both ended it
    if (wanted.moves && at == at_household) how = move;
    if (wanted.moves && at == records::person_at::grid) move = how;
    if (with.late && how == merge_choice::apply) how = merge_choice::conflict;
    if (how == merge_choice::conflict) ask_question(out, with, at, value);
    if (how == merge_choice::apply) (at == life ? after.ended_on : after.values[at]) = value;
    if (how == merge_choice::keep && change) out.state = "merged";
  }
  if (ended && out.question) ask_question(out, with, life, db::value());
  return after;
}

void complete_question(outcome& out, const operation& what, const sender& by,
                       const api::transaction& tx, const record& now) {
  auto& question = *out.question;
  question.id = new_uuid();
  question.of = what.of;
  question.record = what.record;
  question.grid = now.grid();
  question.operation = what.id;
  question.account = tx.who.account;
  question.device = by.device;
  question.base_version = what.base_version;
  question.made_at = what.made_at;
  question.received_at = tx.now;
  out.state = "conflict";
}

result<outcome> create(api::transaction& tx, const operation& what) {
  records::draft made{record(*what.of), {}, records::reason_kept(what.patch.text_of("_reason"))};
  made.one.id = what.record;
  if (const auto list = what.patch.find("_confirm"))
    list->each_item([&](const json::view& one) { made.confirmed.emplace_back(one.text()); });
  std::vector<problem> found;
  records::apply_patch(made.one, what.patch, tx.who, found);
  if (!found.empty()) return refused(failure(std::move(found)));
  const auto stored = records::insert_draft(tx, std::move(made));
  if (!stored) return refused(stored.error());
  outcome out;
  out.version = stored->version;
  out.changed = true;
  return out;
}

// A household that moved out takes along whom the phone saw in it. Where others have come
// meanwhile, they hold it back, by name.
result<void> end_inside(api::transaction& tx, const record& one, const wish& wanted) {
  if (one.what->number != records::household_entity.number) return {};
  std::vector<record> inside;
  {
    auto rows = tx.db.query("SELECT " + records::select_list(records::person_entity) +
                                " FROM person t WHERE t.household = ?1 AND t.ended_on IS NULL",
                            {one.id});
    while (rows.step())
      inside.push_back(records::read_row(records::person_entity, *rows, tx.with.vault));
  }
  for (const auto& each : inside) {
    if (wanted.people && std::ranges::find(*wanted.people, each.id) == wanted.people->end())
      continue;
    record after = each;
    after.ended_on = std::int64_t{day_of(tx.now)};
    if (auto done = records::update_draft(tx, each, {std::move(after), {}, wanted.reason}); !done)
      return refused(done.error());
  }
  return {};
}

// The version with which the record last came into the sender's scope; 0: it was never elsewhere.
std::int64_t arrival(api::transaction& tx, const record& now) {
  auto rows = tx.db.query(
      "SELECT COALESCE(max(version), 0) FROM history WHERE record = ?1 AND NOT grid BETWEEN ?2 AND "
      "?3 AND grid_after BETWEEN ?2 AND ?3",
      {now.id, tx.who.area.low, tx.who.area.high});
  rows.step();
  return rows->integer(0);
}

// The departure that the sender tells has been recorded: the record lies elsewhere.
outcome left_already(const record& now) {
  outcome out;
  out.state = "merged";
  out.version = now.version;
  return out;
}

result<outcome> change(api::transaction& tx, const operation& what, const sender& by,
                       const record& now, bool late) {
  const auto wanted = read_wish(tx, what, now);
  if (!wanted) return refused(wanted.error());
  merging with{what, now, {}, {}, 0, late};
  const auto base = std::max<std::int64_t>(1, what.base_version);
  if (now.version > base) {
    with.later = records::changed_since(tx.db, tx.with.vault, now, base);
    with.own = own_edits(tx, what, by);
    with.arrived = arrival(tx, now);
  }
  outcome out;
  if (now.version > base) out.state = "merged";
  auto after = merge(with, *wanted, out);
  if (now.live() && !after.live())
    if (auto done = end_inside(tx, now, *wanted); !done) return refused(done.error());
  const auto stored =
      records::update_draft(tx, now, {std::move(after), wanted->confirmed, wanted->reason});
  if (!stored) return refused(stored.error());
  out.version = stored->version;
  out.changed = stored->version != now.version;
  if (out.question) complete_question(out, what, by, tx, *stored);
  if (out.question) store_conflict(tx, *out.question);
  return out;
}

// Moving somebody to another grid names a place outside one's own ground.
bool names_a_grid(const operation& what) {
  const auto move = what.patch.find("_moved");
  return move && move->find("grid");
}

}  // namespace

result<outcome> apply_edit(api::transaction& tx, const operation& what, const sender& by) {
  if (!tx.who.may("register.write"))
    return refuse(error::forbidden, {{"permission", "register.write"}});
  const auto district = codes::range(tx.who.area.district() * 1'000'000'000);
  const auto now = records::find(tx.db, tx.with.vault, *what.of, what.record, district);
  if (!now && what.base_version > 0) return refuse(error::not_found);
  auto actor = tx.who;
  auto seen = what;
  bool late = false;
  if (now) {
    const auto to = reach_to(tx, {what.record, now->grid(), what.made_at});
    if (!to) return refuse(error::not_found);
    actor.area = names_a_grid(what) ? whole_district(*now) : to->area;
    seen.base_version = std::min(what.base_version, to->last_seen);
    late = to->late;
  }
  api::transaction inner(tx.with, tx.db, actor, tx.now);
  if (now && what.patch.find("_moved") && !tx.who.area.contains(now->grid())) {
    auto out = left_already(*now);
    out.moved_away = true;
    return out;
  }
  auto out = now ? change(inner, seen, by, *now, late) : create(inner, what);
  if (!out) return out;
  tx.join(std::move(inner));
  const auto after = records::find(tx.db, tx.with.vault, *what.of, what.record, tx.who.area);
  out->moved_away = !after;
  return out;
}

}  // namespace wangge::field
