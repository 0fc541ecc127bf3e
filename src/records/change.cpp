#include "records/change.h"

#include <fmt/format.h>

#include <map>

#include "access/names.h"
#include "access/secret.h"
#include "base/text.h"
#include "gen/entities.h"
#include "records/belonging.h"
#include "records/change_checks.h"
#include "records/codec.h"
#include "records/followers.h"
#include "records/history.h"
#include "records/list.h"
#include "records/quality.h"
#include "records/request.h"
#include "records/rules.h"
#include "records/search_words.h"
#include "records/store.h"
#include "territory/unit_tree.h"

namespace wangge::records {
namespace {

std::vector<std::string> confirmed_in(const json::view& body) {
  std::vector<std::string> all;
  if (const auto list = body.find("_confirm"))
    list->each_item([&](const json::view& one) { all.emplace_back(one.text()); });
  return all;
}

// Everything that follows a stored change, in one place.
void follow(api::transaction& tx, const record* before, const record* after) {
  index_grams(tx.db, before, after);
  note_words(tx, before, after);
  keep_breaches(tx.db, before, after);
  count_change(before, after, [&](std::string_view measure, std::int64_t unit, std::int64_t by) {
    tx.count(measure, unit, by);
  });
  const record& any = after ? *after : *before;
  if (before) tx.changed(any.what->plural, before->grid(), before->grid());
  if (after && (!before || before->grid() != after->grid()))
    tx.changed(any.what->plural, after->grid(), after->grid());
  if (any.what->number == unit_entity.number)
    tx.after_commit([&with = tx.with] { with.units.load(*with.store.read()); });
  tell_followers(tx, before, after);
}

void audit(api::transaction& tx, std::string_view action, const record& one,
           const std::string& reason, const std::string& detail = {}) {
  tx.audit({action, one.what->number, one.id, one.grid(), reason, detail});
}

std::string changed_fields(const record& before, const record& after) {
  json::writer out;
  out.open().key("fields").open_array();
  for (std::size_t at = 0; at < before.values.size(); ++at)
    if (before.values[at] != after.values[at]) out.value(before.what->fields[at].name);
  return out.close_array().close().str();
}

void stamp(api::transaction& tx, record& one, std::int64_t version) {
  one.version = version;
  one.updated_at = tx.now;
  one.updated_by = tx.who.account;
}

record store_change(api::transaction& tx, const record& before, record after,
                    std::string_view action, const std::string& reason) {
  stamp(tx, after, before.version + 1);
  update(tx.db, tx.with.vault, before, after);
  remember(tx, before, after, reason);
  follow(tx, &before, &after);
  audit(tx, action, after, reason, changed_fields(before, after));
  return after;
}

failure held_by(const belonging& held) {
  auto params = labelled(held.kind->fields[held.ref_at]);
  params["count"] = std::to_string(held.count);
  params["kind.zh"] = held.kind->zh;
  params["kind.en"] = held.kind->en;
  return {error::in_use, std::move(params)};
}

// What must be so for a record to end, and what ends with it.
result<void> end_parts(api::transaction& tx, const record& one, const db::value& on,
                       const std::string& reason) {
  if (const auto held = belongings_of(tx.db, one)) return refused(held_by(*held));
  for (const auto& part : parts_of(tx.db, tx.with.vault, one)) {
    record gone = part;
    gone.ended_on = on;
    store_change(tx, part, std::move(gone), "end", reason);
  }
  return {};
}

// What the sender wanted beside what is stored now, for the fields he sent.
failure stale(const api::transaction& tx, const record& now, const json::view& body) {
  failure out(error::stale_version, {{"by", access::display_name_of(tx.db, now.updated_by)},
                                     {"at", format_instant(now.updated_at)}});
  json::writer text;
  text.open().member("version", now.version).key("fields").open_array();
  body.each_member([&](std::string_view name, const json::view& yours) {
    const int at = now.what->find(name);
    if (at < 0) return;
    const field& what = now.what->fields[at];
    const auto sight = sight_of(what, tx.who);
    if (sight == visible::hidden) return;
    text.open().member("field", name).key("yours").raw(yours.dump()).key("current");
    if (sight == visible::masked)
      text.value(masked_text(what, now.text(at)));
    else
      encode_value(text, what, now.values[at]);
    text.close();
  });
  out.extra = text.close_array().close().str();
  return out;
}

// What the audit calls it: a phone ends and moves by its edits, too.
std::string_view action_of(const record& before, const record& after) {
  if (before.live() != after.live()) return after.live() ? "reopen" : "end";
  return before.grid() == after.grid() ? "change" : "move";
}

result<record> find_for_change(api::transaction& tx, const change_request& what) {
  auto now = find(tx.db, tx.with.vault, what.of, what.id, tx.who.area);
  if (!now) return refuse(error::not_found);
  return *now;
}

result<record> find_at_version(api::transaction& tx, const change_request& what,
                               const json::view* body) {
  auto now = find_for_change(tx, what);
  if (!now || now->version == what.version) return now;
  if (body) return refused(stale(tx, *now, *body));
  return refuse(error::stale_version, {{"by", access::display_name_of(tx.db, now->updated_by)},
                                       {"at", format_instant(now->updated_at)}});
}

}  // namespace

failure id_taken(const uuid& id) {
  return failure(problem{error::duplicate,
                         "id",
                         {{"label.zh", "编号"}, {"label.en", "id"}, {"value", to_string(id)}}});
}

std::string reason_kept(std::string_view given) {
  return std::string(first_characters(normalise(given), 200));
}

result<std::string> reason_in(const json::view& body) {
  auto reason = reason_kept(body.text_of("reason"));
  if (character_count(reason) < 2)
    return refuse_field(error::reason_needed, "reason", {{"min", "2"}});
  return reason;
}

result<record> insert_draft(api::transaction& tx, draft what) {
  if (auto good = check_all(tx, what.one, nullptr, what.confirmed); !good)
    return refused(good.error());
  record& one = what.one;
  if (is_taken(tx.db, one.district(), one.id)) return refused(id_taken(one.id));
  if (const int token = one.what->find("token"); token >= 0)
    one.values[token] = access::random_token();
  stamp(tx, one, 1);
  insert(tx.db, tx.with.vault, one);
  follow(tx, nullptr, &one);
  if (db::is_null(one.import_id)) audit(tx, "create", one, what.reason);
  return one;
}

result<record> update_draft(api::transaction& tx, const record& before, draft what) {
  if (auto good = check_all(tx, what.one, &before, what.confirmed); !good)
    return refused(good.error());
  if (what.one.values == before.values && what.one.ended_on == before.ended_on) return before;
  if (before.live() && !what.one.live())
    if (auto done = end_parts(tx, before, what.one.ended_on, what.reason); !done)
      return refused(done.error());
  const auto action = action_of(before, what.one);
  return store_change(tx, before, std::move(what.one), action, what.reason);
}

result<record> create(api::transaction& tx, const entity& of, const json::view& body) {
  draft made{record(of), confirmed_in(body), reason_kept(body.text_of("_reason"))};
  const auto id = new_id(body);
  if (!id) return refused(id.error());
  made.one.id = *id;
  if (body.find("id")) {
    if (auto stored = find(tx.db, tx.with.vault, of, *id, tx.who.area))
      return *stored;  // sent twice
    // Nothing of what lies there is told but that this id is taken.
    if (is_taken(tx.db, tx.who.area.district(), *id)) return refused(id_taken(*id));
  }
  std::vector<problem> found;
  apply_patch(made.one, body, tx.who, found);
  if (found.empty()) return insert_draft(tx, std::move(made));
  return refused(check_all(tx, made.one, nullptr, made.confirmed, std::move(found)).error());
}

result<record> patch(api::transaction& tx, const change_request& what, const json::view& body) {
  auto before = find_at_version(tx, what, &body);
  if (!before) return before;
  draft made{*before, confirmed_in(body), reason_kept(body.text_of("_reason"))};
  std::vector<problem> found;
  apply_patch(made.one, body, tx.who, found);
  const bool placeless = db::is_null(made.one.values[what.of.scope_at]);
  if (placeless || made.one.grid() != before->grid())  // a move takes along what lies inside
    found.push_back(
        {error::use_move, std::string(what.of.scope().name), labelled(what.of.scope())});
  if (placeless) return refused(failure(std::move(found)));
  if (!found.empty())
    return refused(check_all(tx, made.one, &*before, made.confirmed, std::move(found)).error());
  return update_draft(tx, *before, std::move(made));
}

result<record> end(api::transaction& tx, const change_request& what, const std::string& reason) {
  auto before = find_at_version(tx, what, nullptr);
  if (!before) return before;
  if (!before->live()) return refuse(error::already_done);
  record after = *before;
  after.ended_on = std::int64_t{day_of(tx.now)};
  if (auto done = end_parts(tx, *before, after.ended_on, reason); !done)
    return refused(done.error());
  return store_change(tx, *before, std::move(after), "end", reason);
}

result<record> reopen(api::transaction& tx, const change_request& what, const std::string& reason) {
  auto before = find_at_version(tx, what, nullptr);
  if (!before) return before;
  if (before->live()) return refuse(error::already_done);
  record after = *before;
  after.ended_on = {};
  std::vector<problem> found;
  check_place(tx, after, found);
  check_references(tx, after, nullptr, found);
  check_unique(tx, after, nullptr, found);
  if (!found.empty()) return refused(failure(std::move(found)));
  return store_change(tx, *before, std::move(after), "reopen", reason);
}

result<record> undo(api::transaction& tx, const change_request& what, const std::string& reason) {
  auto before = find_at_version(tx, what, nullptr);
  if (!before) return before;
  const auto latest = changed_since(tx.db, tx.with.vault, *before, before->version - 1);
  record after = *before;
  std::vector<problem> found;
  for (const auto& one : latest) {
    if (one.field_at < 0 || one.field_at == what.of.scope_at) return refuse(error::undo_over);
    const field& of = what.of.fields[one.field_at];
    if (!tx.who.sees(of.facet))
      found.push_back({error::field_forbidden, std::string(of.name), labelled(of)});
    after.values[one.field_at] = one.base;
  }
  if (latest.empty()) return refuse(error::undo_over);
  if (!found.empty()) return refused(failure(std::move(found)));
  std::vector<std::string> confirmed;  // it stood so before
  for (const auto& each : what.of.fields) confirmed.emplace_back(each.name);
  return update_draft(tx, *before, {std::move(after), std::move(confirmed), reason});
}

// A record that moves without what holds it goes `into` another holder there, or, where it can be
// without (a person without a household), leaves it behind.
void rehouse(const api::transaction& tx, record& after, const std::optional<uuid>& into,
             std::vector<problem>& found) {
  bool placed = !into;
  for (const int at : ref_fields(*after.what)) {
    const field& what = after.what->fields[at];
    if (bond_of(*after.what, at) != bond::inside) continue;
    const auto left = after.values[at];
    if (into) after.values[at] = *into;
    const auto to = after.has(at) ? referred(tx, after, at) : std::nullopt;
    if (to && to->grid() == after.grid()) {
      placed = true;
      continue;
    }
    after.values[at] = {};
    const bool alone = into || db::is_null(left) || after.what->number == person_entity.number;
    if (!alone) found.push_back({error::moves_with, std::string(what.name), labelled(what)});
  }
  if (!placed)
    found.push_back(
        {error::unknown_reference, "into", {{"label.zh", "移入"}, {"label.en", "into"}}});
}

result<moved> move(api::transaction& tx, const change_request& what, const destination& to,
                   const std::string& reason) {
  const auto grid = to.grid;
  auto before = find_at_version(tx, what, nullptr);
  if (!before) return refused(before.error());
  if (what.of.number == unit_entity.number || what.of.scope().kind != field_kind::grid)
    return refuse(error::not_movable);
  if (!tx.with.units.is_grid(grid) || !tx.who.area.contains(grid))
    return refuse_field(error::unknown_reference, "grid", labelled(what.of.scope()));
  if (grid == before->grid()) return refuse(error::already_done);
  moved out;
  record after = *before;
  after.values[what.of.scope_at] = grid;
  std::vector<problem> found;
  rehouse(tx, after, to.into, found);
  if (found.empty()) check(after, &*before, rules_for(tx, {}), found);
  if (!found.empty()) return refused(failure(std::move(found)));
  const auto inside = inside_of(tx.db, tx.with.vault, *before);
  for (const auto& one : inside) {
    record along = one;
    along.values[one.what->scope_at] = grid;
    store_change(tx, one, std::move(along), "move", reason);
  }
  out.one = store_change(tx, *before, std::move(after), "move", reason);
  out.records = static_cast<std::int64_t>(inside.size()) + 1;
  return out;
}

result<std::int64_t> patch_many(api::transaction& tx, const entity& of,
                                const std::vector<uuid>& ids, const json::view& body) {
  std::int64_t changed = 0;
  for (const auto& id : ids) {
    auto now = find_for_change(tx, {of, id, 0});
    if (!now) return refused(now.error());
    auto after = patch(tx, {of, id, now->version}, body);
    if (!after) return refused(after.error());
    changed += after->version != now->version;
  }
  return changed;
}

result<void> erase_record(api::transaction& tx, const record& one, const std::string& reason) {
  if (const auto held = referred_by(tx.db, one)) return refused(held_by(*held));
  if (const auto told = told_of(tx.db, one); told > 0)
    return refuse(error::in_use, {{"count", std::to_string(told)},
                                  {"kind.zh", "接触登记、报表填报"},
                                  {"kind.en", "contacts and answers to forms"},
                                  {"label.zh", "对象"},
                                  {"label.en", "Object"}});
  tx.db.execute("DELETE FROM history WHERE record = ?1", {one.id});
  erase(tx.db, one);
  follow(tx, &one, nullptr);
  audit(tx, "erase", one, reason);
  return {};
}

}  // namespace wangge::records
