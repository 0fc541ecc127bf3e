#include "screening/hint_store.h"

#include "base/codes.h"
#include "gen/entities.h"
#include "records/codec.h"

namespace wangge::screening {
namespace {

constexpr std::string_view list_columns =
    "SELECT id, name, sender, unit, due_on, account, created_at FROM hint_list ";
constexpr std::string_view columns =
    "SELECT id, list, position, grid, door, person, content, matched_by, outcome, note, "
    "decided_by, decided_at, version FROM hint ";

access::sealed_place content_of(const uuid& id) {
  return {"hint.content", id};
}
access::sealed_place note_of(const uuid& id) {
  return {"hint.note", id};
}

db::value or_null(const std::optional<uuid>& id) {
  return id ? db::value(*id) : db::value();
}
std::optional<uuid> id_at(const db::row& row, int at) {
  return row.is_null(at) ? std::nullopt : std::optional(row.id(at));
}

hint_list read_list(const db::row& row) {
  return {row.id(0),
          std::string(row.text(1)),
          std::string(row.text(2)),
          row.integer(3),
          row.is_null(4) ? 0 : static_cast<day>(row.integer(4)),
          row.id(5),
          row.integer(6)};
}

std::string sealed(const hint_content& says) {
  json::writer out;
  out.open().member("text", says.text).member("name", says.name);
  out.member("id_number", says.id_number).member("phone", says.phone);
  return out.member("address", says.address).member("claim", says.claim).close().str();
}

db::value sealed_note(const api::transaction& tx, const hint& one) {
  if (one.note.empty()) return {};
  return db::blob{tx.with.vault.seal(one.note, note_of(one.id))};
}

hint read(const db::row& row, const access::vault& keys) {
  hint one;
  one.id = row.id(0);
  one.list = row.id(1);
  one.position = row.integer(2);
  one.grid = row.integer(3);
  one.door = id_at(row, 4);
  one.person = id_at(row, 5);
  const auto clear = keys.open(row.bytes(6), content_of(one.id));
  const auto parsed =
      clear ? json::document::parse_object(*clear) : result<json::document>(refused(clear.error()));
  if (!parsed) throw std::runtime_error("hint " + to_string(one.id) + " does not open");
  const auto says = parsed->root();
  one.says = {std::string(says.text_of("text")),      std::string(says.text_of("name")),
              std::string(says.text_of("id_number")), std::string(says.text_of("phone")),
              std::string(says.text_of("address")),   std::string(says.text_of("claim"))};
  one.matched_by = row.text(7);
  one.outcome = row.text(8);
  if (!row.is_null(9))
    if (auto note = keys.open(row.bytes(9), note_of(one.id))) one.note = std::move(*note);
  one.decided_by = id_at(row, 10);
  one.decided_at = row.is_null(11) ? 0 : row.integer(11);
  one.version = row.integer(12);
  return one;
}

// ?1 district, ?2 and ?3 the range, ?4 the list or null, ?5 open or an outcome or "".
constexpr std::string_view asked =
    "WHERE district = ?1 AND grid >= ?2 AND grid <= ?3 AND (?4 = '' OR list = ?5) AND (?6 = '' OR "
    "outcome = ?7) AND updated_at >= ?8 ";

std::vector<db::value> arguments(const hint_query& ask) {
  return {ask.range.district(),
          ask.range.low,
          ask.range.high,
          std::string(ask.list ? "list" : ""),
          ask.list.value_or(uuid{}),
          ask.state,
          ask.state == "open" ? std::string() : ask.state,
          ask.since};
}

struct masked_writer {
  json::writer& out;
  const access::principal& who;

  void put(const char* name, const std::string& clear, int field_at) {
    if (clear.empty()) return;
    const auto& field = records::person_entity.fields[field_at];
    const auto sight = records::sight_of(field, who);
    if (sight == records::visible::hidden) return;
    out.member(name,
               sight == records::visible::masked ? records::masked_text(field, clear) : clear);
  }
};

}  // namespace

std::optional<hint_list> find_hint_list(db::connection& db, const access::scope& area,
                                        const uuid& id) {
  auto rows = db.query(
      std::string(list_columns) + "WHERE district = ?1 AND id = ?2 AND unit >= ?3 AND unit <= ?4",
      {area.district(), id, area.low, area.high});
  if (!rows.step()) return std::nullopt;
  return read_list(*rows);
}

bool is_hint_list(db::connection& db, std::int64_t district, const uuid& id) {
  return db.query("SELECT 1 FROM hint_list WHERE district = ?1 AND id = ?2", {district, id}).step();
}

void insert_hint_list(api::transaction& tx, const hint_list& one) {
  tx.db.execute(
      "INSERT INTO hint_list(district, id, name, sender, unit, due_on, account, created_at) VALUES "
      "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {codes::district_of(one.unit), one.id, one.name, one.sender, one.unit,
       one.due_on ? db::value(std::int64_t{one.due_on}) : db::value(), one.account,
       one.created_at});
}

std::int64_t next_hint_position(db::connection& db, std::int64_t district, const uuid& list) {
  auto rows =
      db.query("SELECT COALESCE(max(position), 0) + 1 FROM hint WHERE district = ?1 AND list = ?2",
               {district, list});
  rows.step();
  return rows->integer(0);
}

void insert_hint(api::transaction& tx, const hint& one) {
  tx.db.execute(
      "INSERT INTO hint(district, id, list, position, grid, door, person, content, matched_by, "
      "outcome, version, updated_at, note, decided_by, decided_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
      "?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
      {codes::district_of(one.grid), one.id, one.list, one.position, one.grid, or_null(one.door),
       or_null(one.person), db::blob{tx.with.vault.seal(sealed(one.says), content_of(one.id))},
       one.matched_by, one.outcome, one.version, tx.now, sealed_note(tx, one),
       or_null(one.decided_by), one.decided_at ? db::value(one.decided_at) : db::value()});
}

void update_hint(api::transaction& tx, const hint& one) {
  tx.db.execute(
      "UPDATE hint SET outcome = ?3, note = ?4, decided_by = ?5, decided_at = ?6, version = ?7, "
      "updated_at = ?8, grid = ?9 WHERE district = ?1 AND id = ?2",
      {codes::district_of(one.grid), one.id, one.outcome, sealed_note(tx, one),
       or_null(one.decided_by), one.decided_at, one.version, tx.now, one.grid});
}

std::optional<hint> find_hint(db::connection& db, const access::vault& keys,
                              const access::scope& area, const uuid& id) {
  auto rows = db.query(
      std::string(columns) + "WHERE district = ?1 AND id = ?2 AND grid >= ?3 AND grid <= ?4",
      {area.district(), id, area.low, area.high});
  if (!rows.step()) return std::nullopt;
  return read(*rows, keys);
}

std::vector<hint_list> hint_lists_in(db::connection& db, const access::scope& area) {
  std::vector<hint_list> all;
  auto rows =
      db.query(std::string(list_columns) + "WHERE district = ?1 ORDER BY created_at DESC, id",
               {area.district()});
  while (rows.step()) {
    auto one = read_list(*rows);
    const auto range = codes::range(one.unit);
    if (range.low <= area.high && area.low <= range.high) all.push_back(std::move(one));
  }
  return all;
}

std::vector<hint> hints_in(db::connection& db, const access::vault& keys, const hint_query& ask) {
  auto args = arguments(ask);
  args.push_back(ask.after);
  args.push_back(std::int64_t{ask.limit});
  std::vector<hint> all;
  auto rows = db.query(std::string(columns) + std::string(asked) +
                           "AND position > ?9 ORDER BY position, id LIMIT ?10",
                       std::span<const db::value>(args));
  while (rows.step()) all.push_back(read(*rows, keys));
  return all;
}

std::vector<std::pair<std::string, std::int64_t>> count_hints(db::connection& db,
                                                              const hint_query& ask) {
  const auto args = arguments(ask);
  std::vector<std::pair<std::string, std::int64_t>> all;
  auto rows = db.query("SELECT outcome, count(*) FROM hint " + std::string(asked) +
                           "GROUP BY outcome ORDER BY outcome",
                       std::span<const db::value>(args));
  while (rows.step()) all.emplace_back(rows->text(0), rows->integer(1));
  return all;
}

void write_hint(json::writer& out, const hint& one, const access::principal& who) {
  namespace at = records::person_at;
  out.open().member("id", one.id).member("list", one.list).member("position", one.position);
  out.member("unit", codes::text(one.grid)).member("version", one.version);
  if (one.door) out.member("door", *one.door);
  if (one.person) out.member("person", *one.person);
  const auto words = [&](const char* name, const std::string& text) {
    out.member(name, records::words_seen(text, who));
  };
  words("text", one.says.text);
  words("address", one.says.address);
  words("claim", one.says.claim);
  masked_writer masked{out, who};
  masked.put("name", one.says.name, at::name);
  masked.put("id_number", one.says.id_number, at::id_number);
  masked.put("phone", one.says.phone, at::phone);
  out.member("matched_by", one.matched_by);
  out.member("outcome", one.outcome.empty() ? std::string("open") : one.outcome);
  words("note", one.note);
  out.key("decided_at");
  if (one.decided_at)
    out.value(format_instant(one.decided_at));
  else
    out.null();
  out.close();
}

}  // namespace wangge::screening
