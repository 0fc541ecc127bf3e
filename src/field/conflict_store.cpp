#include <algorithm>

#include "access/crypto.h"
#include "access/names.h"
#include "base/codes.h"
#include "field/conflict.h"
#include "records/codec.h"
#include "records/reveal.h"
#include "records/store.h"

namespace wangge::field {
namespace {

#define WANGGE_CONFLICT_COLUMNS                                                                \
  "id, entity, record, grid, operation, account, device, base_version, made_at, received_at, " \
  "theirs_by, theirs_at, fields, state, decided_by, decided_at, decided_version"

constexpr std::string_view ended = "_ended";

access::sealed_place place_of(const uuid& id) {
  return {"sync_conflict.fields", id};
}

void put(json::writer& out, const records::entity& of, const conflict_field& one,
         const db::value& v) {
  if (one.at >= 0)
    records::encode_value(out, of.fields[one.at], v);
  else if (const auto* on = std::get_if<std::int64_t>(&v))
    out.value(*on);
  else
    out.null();
}

std::string fields_text(const conflict& one) {
  json::writer out;
  out.open();
  for (const auto& each : one.fields) {
    out.key(each.at < 0 ? ended : one.of->fields[each.at].name).open_array();
    for (const auto* v : {&each.base, &each.yours, &each.theirs}) put(out, *one.of, each, *v);
    out.close_array();
  }
  return out.close().str();
}

std::vector<conflict_field> read_fields(const records::entity& of, const std::string& text) {
  std::vector<conflict_field> all;
  const auto parsed = json::document::parse_object(text);
  if (!parsed) throw std::runtime_error("a conflict is not readable");
  std::vector<problem> ignored;
  parsed->root().each_member([&](std::string_view name, const json::view& values) {
    conflict_field one{name == ended ? -1 : of.find(name), {}, {}, {}};
    if (one.at < 0 && name != ended) return;  // a field that no longer exists
    db::value* into[] = {&one.base, &one.yours, &one.theirs};
    int n = 0;
    values.each_item([&](const json::view& from) {
      if (one.at >= 0)
        records::decode_value(of.fields[one.at], from, *into[n++], ignored);
      else if (auto& v = *into[n++]; !from.is_null())
        v = from.integer();
    });
    all.push_back(std::move(one));
  });
  return all;
}

conflict read(const db::row& row, const access::vault& keys) {
  conflict one;
  one.id = row.id(0);
  one.of = records::find_number(static_cast<int>(row.integer(1)));
  one.record = row.id(2);
  one.grid = row.integer(3);
  one.operation = row.id(4);
  one.account = row.id(5);
  one.device = row.text(6);
  one.base_version = row.integer(7);
  one.made_at = row.integer(8);
  one.received_at = row.integer(9);
  one.theirs_by = row.id(10);
  one.theirs_at = row.integer(11);
  auto clear = keys.open(row.bytes(12), place_of(one.id));
  if (!clear) throw std::runtime_error("conflict " + to_string(one.id) + " does not open");
  one.fields = read_fields(*one.of, *clear);
  one.state = row.text(13);
  if (!row.is_null(14)) one.decided_by = row.id(14);
  one.decided_at = row.is_null(15) ? 0 : row.integer(15);
  one.decided_version = row.is_null(16) ? 0 : row.integer(16);
  return one;
}

constexpr std::string_view seen =
    " FROM sync_conflict WHERE district = ?1 AND grid >= ?2 AND grid <= ?3 AND (?4 = '' OR state = "
    "?4)";

std::vector<db::value> arguments(const conflict_query& ask) {
  return {ask.range.district(), ask.range.low, ask.range.high, ask.state};
}

// A private value as this reader sees it.
void write_seen(json::writer& out, const records::field& what, const db::value& v,
                records::visible how) {
  const auto* text = std::get_if<std::string>(&v);
  if (text && how == records::visible::masked)
    out.value(records::masked_text(what, *text));
  else
    records::encode_value(out, what, v);
}

void write_ended(json::writer& out, const conflict_field& one) {
  out.open().member("field", ended);
  for (const auto& [key, v] : {std::pair{"base", &one.base}, std::pair{"yours", &one.yours},
                               std::pair{"theirs", &one.theirs}}) {
    out.key(key);
    if (const auto* on = std::get_if<std::int64_t>(v))
      out.value(format_day(static_cast<day>(*on)));
    else
      out.null();
  }
  out.close();
}

// Others may have gone on since the question arose.
void show_present(conflict& one, const records::record& now) {
  bool newer = false;
  for (auto& each : one.fields) {
    const auto& value = each.at < 0 ? now.ended_on : now.values[each.at];
    newer = newer || each.theirs != value;
    each.theirs = value;
  }
  if (!newer) return;
  one.theirs_by = now.updated_by;
  one.theirs_at = now.updated_at;
}

}  // namespace

void store_conflict(api::transaction& tx, const conflict& one) {
  tx.db.execute(
      "INSERT INTO sync_conflict(district, id, entity, record, grid, operation, account, device, "
      "base_version, made_at, received_at, theirs_by, theirs_at, fields, state) VALUES (?1, ?2, "
      "?3, "
      "?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
      {codes::district_of(one.grid), one.id, std::int64_t{one.of->number}, one.record, one.grid,
       one.operation, one.account, one.device, one.base_version, one.made_at, one.received_at,
       one.theirs_by, one.theirs_at,
       db::blob{tx.with.vault.seal(fields_text(one), place_of(one.id))}, one.state});
  tx.audit({"conflict", one.of->number, one.record, one.grid, {}, "{}"});
  tx.changed("conflicts", one.grid, one.grid);
}

void update_conflict(api::transaction& tx, const conflict& one) {
  tx.db.execute(
      "UPDATE sync_conflict SET state = ?3, decided_by = ?4, decided_at = ?5, decided_version = "
      "?6, fields = ?7 WHERE district = ?1 AND id = ?2",
      {codes::district_of(one.grid), one.id, one.state,
       one.decided_by ? db::value(*one.decided_by) : db::value(),
       one.decided_at ? db::value(one.decided_at) : db::value(), one.decided_version,
       db::blob{tx.with.vault.seal(fields_text(one), place_of(one.id))}});
}

std::vector<conflict> conflicts_in(db::connection& db, const access::vault& keys,
                                   const conflict_query& ask) {
  std::vector<conflict> all;
  auto args = arguments(ask);
  args.push_back(std::int64_t{ask.limit});
  auto rows =
      db.query("SELECT " WANGGE_CONFLICT_COLUMNS + std::string(seen) + " ORDER BY id DESC LIMIT ?5",
               std::span<const db::value>(args));
  while (rows.step()) all.push_back(read(*rows, keys));
  return all;
}

std::int64_t count_conflicts(db::connection& db, const conflict_query& ask) {
  const auto args = arguments(ask);
  auto rows = db.query("SELECT count(*)" + std::string(seen), std::span<const db::value>(args));
  return rows.step() ? rows->integer(0) : 0;
}

std::optional<conflict> find_conflict(db::connection& db, const access::vault& keys,
                                      const access::principal& who, const uuid& id) {
  auto rows = db.query("SELECT " WANGGE_CONFLICT_COLUMNS
                       " FROM sync_conflict WHERE district = ?1 AND id = ?2 AND grid >= ?3 AND "
                       "grid <= ?4",
                       {who.area.district(), id, who.area.low, who.area.high});
  if (!rows.step()) return std::nullopt;
  return read(*rows, keys);
}

void write_conflict(json::writer& out, conflict one, const conflict_reader& by,
                    db::connection& db) {
  const auto& who = by.who;
  const auto now = records::find(db, by.keys, *one.of, one.record, who.area);
  if (now && (one.state == "open" || one.state == "revisit")) show_present(one, *now);
  const auto person = [&](const char* key, const uuid& id) {
    out.key(key).open().member("id", id).member("name", access::display_name_of(db, id)).close();
  };
  out.open().member("id", one.id).member("entity", one.of->name).member("record", one.record);
  out.member("version", now ? now->version : 0);
  const auto label = records::label_of(db, *one.of, who.area, one.record).value_or("");
  out.member("label", records::label_seen(*one.of, label, who));
  out.member("grid", codes::text(one.grid)).member("state", one.state);
  person("by", one.account);
  out.member("mine", one.account == who.account).member("made_at", format_instant(one.made_at));
  person("theirs_by", one.theirs_by);
  out.member("theirs_at", format_instant(one.theirs_at)).key("decided_at");
  if (one.decided_at)
    out.value(format_instant(one.decided_at));
  else
    out.null();
  out.key("fields").open_array();
  for (const auto& each : one.fields) {
    if (each.at < 0) {
      write_ended(out, each);
      continue;
    }
    const auto& what = one.of->fields[each.at];
    auto how = records::sight_of(what, who);
    if (how == records::visible::hidden) continue;
    if (std::ranges::find(by.in_clear, each.at) != by.in_clear.end()) how = records::visible::clear;
    out.open().member("field", what.name);
    for (const auto& [key, v] : {std::pair{"base", &each.base}, std::pair{"yours", &each.yours},
                                 std::pair{"theirs", &each.theirs}}) {
      out.key(key);
      write_seen(out, what, *v, how);
    }
    out.close();
  }
  out.close_array().close();
}

result<void> reveal_conflict(json::writer& out, api::transaction& tx, const uuid& id,
                             const json::view& body) {
  auto one = find_conflict(tx.db, tx.with.vault, tx.who, id);
  if (!one) return refuse(error::not_found);
  const auto record = records::find(tx.db, tx.with.vault, *one->of, one->record, tx.who.area);
  if (!record) return refuse(error::not_found);
  auto fields = records::audited_fields(tx, *record, body);
  if (!fields) return refused(fields.error());
  write_conflict(out, std::move(*one), {tx.who, tx.with.vault, std::move(*fields)}, tx.db);
  return {};
}

}  // namespace wangge::field
