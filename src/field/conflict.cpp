#include "field/conflict.h"

#include <algorithm>

#include "access/names.h"
#include "records/change.h"
#include "records/followers.h"
#include "records/history.h"
#include "records/rules.h"
#include "records/store.h"

namespace wangge::field {
namespace {

using records::record;

struct decided {
  std::string state;
  std::int64_t version = 0;
};

void save(api::transaction& tx, conflict& one, const decided& how) {
  one.state = how.state;
  const bool open = how.state == "open";
  one.decided_by = open ? std::nullopt : std::optional(tx.who.account);
  one.decided_at = open ? 0 : tx.now;
  one.decided_version = how.version;
  update_conflict(tx, one);
  json::writer detail;
  detail.open().member("conflict", one.id).member("choice", one.state).close();
  tx.audit({"decide_conflict", one.of->number, one.record, one.grid, {}, detail.str()});
  tx.changed("conflicts", one.grid, one.grid);
}

result<record> put(api::transaction& tx, const record& now, const conflict& one,
                   db::value conflict_field::*which) {
  record after = now;
  for (const auto& each : one.fields)
    (each.at < 0 ? after.ended_on : after.values[each.at]) = each.*which;
  std::vector<std::string> confirmed;
  for (const auto& each : one.of->fields) confirmed.emplace_back(each.name);
  return records::update_draft(tx, now, {std::move(after), std::move(confirmed), {}});
}

std::optional<record> record_of(api::transaction& tx, const conflict& one) {
  return records::find(tx.db, tx.with.vault, *one.of, one.record, tx.who.area);
}

// What stands in the record when it is decided is what an undo brings back.
void keep_for_undo(conflict& one, const record& now) {
  for (auto& each : one.fields) each.theirs = each.at < 0 ? now.ended_on : now.values[each.at];
}

// Who does not see a field does not write it either.
result<void> may_decide(const api::transaction& tx, const conflict& one) {
  std::vector<problem> found;
  for (const auto& each : one.fields) {
    if (each.at < 0) continue;
    const auto& what = one.of->fields[each.at];
    if (!tx.who.sees(what.facet))
      found.push_back({error::field_forbidden, std::string(what.name), records::labelled(what)});
  }
  if (!found.empty()) return refused(failure(std::move(found)));
  return {};
}

// Somebody changed one of its fields after what was shown.
bool went_on(api::transaction& tx, const conflict& one, const record& now, std::int64_t seen) {
  if (seen >= now.version) return false;
  if (seen == 0)
    return std::ranges::any_of(one.fields, [&](const auto& each) {
      return each.theirs != (each.at < 0 ? now.ended_on : now.values[each.at]);
    });
  const auto later = records::changed_since(tx.db, tx.with.vault, now, seen);
  return std::ranges::any_of(one.fields, [&](const auto& each) {
    return std::ranges::find(later, each.at, &records::later_change::field_at) != later.end();
  });
}

void follow_move(api::transaction& tx, const record* before, const record& after) {
  if (!before || before->grid() == after.grid()) return;
  tx.db.execute("UPDATE sync_conflict SET grid = ?3 WHERE district = ?1 AND record = ?2",
                {after.district(), after.id, after.grid()});
}

}  // namespace

void register_followers() {
  for (const auto& of : records::all_entities()) records::register_follower(of, follow_move);
}

result<conflict> decide_conflict(api::transaction& tx, const conflict_choice& what) {
  auto one = find_conflict(tx.db, tx.with.vault, tx.who, what.id);
  if (!one) return refuse(error::not_found);
  if (one->state != "open" && one->state != "revisit") return refuse(error::already_done);
  const auto now = record_of(tx, *one);
  if (!now) return refuse(error::not_found);
  if (what.choice != "yours") {
    save(tx, *one, {what.choice, now->version});
    return *one;
  }
  if (auto good = may_decide(tx, *one); !good) return refused(good.error());
  if (went_on(tx, *one, *now, what.seen))
    return refuse(error::stale_version, {{"by", access::display_name_of(tx.db, now->updated_by)},
                                         {"at", format_instant(now->updated_at)}});
  keep_for_undo(*one, *now);
  const auto after = put(tx, *now, *one, &conflict_field::yours);
  if (!after) return refused(after.error());
  save(tx, *one, {"yours", after->version});
  return *one;
}

result<conflict> undo_decision(api::transaction& tx, const uuid& id) {
  auto one = find_conflict(tx.db, tx.with.vault, tx.who, id);
  if (!one) return refuse(error::not_found);
  if (one->state == "open") return refuse(error::already_done);
  const auto now = record_of(tx, *one);
  if (!now) return refuse(error::not_found);
  if (one->state == "yours") {
    if (now->version != one->decided_version) return refuse(error::undo_over);
    const auto back = put(tx, *now, *one, &conflict_field::theirs);
    if (!back) return refused(back.error());
  }
  save(tx, *one, {"open", 0});
  return *one;
}

}  // namespace wangge::field
