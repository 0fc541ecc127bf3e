#include "field/conflict.h"

#include "base/codes.h"
#include "records/change.h"
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

// Who decides writes where the record lies now, even when that is no longer his own ground: the
// question was put to him.
access::principal at_its_place(const api::transaction& tx, const record& now) {
  auto who = tx.who;
  if (!who.area.contains(now.grid())) who.area = codes::range(now.grid());
  return who;
}

result<record> put(api::transaction& tx, const record& now, const conflict& one,
                   db::value conflict_field::*which) {
  record after = now;
  for (const auto& each : one.fields)
    (each.at < 0 ? after.ended_on : after.values[each.at]) = each.*which;
  const auto who = at_its_place(tx, now);
  api::transaction inner(tx.with, tx.db, who, tx.now);
  std::vector<std::string> confirmed;
  for (const auto& each : one.of->fields) confirmed.emplace_back(each.name);
  auto done = records::update_draft(inner, now, {std::move(after), std::move(confirmed), {}});
  if (!done) return done;
  tx.join(std::move(inner));
  return done;
}

std::optional<record> record_of(api::transaction& tx, const conflict& one) {
  return records::find(tx.db, tx.with.vault, *one.of, one.record,
                       codes::range(codes::district_of(one.grid) * 1'000'000'000));
}

// What stands in the record when it is decided is what an undo brings back.
void keep_for_undo(conflict& one, const record& now) {
  for (auto& each : one.fields) each.theirs = each.at < 0 ? now.ended_on : now.values[each.at];
}

}  // namespace

result<conflict> decide_conflict(api::transaction& tx, const uuid& id, std::string_view choice) {
  auto one = find_conflict(tx.db, tx.with.vault, tx.who, id);
  if (!one) return refuse(error::not_found);
  if (one->state != "open" && one->state != "revisit") return refuse(error::already_done);
  const auto now = record_of(tx, *one);
  if (!now) return refuse(error::not_found);
  if (choice != "yours") {
    save(tx, *one, {std::string(choice), now->version});
    return *one;
  }
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
