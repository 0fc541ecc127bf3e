#include "records/store.h"

#include <algorithm>

#include "base/codes.h"
#include "base/text.h"
#include "gen/entities.h"

namespace wangge::records {
namespace {

struct texts {
  std::vector<column> columns;
  std::string select, find, insert, erase, label, gram_in, gram_out;
  std::vector<std::string> places;  // by field: "person.phone", what a sealed value is bound to
  int width = 0;
};

std::string parameters(std::size_t from, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += (i ? ", ?" : "?") + std::to_string(from + i);
  return out;
}

std::vector<column> make_columns(const entity& of) {
  using part = column::part;
  std::vector<column> all = {{"district", -1, part::plain}, {"id", -1, part::plain}};
  for (std::size_t at = 0; at < of.fields.size(); ++at) {
    const std::string name(of.fields[at].name);
    if (!of.fields[at].sealed()) {
      all.push_back({name, static_cast<int>(at), part::plain});
      continue;
    }
    all.push_back({name + "_ct", static_cast<int>(at), part::cipher});
    all.push_back({name + "_bx", static_cast<int>(at), part::blind});
  }
  for (const char* name : {"version", "updated_at", "updated_by", "import_id", "ended_on"})
    all.push_back({name, -1, part::plain});
  return all;
}

std::string make_insert(const std::string& table, const std::vector<column>& columns) {
  std::string names;
  for (const auto& one : columns) names += (names.empty() ? "" : ", ") + one.name;
  return "INSERT INTO " + table + "(" + names + ") VALUES (" + parameters(1, columns.size()) + ")";
}

texts make_texts(const entity& of) {
  texts t;
  const std::string table(of.table());
  t.columns = make_columns(of);
  for (std::size_t i = 1; i < t.columns.size(); ++i) {
    if (t.columns[i].holds == column::part::blind) continue;
    t.select += (t.width++ ? ", t." : "t.") + t.columns[i].name;
  }
  for (const auto& what : of.fields) t.places.push_back(table + "." + std::string(what.name));
  const std::string scope(of.scope().name);
  t.find = "SELECT " + t.select + " FROM " + table +
           " t WHERE t.district = ?1 AND t.id = ?2 AND t." + scope + " >= ?3 AND t." + scope +
           " <= ?4";
  t.insert = make_insert(table, t.columns);
  t.erase = "DELETE FROM " + table + " WHERE district = ?1 AND id = ?2";
  t.label = "SELECT " + std::string(of.fields[of.label_at].name) + " FROM " + table +
            " WHERE district = ?1 AND id = ?2 AND " + scope + " >= ?3 AND " + scope + " <= ?4";
  return t;
}

const texts& texts_of(const entity& of) {
  static const std::vector<texts> all = [] {
    std::vector<texts> made;
    for (const auto& one : all_entities()) made.push_back(make_texts(one));
    return made;
  }();
  return all[static_cast<std::size_t>(&of - all_entities().data())];
}

// The place is a view: the names live with the texts, for the life of the program.
access::sealed_place place_of(const entity& of, std::size_t field_at, const uuid& id) {
  return {texts_of(of).places[field_at], id};
}

std::string& text_in(value& into) {
  auto* held = std::get_if<std::string>(&into);
  return held ? *held : into.emplace<std::string>();
}

void read_text(const db::row& row, int column_at, value& into) {
  const auto text = row.text(column_at);
  if (text.data() == nullptr)
    into = {};
  else
    text_in(into) = text;
}

void read_field(const field& what, const db::row& row, int column_at, value& into) {
  switch (what.kind) {
    case field_kind::text:
    case field_kind::note:
    case field_kind::credit_code:
    case field_kind::outline:
    case field_kind::token:
      return read_text(row, column_at, into);
    default:
      break;
  }
  if (row.is_null(column_at)) {
    into = {};
    return;
  }
  switch (what.kind) {
    case field_kind::decimal:
      into = row.real(column_at);
      return;
    case field_kind::ref:
      into = row.id(column_at);
      return;
    default:
      into = row.integer(column_at);
  }
}

void open_field(const record& one, std::size_t field_at, std::string_view sealed,
                const access::vault& keys, value& into) {
  if (!keys.open(sealed, place_of(*one.what, field_at, one.id), text_in(into)))
    throw std::runtime_error("a sealed value of " + std::string(one.what->name) + " " +
                             to_string(one.id) + " does not open");
}

value column_value(const record& one, const column& of, const access::vault& keys) {
  const field& what = one.what->fields[of.field_at];
  const value& v = one.values[of.field_at];
  if (of.holds == column::part::plain || db::is_null(v)) return v;
  const auto& clear = std::get<std::string>(v);
  if (of.holds == column::part::blind) return blind_of(keys, what, clear);
  return db::blob{
      keys.seal(clear, place_of(*one.what, static_cast<std::size_t>(of.field_at), one.id))};
}

}  // namespace

const std::vector<column>& columns_of(const entity& of) {
  return texts_of(of).columns;
}
const std::string& select_list(const entity& of) {
  return texts_of(of).select;
}
int select_width(const entity& of) {
  return texts_of(of).width;
}

record read_row(const entity& of, const db::row& row, const access::vault& keys) {
  record one(of);
  read_row(row, keys, one);
  return one;
}

void read_row(const db::row& row, const access::vault& keys, record& into) {
  const auto& fields = into.what->fields;
  int at = 0;
  into.id = row.id(at++);
  for (std::size_t i = 0; i < fields.size(); ++i, ++at)
    if (fields[i].sealed() && !row.is_null(at))
      open_field(into, i, row.bytes(at), keys, into.values[i]);
    else
      read_field(fields[i], row, at, into.values[i]);
  into.version = row.integer(at++);
  into.updated_at = row.integer(at++);
  into.updated_by = row.id(at++);
  into.import_id = row.is_null(at) ? value() : value(row.id(at));
  into.ended_on = row.is_null(at + 1) ? value() : value(row.integer(at + 1));
}

void append_row(const record& one, const access::vault& keys, std::vector<value>& into) {
  const auto& columns = columns_of(*one.what);
  into.push_back(one.district());
  into.push_back(one.id);
  for (std::size_t i = 2; i + 5 < columns.size(); ++i)
    into.push_back(column_value(one, columns[i], keys));
  into.push_back(one.version);
  into.push_back(one.updated_at);
  into.push_back(one.updated_by);
  into.push_back(one.import_id);
  into.push_back(one.ended_on);
}

std::optional<record> find(db::connection& db, const access::vault& keys, const entity& of,
                           const uuid& id, access::scope range) {
  auto rows = db.query(texts_of(of).find, {range.district(), id, range.low, range.high});
  if (!rows.step()) return std::nullopt;
  return read_row(of, *rows, keys);
}

bool is_taken(db::connection& db, std::int64_t district, const uuid& id) {
  return std::ranges::any_of(all_entities(), [&](const entity& of) {
    auto rows =
        db.query("SELECT 1 FROM " + std::string(of.table()) + " WHERE district = ?1 AND id = ?2",
                 {district, id});
    return rows.step();
  });
}

std::vector<std::string> check_ids(db::connection& db) {
  std::string all;
  for (const auto& of : all_entities())
    all +=
        (all.empty() ? "SELECT id FROM " : " UNION ALL SELECT id FROM ") + std::string(of.table());
  std::vector<std::string> found;
  auto rows = db.query("SELECT id FROM (" + all + ") AS ids GROUP BY id HAVING count(*) > 1");
  while (rows.step()) found.push_back(to_string(rows->id(0)) + " is the id of two records");
  return found;
}

void insert(db::connection& db, const access::vault& keys, const record& one) {
  std::vector<value> row;
  append_row(one, keys, row);
  db.execute(texts_of(*one.what).insert, std::span<const value>(row));
}

// Only what differs: a column that is set, even to what it was, costs its indexes two writes.
// The texts are as many as the combinations of fields that forms send.
void update(db::connection& db, const access::vault& keys, const record& before,
            const record& after) {
  const auto& columns = columns_of(*after.what);
  std::vector<value> args = {after.district(), after.id};
  std::string sets;
  const auto set = [&](const std::string& name, value v) {
    args.push_back(std::move(v));
    sets += (sets.empty() ? "" : ", ") + name + " = ?" + std::to_string(args.size());
  };
  for (const auto& one : columns)
    if (one.field_at >= 0 && before.values[one.field_at] != after.values[one.field_at])
      set(one.name, column_value(after, one, keys));
  set("version", after.version);
  set("updated_at", after.updated_at);
  set("updated_by", after.updated_by);
  if (before.import_id != after.import_id) set("import_id", after.import_id);
  if (before.ended_on != after.ended_on) set("ended_on", after.ended_on);
  db.execute("UPDATE " + std::string(after.what->table()) + " SET " + sets +
                 " WHERE district = ?1 AND id = ?2",
             std::span<const value>(args));
}

void erase(db::connection& db, const record& one) {
  db.execute(texts_of(*one.what).erase, {one.district(), one.id});
}

bool known_everywhere(const entity& of) {
  return of.number == organisation_entity.number;
}

std::optional<std::string> label_of(db::connection& db, const entity& of, access::scope area,
                                    const uuid& id) {
  if (known_everywhere(of)) area = codes::range(area.district() * 1'000'000'000);
  auto rows = db.query(texts_of(of).label, {area.district(), id, area.low, area.high});
  if (!rows.step()) return std::nullopt;
  return std::string(rows->text(0));
}

std::int64_t count_referring(db::connection& db, const entity& of, const field& ref, const uuid& id,
                             bool ended) {
  auto rows = db.query("SELECT count(*) FROM " + std::string(of.table()) + " WHERE " +
                           std::string(ref.name) + " = ?1" + (ended ? "" : " AND ended_on IS NULL"),
                       {id});
  rows.step();
  return rows->integer(0);
}

std::vector<std::string> grams_of(const record& one) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < one.values.size(); ++at)
    if (one.what->fields[at].search == search_kind::gram)
      for (auto& piece : bigrams(one.text(static_cast<int>(at))))
        if (std::find(all.begin(), all.end(), piece) == all.end()) all.push_back(std::move(piece));
  return all;
}

void index_grams(db::connection& db, const record* before, const record* after) {
  const bool had = before && before->live(), has = after && after->live();
  const auto old = had ? grams_of(*before) : std::vector<std::string>{};
  const auto fresh = has ? grams_of(*after) : std::vector<std::string>{};
  const bool stays = had && has && before->grid() == after->grid();
  if (stays && old == fresh) return;
  for (const auto& piece : old)
    db.execute(
        "DELETE FROM gram WHERE district = ?1 AND entity = ?2 AND gram = ?3 AND grid = ?4 AND "
        "record = ?5",
        {before->district(), std::int64_t{before->what->number}, piece, before->grid(),
         before->id});
  for (const auto& piece : fresh)
    db.execute(
        "INSERT INTO gram(district, entity, gram, grid, record) VALUES (?1, ?2, ?3, ?4, ?5)",
        {after->district(), std::int64_t{after->what->number}, piece, after->grid(), after->id});
}

db::blob blind_of(const access::vault& keys, const field& what, std::string_view clear) {
  // One domain a kind of number, so that a phone is found wherever it is written.
  return {keys.blind_index(what.kind == field_kind::phone ? "phone" : "id_number", clear)};
}

}  // namespace wangge::records
