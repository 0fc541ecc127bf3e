#pragma once
// One thin face over SQLite and PostgreSQL.
//
// SQL is the portable subset (docs/decisions/0002-one-sql.md) with numbered parameters ?1 ?2 …
// Statements are prepared once per connection and cached by their text, so SQL must come from a
// bounded set of texts (never with values pasted in).

#include <cstdint>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/uuid.h"

namespace wangge::db {

// Raw bytes: sealed values, keyed hashes.
struct blob {
  std::string bytes;
  auto operator<=>(const blob&) const = default;
};

// Column kinds: INTEGER/bigint, REAL/double precision, TEXT, BLOB(16)/uuid, BLOB/bytea, or NULL.
using value = std::variant<std::monostate, std::int64_t, double, std::string, uuid, blob>;

inline bool is_null(const value& v) {
  return std::holds_alternative<std::monostate>(v);
}

enum class dialect { sqlite, postgres };

// A broken machine, a lost database, a full disk: an exception, because no caller can mend it.
class error_thrown : public std::runtime_error {
 public:
  enum class kind { unavailable, full, constraint, busy, too_long, too_much, other };
  error_thrown(kind what, const std::string& message)
      : std::runtime_error(message), what_kind(what) {}
  kind what_kind;
};

// The current row; text and bytes stay valid until the next step. The text of NULL has no data().
class row {
 public:
  virtual ~row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;
  virtual uuid id(int column) const = 0;

 private:
  friend class cursor;
  virtual bool step() = 0;
  // Ends the query. Afterwards the row belongs to its connection again and must not be touched.
  virtual void finish() noexcept = 0;
};

// A running query: `while (cursor.step()) use(cursor)`. Ends (resets) when it is destroyed, and
// must end before its connection goes back to the store.
// One connection may have several cursors open on SQLite; on PostgreSQL results are buffered,
// so page through large sets by key.
// A cursor only borrows the prepared statement: no allocation, one virtual call a step.
class cursor {
 public:
  explicit cursor(row* rows) : rows_(rows) {}
  cursor(cursor&& other) noexcept : rows_(std::exchange(other.rows_, nullptr)) {}
  cursor(const cursor&) = delete;
  ~cursor() {
    if (rows_ != nullptr) rows_->finish();
  }
  bool step() { return rows_->step(); }
  const row& operator*() const { return *rows_; }
  const row* operator->() const { return rows_; }

 private:
  row* rows_;
};

class connection {
 public:
  virtual ~connection() = default;
  virtual dialect kind() const = 0;
  virtual cursor query(std::string_view sql, std::span<const value> args) = 0;
  // Rows changed.
  virtual std::int64_t execute(std::string_view sql, std::span<const value> args) = 0;
  // Several statements separated by semicolons, no parameters: schema and pragmas.
  virtual void script(std::string_view sql) = 0;
  // Many rows into one table: COPY on PostgreSQL, one prepared insert on SQLite.
  // `rows` is row-major, columns.size() values a row. Inside the caller's transaction.
  virtual void insert_many(std::string_view table, std::span<const std::string> columns,
                           std::span<const value> rows) = 0;
  // Stops a running statement from another thread; it throws error_thrown::kind::busy.
  virtual void interrupt() = 0;

  cursor query(std::string_view sql, std::initializer_list<value> args = {}) {
    return query(sql, std::span(args.begin(), args.size()));
  }
  std::int64_t execute(std::string_view sql, std::initializer_list<value> args = {}) {
    return execute(sql, std::span(args.begin(), args.size()));
  }

 private:
  friend class snapshot;
  int snapshots_ = 0;
};

// While one stands, everything a reader reads is of one moment, whatever is written meanwhile. May
// be nested; not for the writer.
class snapshot {
 public:
  explicit snapshot(connection& db);
  ~snapshot();
  snapshot(const snapshot&) = delete;

 private:
  connection& db_;
};

// A column as the value alternative of that index (1 integer, 2 real, 3 text, 4 uuid, 5 blob);
// null stays null.
value read_value(const row& from, int column, std::size_t variant_index);

}  // namespace wangge::db
