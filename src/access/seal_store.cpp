#include "access/seal_store.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "access/audit_entries.h"

namespace wangge::access {
namespace {

constexpr std::string_view columns =
    "district, first_seq, last_seq, sealed_at, root, previous, signature";

seal from_row(const db::row& row) {
  return {row.integer(0),
          row.integer(1),
          row.integer(2),
          row.integer(3),
          std::string(row.bytes(4)),
          std::string(row.bytes(5)),
          std::string(row.bytes(6))};
}

std::filesystem::path head_file(const std::filesystem::path& data_dir) {
  return data_dir / "audit.head";
}

}  // namespace

std::string signed_text(const seal& one) {
  return fmt::format("wangge audit seal 1\n{} {} {} {}\n", one.district, one.first, one.last,
                     one.at) +
         one.root + one.previous;
}

std::string root_of(db::connection& db, const seal& one) {
  merkle_tree tree;
  each_entry(db, one.district, one.first, one.last,
             [&](const stored_entry& entry) { tree.add(canonical(entry)); });
  return std::string(bytes_of(tree.root()));
}

void insert_seal(db::connection& db, const seal& one) {
  db.execute(
      "INSERT INTO audit_seal(" + std::string(columns) + ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      {one.district, one.first, one.last, one.at, db::blob{one.root}, db::blob{one.previous},
       db::blob{one.signature}});
}

std::optional<seal> last_seal(db::connection& db, std::int64_t district) {
  auto rows = db.query("SELECT " + std::string(columns) +
                           " FROM audit_seal WHERE district = ?1 ORDER BY first_seq DESC LIMIT 1",
                       {district});
  if (!rows.step()) return std::nullopt;
  return from_row(*rows);
}

std::optional<seal> next_seal(db::connection& db, std::int64_t district, std::int64_t from) {
  auto rows = db.query("SELECT " + std::string(columns) +
                           " FROM audit_seal WHERE district = ?1 AND first_seq >= ?2 "
                           "ORDER BY first_seq LIMIT 1",
                       {district, from});
  if (!rows.step()) return std::nullopt;
  return from_row(*rows);
}

heads read_heads(const std::filesystem::path& data_dir) {
  heads all;
  std::ifstream file(head_file(data_dir));
  std::int64_t district = 0;
  head one;
  while (file >> district >> one.last >> one.root) all[district] = one;
  return all;
}

void write_heads(const std::filesystem::path& data_dir, const heads& all) {
  const auto target = head_file(data_dir);
  auto fresh = target;
  fresh += ".new";
  {
    std::ofstream file(fresh, std::ios::trunc);
    for (const auto& [district, one] : all)
      file << district << ' ' << one.last << ' ' << one.root << '\n';
    file.flush();
    if (!file) throw std::runtime_error("cannot write " + fresh.string());
  }
  std::filesystem::rename(fresh, target);
}

}  // namespace wangge::access
