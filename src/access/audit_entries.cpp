#include "access/audit_entries.h"

#include <algorithm>

namespace wangge::access {
namespace {

constexpr std::int64_t page = 2000;

void put_number(std::string& out, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift);
}

void put_value(std::string& out, const db::value& v) {
  if (const auto* number = std::get_if<std::int64_t>(&v)) {
    out += 'i';
    put_number(out, static_cast<std::uint64_t>(*number));
  } else if (const auto* text = std::get_if<std::string>(&v)) {
    out += 't';
    put_number(out, text->size());
    out += *text;
  } else if (const auto* id = std::get_if<uuid>(&v)) {
    out += 'u';
    out.append(reinterpret_cast<const char*>(id->bytes.data()), id->bytes.size());
  } else {
    out += 'n';
  }
}

db::value integer_at(const db::row& row, int column) {
  return row.is_null(column) ? db::value{} : db::value{row.integer(column)};
}

db::value text_at(const db::row& row, int column) {
  return row.is_null(column) ? db::value{} : db::value{std::string(row.text(column))};
}

}  // namespace

stored_entry entry_of(const db::row& row) {
  return {row.integer(0),           row.integer(1),
          row.integer(2),           row.id(3),
          std::string(row.text(4)), std::string(row.text(5)),
          integer_at(row, 6),       row.is_null(7) ? db::value{} : db::value{row.id(7)},
          integer_at(row, 8),       text_at(row, 9),
          text_at(row, 10),         text_at(row, 11)};
}

std::string canonical(const stored_entry& entry) {
  std::string out = "wangge audit entry 1";
  for (const db::value& v :
       {db::value{entry.district}, db::value{entry.seq}, db::value{entry.at},
        db::value{entry.actor}, db::value{entry.actor_name}, db::value{entry.action}, entry.entity,
        entry.record, entry.grid, entry.peer, entry.reason, entry.detail})
    put_value(out, v);
  return out;
}

void each_entry(db::connection& db, std::int64_t district, std::int64_t first, std::int64_t last,
                const std::function<void(const stored_entry&)>& visit) {
  const std::string sql = "SELECT " + std::string(entry_columns) +
                          " FROM audit WHERE district = ?1 AND seq >= ?2 AND seq <= ?3 "
                          "ORDER BY seq LIMIT ?4";
  for (std::int64_t from = first; from <= last;) {
    std::int64_t seen = 0;
    auto rows = db.query(sql, {district, from, last, page});
    for (; rows.step(); ++seen) {
      const auto entry = entry_of(*rows);
      from = entry.seq + 1;
      visit(entry);
    }
    if (seen < page) return;
  }
}

std::vector<std::int64_t> audited_districts(db::connection& db) {
  std::vector<std::int64_t> all;
  for (const char* sql : {"SELECT min(district) FROM audit WHERE district > ?1",
                          "SELECT min(district) FROM audit_seal WHERE district > ?1"}) {
    for (std::int64_t last = 0;;) {
      auto rows = db.query(sql, {last});
      if (!rows.step() || rows->is_null(0)) break;
      all.push_back(last = rows->integer(0));
    }
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace wangge::access
