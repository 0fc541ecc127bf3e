#include "records/history.h"

#include <algorithm>

#include "access/crypto.h"
#include "records/codec.h"

namespace wangge::records {
namespace {

constexpr std::string_view ended_key = "_ended_on", made_key = "_made_at";

access::sealed_place place_of(const uuid& history_id) {
  return {"history", history_id};
}

std::string opened(const access::vault& keys, const db::row& row, int column,
                   const uuid& history_id) {
  auto clear = keys.open(row.bytes(column), place_of(history_id));
  if (!clear) throw std::runtime_error("history entry " + to_string(history_id) + " does not open");
  return std::move(*clear);
}

std::string former_values(const record& before, const record& after) {
  json::writer out;
  out.open();
  for (std::size_t at = 0; at < before.values.size(); ++at) {
    if (before.values[at] == after.values[at]) continue;
    const field& what = before.what->fields[at];
    out.key(what.name);
    encode_value(out, what, before.values[at]);
  }
  if (before.version == 1) out.member(made_key, before.updated_at);
  if (before.ended_on != after.ended_on) {
    out.key(ended_key);
    if (before.live())
      out.null();
    else
      out.value(std::get<std::int64_t>(before.ended_on));
  }
  return out.close().str();
}

// Undoes one stored change on `state`; reports the fields it touched, and when the record came into
// the register where the entry says so.
void undo(record& state, const std::string& stored, std::vector<field_change>& touched,
          instant* made = nullptr) {
  const auto parsed = json::document::parse_object(stored);
  if (!parsed) throw std::runtime_error("history entry is not readable");
  std::vector<problem> ignored;
  parsed->root().each_member([&](std::string_view name, const json::view& from) {
    if (name == ended_key) {
      const value before = from.is_null() ? value() : value(from.integer());
      touched.push_back({-1, before, state.ended_on});
      state.ended_on = before;
      return;
    }
    if (name == made_key && made) *made = from.integer();
    const int at = state.what->find(name);
    if (at < 0) return;  // a field that no longer exists
    value before;
    decode_value(state.what->fields[at], from, before, ignored);
    touched.push_back({at, before, state.values[at]});
    state.values[at] = std::move(before);
  });
}

}  // namespace

void remember(api::transaction& tx, const record& before, const record& after,
              const std::string& reason) {
  const uuid id = new_uuid();
  const std::string sealed = tx.with.vault.seal(former_values(before, after), place_of(id));
  tx.db.execute(
      "INSERT INTO history(district, id, entity, record, version, changed_at, changed_by, reason, "
      "grid, grid_after, before) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      {after.district(), id, std::int64_t{after.what->number}, after.id, after.version,
       after.updated_at, after.updated_by, reason.empty() ? value() : value(reason), before.grid(),
       after.grid(), db::blob{sealed}});
}

std::vector<change> changes_of(db::connection& db, const access::vault& keys, const record& now) {
  std::vector<change> all;
  record state = now;
  auto rows = db.query(
      "SELECT id, version, changed_at, changed_by, reason, before, grid, grid_after FROM history "
      "WHERE record = ?1 ORDER BY version DESC",
      {now.id});
  while (rows.step()) {
    change one;
    one.version = rows->integer(1);
    one.at = rows->integer(2);
    one.by = rows->id(3);
    if (!rows->is_null(4)) one.reason = rows->text(4);
    one.grid = rows->integer(6);
    one.grid_after = rows->integer(7);
    undo(state, opened(keys, *rows, 5, rows->id(0)), one.fields);
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<later_change> changed_since(db::connection& db, const access::vault& keys,
                                        const record& now, std::int64_t version) {
  std::vector<later_change> all;
  record state = now;
  auto rows = db.query(
      "SELECT id, version, changed_at, changed_by, before FROM history WHERE record = ?1 AND "
      "version > ?2 ORDER BY version DESC",
      {now.id, version});
  while (rows.step()) {
    std::vector<field_change> touched;
    undo(state, opened(keys, *rows, 4, rows->id(0)), touched);
    for (auto& one : touched) {
      const auto known = std::find_if(all.begin(), all.end(), [&](const auto& other) {
        return other.field_at == one.field_at;
      });
      if (known == all.end())
        all.push_back(
            {one.field_at, std::move(one.before), rows->integer(1), rows->integer(2), rows->id(3)});
      else
        known->base = std::move(one.before);
    }
  }
  return all;
}

std::optional<record> as_it_was(db::connection& db, const access::vault& keys, const record& now,
                                day on) {
  const instant end = start_of(add_days(on, 1));
  rewinding back(now);
  auto rows = db.query(
      "SELECT id, version, before FROM history WHERE record = ?1 AND changed_at >= ?2 ORDER BY "
      "version DESC",
      {now.id, end});
  while (rows.step()) back.take_back(keys, *rows, 0);
  if (!back.was_there(end)) return std::nullopt;
  return back.state();
}

rewinding::rewinding(const record& now)
    : state_(now), made_(now.version == 1 ? now.updated_at : made_at(now.id)) {}

void rewinding::take_back(const access::vault& keys, const db::row& row, int first_column) {
  std::vector<field_change> touched;
  undo(state_, opened(keys, row, first_column + 2, row.id(first_column)), touched, &made_);
  state_.version = row.integer(first_column + 1) - 1;
}

instant made_at(db::connection& db, const record& one) {
  auto rows = db.query(
      "SELECT at FROM audit WHERE record = ?1 AND district = ?2 AND action = 'create' ORDER BY seq "
      "LIMIT 1",
      {one.id, one.district()});
  return rows.step() ? rows->integer(0) : made_at(one.id);
}

}  // namespace wangge::records
