#include "residents/duplicates.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "gen/entities.h"
#include "records/belonging.h"
#include "records/change.h"
#include "records/codec.h"
#include "records/store.h"

namespace wangge::residents {
namespace {

using records::record;
namespace at = records::person_at;

struct found_pair {
  uuid left, right;
  std::int64_t grid_left, grid_right;
  std::string reason;
  int score;  // 0…100, how likely the two are one person
};

// Only who sees both grids is told (app/program.cpp): a pair across a border says that the other
// one is there.
void tell_pair(api::transaction& tx, std::int64_t left, std::int64_t right) {
  tx.changed("duplicates", std::min(left, right), std::max(left, right));
}

void queue_pair(api::transaction& tx, found_pair one) {
  if (one.right < one.left) {
    std::swap(one.left, one.right);
    std::swap(one.grid_left, one.grid_right);
  }
  tx.db.execute(
      "INSERT INTO duplicate_pair(district, id, entity, left_id, right_id, grid_left, grid_right, "
      "reason, score, state) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'open') ON CONFLICT(district, left_id, "
      "right_id) DO NOTHING",
      {codes::district_of(one.grid_left), new_uuid(), std::int64_t{records::person_entity.number},
       one.left, one.right, one.grid_left, one.grid_right, one.reason, std::int64_t{one.score}});
  tell_pair(tx, one.grid_left, one.grid_right);
}

constexpr const char* gone = "gone";  // one of the two has left; open again when he is back

// A pair waits again once both are there.
std::string back_again(const std::string& side) {
  const std::string other = side == "left" ? "right" : "left";
  return "state = CASE WHEN state = ?3 AND EXISTS (SELECT 1 FROM person p WHERE p.district = "
         "duplicate_pair.district AND p.id = duplicate_pair." +
         other + "_id AND p.ended_on IS NULL) THEN 'open' ELSE state END";
}

struct stored_pair {
  uuid id, left, right;
  std::string state, undo;
  std::int64_t grid_left, grid_right;
};

// A pair both of whose records lie in the reader's scope; others do not exist for him.
std::optional<stored_pair> find_pair(api::transaction& tx, const uuid& id) {
  auto rows = tx.db.query(
      "SELECT id, left_id, right_id, state, undo, grid_left, grid_right FROM duplicate_pair WHERE "
      "district = ?1 AND id = "
      "?2 "
      "AND grid_left >= ?3 AND grid_left <= ?4 AND grid_right >= ?3 AND grid_right <= ?4",
      {tx.who.area.district(), id, tx.who.area.low, tx.who.area.high});
  if (!rows.step()) return std::nullopt;
  return stored_pair{rows->id(0),
                     rows->id(1),
                     rows->id(2),
                     std::string(rows->text(3)),
                     rows->is_null(4) ? std::string() : std::string(rows->text(4)),
                     rows->integer(5),
                     rows->integer(6)};
}

void save_decision(api::transaction& tx, const stored_pair& pair, std::string_view state,
                   const std::string& undo) {
  const bool open = state == "open" || state == gone;
  tx.db.execute(
      "UPDATE duplicate_pair SET state = ?3, decided_by = ?4, decided_at = ?5, undo = ?6 WHERE "
      "district = ?1 AND id = ?2",
      {tx.who.area.district(), pair.id, std::string(state),
       open ? db::value() : db::value(tx.who.account), open ? db::value() : db::value(tx.now),
       undo.empty() ? db::value() : db::value(undo)});
  tell_pair(tx, pair.grid_left, pair.grid_right);
}

// The kept person's empty fields filled from the other one; where both are filled the kept one's
// stay.
record filled(const record& kept, const record& other) {
  record out = kept;
  for (std::size_t i = 0; i < out.values.size(); ++i)
    if (db::is_null(out.values[i]) && static_cast<int>(i) != at::household)
      out.values[i] = other.values[i];
  return out;
}

// Where the other one lived, and who spoke with him, belongs to the one that is kept.
using ids = std::vector<uuid>;

result<ids> carry_residences(api::transaction& tx, const record& from, const uuid& to,
                             const ids* only, const std::string& reason) {
  ids carried;
  for (const auto& one : records::parts_of(tx.db, tx.with.vault, from)) {
    if (only && std::ranges::find(*only, one.id) == only->end()) continue;
    record after = one;
    after.values[records::residence_at::person] = to;
    if (auto done = records::update_draft(tx, one, {std::move(after), {}, reason}); !done)
      return refused(done.error());
    carried.push_back(one.id);
  }
  return carried;
}

ids carry_contacts(api::transaction& tx, const uuid& from, const uuid& to, const ids* only) {
  ids carried;
  {
    auto rows = tx.db.query("SELECT id FROM contact WHERE person = ?1", {from});
    while (rows.step())
      if (const auto id = rows->id(0); !only || std::ranges::find(*only, id) != only->end())
        carried.push_back(id);
  }
  for (const auto& id : carried)
    tx.db.execute("UPDATE contact SET person = ?3 WHERE district = ?1 AND id = ?2",
                  {tx.who.area.district(), id, to});
  return carried;
}

struct carried {
  ids residences, contacts;
};

ids read_ids(const json::view& from, const char* name) {
  ids all;
  if (const auto list = from.find(name))
    list->each_item([&](const json::view& one) { all.push_back(*parse_uuid(one.text())); });
  return all;
}

void write_ids(json::writer& out, const char* name, const ids& all) {
  out.key(name).open_array();
  for (const auto& one : all) out.value(one);
  out.close_array();
}

std::string undo_text(const record& before, const record& after, const record& ended,
                      const carried& along) {
  json::writer out;
  out.open()
      .member("kept", before.id)
      .member("kept_version", after.version)
      .member("ended", ended.id);
  write_ids(out, "residences", along.residences);
  write_ids(out, "contacts", along.contacts);
  out.key("emptied").open_array();
  for (std::size_t i = 0; i < before.values.size(); ++i)
    if (before.values[i] != after.values[i]) out.value(before.what->fields[i].name);
  return out.close_array().close().str();
}

result<void> merge(api::transaction& tx, const stored_pair& pair, bool keep_left) {
  const auto& of = records::person_entity;
  const auto kept =
      records::find(tx.db, tx.with.vault, of, keep_left ? pair.left : pair.right, tx.who.area);
  const auto other =
      records::find(tx.db, tx.with.vault, of, keep_left ? pair.right : pair.left, tx.who.area);
  if (!kept || !other || !kept->live() || !other->live()) return refuse(error::already_done);
  const std::string reason = "duplicate " + to_string(pair.id);
  carried along;
  auto residences = carry_residences(tx, *other, kept->id, nullptr, reason);
  if (!residences) return refused(residences.error());
  along.residences = std::move(*residences);
  along.contacts = carry_contacts(tx, other->id, kept->id, nullptr);
  auto ended = records::end(tx, {of, other->id, other->version}, reason);
  if (!ended) return refused(ended.error());
  auto after = records::update_draft(tx, *kept, {filled(*kept, *other), {"credit_code"}, reason});
  if (!after) return refused(after.error());
  save_decision(tx, pair, "merged", undo_text(*kept, *after, *ended, along));
  return {};
}

}  // namespace

void note_same_identity(api::transaction& tx, const record* before, const record& after) {
  if (!after.live() || !after.has(at::id_number)) return;
  if (before && before->live() && before->values[at::id_number] == after.values[at::id_number] &&
      before->values[at::name] == after.values[at::name])
    return;
  const auto& what = records::person_entity.fields[at::id_number];
  auto rows = tx.db.query(
      "SELECT t.id, t.grid, t.name FROM person t WHERE t.id_number_bx = ?1 AND t.ended_on IS NULL",
      {records::blind_of(tx.with.vault, what, after.text(at::id_number))});
  while (rows.step()) {
    if (rows->id(0) == after.id) continue;
    const bool same_name = fold(rows->text(2)) == fold(after.text(at::name));
    queue_pair(tx, {after.id, rows->id(0), after.grid(), rows->integer(1),
                    same_name ? "same_identity" : "same_id_other_name", same_name ? 99 : 100});
  }
}

void keep_pairs(api::transaction& tx, const record* before, const record& after) {
  if (!before) return;
  const bool moved = before->grid() != after.grid();
  if (!moved && before->live() == after.live()) return;
  const auto set = [&](const std::string& side, const std::string& what, db::value v) {
    tx.db.execute(
        "UPDATE duplicate_pair SET " + what + " WHERE district = ?1 AND " + side + "_id = ?2",
        {after.district(), after.id, std::move(v)});
  };
  for (const std::string side : {"left", "right"}) {
    if (moved) set(side, "grid_" + side + " = ?3", after.grid());
    if (!after.live()) set(side, "state = CASE state WHEN 'open' THEN ?3 ELSE state END", gone);
    if (after.live() && !before->live()) set(side, back_again(side), gone);
  }
}

std::vector<std::string> check_pairs(db::connection& db) {
  std::vector<std::string> found;
  auto rows = db.query(
      "SELECT d.id FROM duplicate_pair d LEFT JOIN person a ON a.district = d.district AND a.id = "
      "d.left_id AND a.ended_on IS NULL AND a.grid = d.grid_left LEFT JOIN person b ON b.district "
      "= d.district AND b.id = d.right_id AND b.ended_on IS NULL AND b.grid = d.grid_right WHERE "
      "d.state = 'open' AND (a.id IS NULL OR b.id IS NULL)");
  while (rows.step())
    found.push_back("pair " + to_string(rows->id(0)) + " waits for somebody who is not there");
  return found;
}

void forget_erased(api::transaction& tx) {
  for (const char* side : {"left_id", "right_id"})
    tx.db.execute(
        "DELETE FROM duplicate_pair WHERE entity = ?1 AND NOT EXISTS (SELECT 1 FROM "
        "person p WHERE p.district = duplicate_pair.district AND p.id = duplicate_pair." +
            std::string(side) + ")",
        {std::int64_t{records::person_entity.number}});
}

namespace {

// Pairs by an equality the database can group by; the newest thousand of them are enough for a day.
std::vector<found_pair> pairs_by(db::connection& db, std::string_view key, access::scope range,
                                 const char* reason, int score) {
  std::vector<found_pair> all;
  const std::string k(key);
  auto rows =
      db.query("SELECT a.id, b.id, a.grid, b.grid FROM (SELECT name, " + k +
                   " AS k FROM person WHERE grid >= ?1 AND grid <= ?2 AND ended_on IS NULL AND " +
                   k + " IS NOT NULL GROUP BY name, " + k +
                   " HAVING count(*) > 1) g JOIN person a ON a.name = g.name AND a." + k +
                   " = g.k JOIN person b ON b.name = g.name AND b." + k +
                   " = g.k AND b.id > a.id WHERE a.grid >= ?1 AND a.grid <= ?2 AND b.grid >= ?1 "
                   "AND b.grid <= ?2 "
                   "AND a.ended_on IS NULL AND b.ended_on IS NULL LIMIT 20000",
               {range.low, range.high});
  while (rows.step()) {
    const bool near = codes::parent(rows->integer(2)) == codes::parent(rows->integer(3));
    all.push_back({rows->id(0), rows->id(1), rows->integer(2), rows->integer(3), reason,
                   near ? score + 10 : score});
  }
  return all;
}

}  // namespace

result<std::string> find_similar(api::services& with, const access::principal& who,
                                 access::scope range, jobs::progress& report) {
  std::vector<found_pair> all;
  {
    auto db = with.store.read();
    all = pairs_by(*db, "phone_bx", range, "same_name_phone", 80);
    auto births = pairs_by(*db, "birth_date", range, "same_name_birth", 60);
    std::move(births.begin(), births.end(), std::back_inserter(all));
  }
  report.expect(static_cast<std::int64_t>(all.size()));
  constexpr std::size_t slice = 500;
  for (std::size_t from = 0; from < all.size(); from += slice) {
    if (report.cancelled()) return refuse(error::cancelled);
    auto good = api::write<int>(with, who, [&](api::transaction& tx) -> result<int> {
      for (std::size_t i = from; i < std::min(all.size(), from + slice); ++i)
        queue_pair(tx, all[i]);
      return 0;
    });
    if (!good) return refused(good.error());
    report.advance(static_cast<std::int64_t>(std::min(all.size(), from + slice)));
  }
  json::writer out;
  return out.open().member("pairs", static_cast<std::int64_t>(all.size())).close().str();
}

result<void> decide(api::transaction& tx, const decision& what) {
  const auto pair = find_pair(tx, what.pair);
  if (!pair) return refuse(error::not_found);
  if (pair->state != "open") return refuse(error::already_done);
  if (what.merge) return merge(tx, *pair, what.keep_left);
  save_decision(tx, *pair, "apart", {});
  tx.audit({"keep_apart", records::person_entity.number, pair->left, tx.who.area.low, {}, {}});
  return {};
}

namespace {

bool is_live(api::transaction& tx, const uuid& person) {
  const auto one = records::find(tx.db, tx.with.vault, records::person_entity, person, tx.who.area);
  return one && one->live();
}

// The ended one comes back with what the merge took from him. What has gone on since (the kept one
// left, or was merged in turn) is undone first.
result<void> undo_merge(api::transaction& tx, const stored_pair& pair) {
  const auto told = json::document::parse_object(pair.undo);
  if (!told) throw std::runtime_error("the undo of a merge is not readable");
  const auto& of = records::person_entity;
  const auto side = [&](const char* name) {
    return records::find(tx.db, tx.with.vault, of, *parse_uuid(told->root().text_of(name)),
                         tx.who.area);
  };
  const auto kept = side("kept"), ended = side("ended");
  if (!kept || !ended) return refuse(error::not_found);
  if (!kept->live() || ended->live()) return refuse(error::undo_over);
  record before = *kept;
  if (const auto names = told->root().find("emptied"))
    names->each_item([&](const json::view& name) {
      const int i = of.find(name.text());
      // What was edited since the merge stays; what the merge filled in goes.
      if (i >= 0 && kept->values[i] == ended->values[i]) before.values[i] = {};
    });
  const std::string reason = "undo of duplicate " + to_string(pair.id);
  if (auto back = records::reopen(tx, {of, ended->id, ended->version}, reason); !back)
    return refused(back.error());
  if (auto back = records::update_draft(tx, *kept, {before, {}, reason}); !back)
    return refused(back.error());
  const auto homes = read_ids(told->root(), "residences"),
             contacts = read_ids(told->root(), "contacts");
  if (auto back = carry_residences(tx, *kept, ended->id, &homes, reason); !back)
    return refused(back.error());
  carry_contacts(tx, kept->id, ended->id, &contacts);
  return {};
}

}  // namespace

result<void> undo_decision(api::transaction& tx, const uuid& id) {
  const auto pair = find_pair(tx, id);
  if (!pair) return refuse(error::not_found);
  if (pair->state == "open" || pair->state == gone) return refuse(error::already_done);
  if (pair->state == "merged")
    if (auto undone = undo_merge(tx, *pair); !undone) return undone;
  const bool both = is_live(tx, pair->left) && is_live(tx, pair->right);
  save_decision(tx, *pair, both ? "open" : gone, {});
  tx.audit({"undo_decision", records::person_entity.number, pair->left, tx.who.area.low, {}, {}});
  return {};
}

}  // namespace wangge::residents
