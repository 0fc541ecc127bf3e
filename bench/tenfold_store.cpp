#include "tenfold_store.h"

#include <fmt/format.h>

#include "access/crypto.h"
#include "bench.h"
#include "db/sqlite.h"
#include "gen/entities.h"
#include "raw.h"
#include "records/store.h"

namespace wangge::bench {
namespace {

using records::person_entity;

constexpr int copies = 9;
constexpr std::size_t rows_a_batch = 20'000;

// The last byte of an id tells the copies apart; its ten values of one person are neighbours.
uuid copy_id(uuid id, int n) {
  id.bytes[15] = static_cast<std::uint8_t>(id.bytes[15] + n * 25);
  return id;
}

struct index {
  std::string name, sql;
};

std::vector<index> person_indexes(raw_store& store) {
  std::vector<index> all;
  raw_statement one(store,
                    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = "
                    "'person' AND sql IS NOT NULL");
  const auto text = [&](int at) {
    return std::string(reinterpret_cast<const char*>(sqlite3_column_text(one.handle(), at)));
  };
  while (one.step()) all.push_back({text(0), text(1)});
  return all;
}

// Many rows into one table, in transactions of some thousand.
class inserter {
 public:
  inserter(db::sqlite_connection& to, std::string table, std::vector<std::string> columns)
      : to_(to), table_(std::move(table)), columns_(std::move(columns)) {}
  ~inserter() { flush(); }

  std::vector<db::value>& rows() { return rows_; }
  void next() {
    if (rows_.size() >= rows_a_batch * columns_.size()) flush();
  }

 private:
  void flush() {
    to_.script("BEGIN");
    to_.insert_many(table_, columns_, rows_);
    to_.script("COMMIT");
    rows_.clear();
  }
  db::sqlite_connection& to_;
  std::string table_;
  std::vector<std::string> columns_;
  std::vector<db::value> rows_;
};

// Sealed fields belong to their record, so each copy is sealed anew.
void copy_persons(db::sqlite_connection& from, db::sqlite_connection& to,
                  const access::vault& keys) {
  std::vector<std::string> columns;
  for (const auto& one : records::columns_of(person_entity)) columns.push_back(one.name);
  inserter into(to, "person", columns);
  auto all = from.query("SELECT " + records::select_list(person_entity) + " FROM person t");
  while (all.step()) {
    auto one = records::read_row(person_entity, *all, keys);
    const auto id = one.id;
    for (int n = 1; n <= copies; ++n) {
      one.id = copy_id(id, n);
      records::append_row(one, keys, into.rows());
      into.next();
    }
  }
}

// Tables of hits: (district, what, …, grid, record), in the order of their key.
void copy_hits(db::sqlite_connection& from, db::sqlite_connection& to, const std::string& table,
               const std::vector<std::string>& columns, const std::string& condition) {
  inserter into(to, table, columns);
  std::string names;
  for (const auto& one : columns) names += (names.empty() ? "" : ", ") + one;
  auto all = from.query("SELECT " + names + " FROM " + table + " WHERE " + condition +
                        " ORDER BY " + names);
  const int last = static_cast<int>(columns.size()) - 1;
  while (all.step())
    for (int n = 1; n <= copies; ++n) {
      for (int at = 0; at < last; ++at)
        into.rows().push_back(columns[at] == "gram" ? db::value(std::string(all->text(at)))
                                                    : db::value(all->integer(at)));
      into.rows().push_back(copy_id(all->id(last), n));
      into.next();
    }
}

void copy_all(const std::filesystem::path& source, const std::filesystem::path& into) {
  const auto keys = std::move(*access::vault::load(source, false));
  db::sqlite_connection from(source / "wangge.db", db::sqlite_role::reader);
  db::sqlite_connection to(into / "wangge.db", db::sqlite_role::bulk_writer);
  to.script("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF");
  copy_persons(from, to, *keys);
  copy_hits(from, to, "gram", {"district", "entity", "gram", "grid", "record"},
            "district = 370105 AND entity = " + std::to_string(person_entity.number));
  copy_hits(from, to, "breach", {"district", "rule", "grid", "record"},
            "record IN (SELECT id FROM person)");
  to.script(
      "UPDATE tally SET value = value * 10 WHERE measure = 'person' OR measure LIKE "
      "'person.%'");
}

}  // namespace

void make_tenfold(const std::filesystem::path& district, const std::filesystem::path& into) {
  std::vector<index> indexes;
  {
    raw_store raw(into / "wangge.db", raw_store::use::writing);
    indexes = person_indexes(raw);
    for (const auto& one : indexes) raw.script("DROP INDEX " + one.name);
  }
  copy_all(district, into);
  raw_store raw(into / "wangge.db", raw_store::use::writing);
  raw.script("PRAGMA synchronous=OFF");
  for (const auto& one : indexes) raw.script(one.sql);
  raw.script("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace wangge::bench
