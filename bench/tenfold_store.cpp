#include "tenfold_store.h"

#include <fmt/format.h>

#include <array>

#include "access/crypto.h"
#include "base/codes.h"
#include "bench.h"
#include "db/sqlite.h"
#include "gen/entities.h"
#include "raw.h"
#include "records/store.h"

namespace wangge::bench {
namespace {

using records::entity;

constexpr int copies = 9;
constexpr std::size_t rows_a_batch = 20'000;
// A grid holds as many households as its member can know (K2), so ten times the persons live in
// ten times the grids: each community has nine more of its kind in its street.
constexpr std::int64_t a_hundred_communities = 100'000;
const std::array copied = {&records::household_entity, &records::person_entity};

// The last byte of an id tells the copies apart; its ten values of one record are neighbours.
uuid copy_id(uuid id, int n) {
  id.bytes[15] = static_cast<std::uint8_t>(id.bytes[15] + n * 25);
  return id;
}

std::int64_t copy_place(std::int64_t code, int n) {
  return code + n * a_hundred_communities;
}

struct index {
  std::string name, sql;
};

std::vector<index> indexes_of(raw_store& store, std::string_view table) {
  std::vector<index> all;
  raw_statement one(store,
                    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '" +
                        std::string(table) + "' AND sql IS NOT NULL");
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

// Sealed fields belong to their record, so each copy is sealed anew. Of the references, those to
// what is copied too lead to its copy.
void copy_rows(db::sqlite_connection& from, db::sqlite_connection& to, const entity& of,
               const access::vault& keys) {
  std::vector<std::string> columns;
  for (const auto& one : records::columns_of(of)) columns.push_back(one.name);
  inserter into(to, std::string(of.table()), columns);
  auto all =
      from.query("SELECT " + records::select_list(of) + " FROM " + std::string(of.table()) + " t");
  while (all.step()) {
    const auto one = records::read_row(of, *all, keys);
    for (int n = 1; n <= copies; ++n) {
      auto copy = one;
      copy.id = copy_id(one.id, n);
      copy.values[of.scope_at] = copy_place(one.grid(), n);
      for (std::size_t at = 0; at < of.fields.size(); ++at)
        if (const auto* id = std::get_if<uuid>(&one.values[at]);
            id && of.fields[at].ref == records::household_entity.name)
          copy.values[at] = copy_id(*id, n);
      records::append_row(copy, keys, into.rows());
      into.next();
    }
  }
}

// Communities and grids, without what stands in them.
void copy_units(db::sqlite_connection& from, db::sqlite_connection& to, const access::vault& keys) {
  const auto& of = records::unit_entity;
  std::vector<std::string> columns;
  for (const auto& one : records::columns_of(of)) columns.push_back(one.name);
  inserter into(to, std::string(of.table()), columns);
  auto all = from.query("SELECT " + records::select_list(of) + " FROM unit t");
  while (all.step()) {
    const auto one = records::read_row(of, *all, keys);
    if (codes::level_of(one.grid()) < codes::level::community) continue;
    for (int n = 1; n <= copies; ++n) {
      auto copy = one;
      copy.id = copy_id(one.id, n);
      copy.values[of.scope_at] = copy_place(one.grid(), n);
      records::append_row(copy, keys, into.rows());
      into.next();
    }
  }
}

void copy_tallies(db::sqlite_connection& to) {
  std::string measures;
  for (const auto* of : copied)
    measures += (measures.empty() ? "" : " OR ") + std::string("measure = '") +
                std::string(of->name) + "' OR measure LIKE '" + std::string(of->name) + ".%'";
  for (int n = 1; n <= copies; ++n)
    to.script(
        "INSERT INTO tally(district, measure, unit, value) SELECT district, measure, unit + " +
        std::to_string(n * a_hundred_communities) + ", value FROM tally WHERE unit % " +
        std::to_string(10 * a_hundred_communities) + " < " + std::to_string(a_hundred_communities) +
        " AND (" + measures + ")");
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
        into.rows().push_back(columns[at] == "gram"   ? db::value(std::string(all->text(at)))
                              : columns[at] == "grid" ? db::value(copy_place(all->integer(at), n))
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
  copy_units(from, to, *keys);
  for (const auto* of : copied) {
    copy_rows(from, to, *of, *keys);
    copy_hits(from, to, "gram", {"district", "entity", "gram", "grid", "record"},
              "district = 370105 AND entity = " + std::to_string(of->number));
    copy_hits(from, to, "breach", {"district", "rule", "grid", "record"},
              "record IN (SELECT id FROM " + std::string(of->table()) + ")");
  }
  copy_tallies(to);
}

}  // namespace

void make_tenfold(const std::filesystem::path& district, const std::filesystem::path& into) {
  std::vector<index> indexes;
  {
    raw_store raw(into / "wangge.db", raw_store::use::writing);
    for (const auto* of : copied)
      for (auto& one : indexes_of(raw, of->table())) indexes.push_back(std::move(one));
    for (const auto& one : indexes) raw.script("DROP INDEX " + one.name);
  }
  copy_all(district, into);
  raw_store raw(into / "wangge.db", raw_store::use::writing);
  raw.script("PRAGMA synchronous=OFF");
  for (const auto& one : indexes) raw.script(one.sql);
  raw.script("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace wangge::bench
