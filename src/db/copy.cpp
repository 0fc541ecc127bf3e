#include "db/copy.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "gen/ddl.h"

namespace wangge::db {
namespace {

constexpr std::int64_t page_rows = 5000;

value read_column(const row& from, int column, column_type type) {
  if (from.is_null(column)) return {};
  switch (type) {
    case column_type::integer:
      return from.integer(column);
    case column_type::real:
      return from.real(column);
    case column_type::text:
      return std::string(from.text(column));
    case column_type::uuid:
      return from.id(column);
    default:
      return blob{std::string(from.bytes(column))};
  }
}

void append_bytes(std::string& out, const value& v) {
  out.push_back(static_cast<char>(v.index()));
  const auto add = [&](const void* data, std::size_t size) {
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out.append(static_cast<const char*>(data), size);
  };
  if (const auto* n = std::get_if<std::int64_t>(&v)) add(n, sizeof *n);
  if (const auto* d = std::get_if<double>(&v)) add(d, sizeof *d);
  if (const auto* t = std::get_if<std::string>(&v)) add(t->data(), t->size());
  if (const auto* id = std::get_if<uuid>(&v)) add(id->bytes.data(), 16);
  if (const auto* b = std::get_if<blob>(&v)) add(b->bytes.data(), b->bytes.size());
}

// SHA-256 of each row, added up lane by lane: the engines order texts differently.
class row_digest {
 public:
  void add(std::span<const value> one) {
    bytes_.clear();
    for (const auto& v : one) append_bytes(bytes_, v);
    std::array<std::uint64_t, 4> lanes;
    SHA256(reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size(),
           reinterpret_cast<unsigned char*>(lanes.data()));
    for (std::size_t i = 0; i < lanes.size(); ++i) sum_[i] += lanes[i];
    ++rows_;
  }
  std::int64_t rows() const { return rows_; }
  std::string hex() const {
    std::string out;
    char piece[17];
    for (auto lane : sum_)
      std::snprintf(piece, sizeof piece, "%016llx", static_cast<unsigned long long>(lane)),
          out += piece;
    return out;
  }

 private:
  std::array<std::uint64_t, 4> sum_{};
  std::int64_t rows_ = 0;
  std::string bytes_;
};

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (auto word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

// Every row of a table in key order, a page at a time; visit(row-major values of one page).
void read_table(connection& from, const table_shape& of,
                const std::function<void(std::vector<value>&)>& visit) {
  std::string columns, marks;
  for (const auto& one : of.columns) columns.append(columns.empty() ? "" : ", ").append(one.name);
  for (std::size_t i = 0; i < of.keys.size(); ++i)
    marks += (i ? ", ?" : "?") + std::to_string(i + 1);
  const std::string keys = joined(of.keys),
                    head = "SELECT " + columns + " FROM " + std::string(of.name);
  const std::string tail = " ORDER BY " + keys + " LIMIT " + std::to_string(page_rows);
  std::vector<value> last;
  for (bool more = true; more;) {
    std::vector<value> page;
    {
      auto rows =
          from.query(head + (last.empty() ? "" : " WHERE (" + keys + ") > (" + marks + ")") + tail,
                     std::span<const value>(last));
      while (rows.step())
        for (std::size_t i = 0; i < of.columns.size(); ++i)
          page.push_back(read_column(*rows, static_cast<int>(i), of.columns[i].type));
    }
    if (page.empty()) return;
    more = page.size() == of.columns.size() * static_cast<std::size_t>(page_rows);
    last.clear();
    const auto end = page.size() - of.columns.size();
    for (auto key : of.keys)
      for (std::size_t i = 0; i < of.columns.size(); ++i)
        if (of.columns[i].name == key) last.push_back(page[end + i]);
    visit(page);
  }
}

row_digest digest_of(connection& from, const table_shape& of) {
  row_digest out;
  read_table(from, of, [&](std::vector<value>& page) {
    for (std::size_t at = 0; at < page.size(); at += of.columns.size())
      out.add(std::span(page).subspan(at, of.columns.size()));
  });
  return out;
}

constexpr std::string_view facts = "meta";

void clear(connection& db, const table_shape& of) {
  db.execute("DELETE FROM " + std::string(of.name));
}

// The roles of the fresh store, and what a copy that was cut has left; those that refer first.
void clear_all(store& to) {
  to.write([](connection& db) {
    const auto all = all_tables();
    for (auto of = all.rbegin(); of != all.rend(); ++of)
      if (of->name != facts) clear(db, *of);
    return true;
  });
}

copied_table copy_table(connection& from, store& to, const table_shape& of,
                        const std::function<void(std::string_view, std::int64_t)>& report) {
  std::vector<std::string> names;
  for (const auto& one : of.columns) names.emplace_back(one.name);
  row_digest sent;
  read_table(from, of, [&](std::vector<value>& page) {
    for (std::size_t at = 0; at < page.size(); at += of.columns.size())
      sent.add(std::span(page).subspan(at, of.columns.size()));
    to.write([&](connection& db) {
      if (of.name == facts) clear(db, of);  // with the rows that take their place
      return db.insert_many(of.name, names, page), true;
    });
    report(of.name, sent.rows());
  });
  const auto received = digest_of(*to.read(), of);
  return {std::string(of.name), sent.rows(), sent.hex(),
          received.rows() == sent.rows() && received.hex() == sent.hex()};
}

// A store that says so was begun by a copy that did not end.
void mark_unfinished(store& to) {
  to.write([](connection& db) {
    return db.execute("INSERT INTO meta(key, value) VALUES (?1, '1') ON CONFLICT(key) DO NOTHING",
                      {std::string(copy_mark)}),
           true;
  });
}

bool holds_data(store& to) {
  auto db = to.read();
  const bool filled = db->query("SELECT 1 FROM unit LIMIT 1").step();
  return filled && !is_half_copied(*db);
}

}  // namespace

bool is_half_copied(connection& db) {
  return db.query("SELECT 1 FROM meta WHERE key = ?1", {std::string(copy_mark)}).step();
}

result<std::vector<copied_table>> copy_store(
    store& from, store& to, const std::function<void(std::string_view, std::int64_t)>& report) {
  if (holds_data(to)) return refuse(error::store_not_empty);
  mark_unfinished(to);
  clear_all(to);
  // All of it as it stands now, whatever is written meanwhile.
  const auto source = from.read();
  const snapshot one_moment(*source);
  std::vector<copied_table> all;
  for (const auto& of : all_tables())
    if (of.name != facts) all.push_back(copy_table(*source, to, of, report));
  if (!std::ranges::all_of(all, &copied_table::same)) return all;
  // The facts come last, in one write, and take the mark with them.
  for (const auto& of : all_tables())
    if (of.name == facts) all.push_back(copy_table(*source, to, of, report));
  return all;
}

}  // namespace wangge::db
