#pragma once
// What the writer thread and the reader pool need from an engine's connection. Internal to db/.

#include <functional>
#include <memory>
#include <optional>

#include "db/store.h"

namespace wangge::db {

class engine_connection : public connection {
 public:
  virtual bool in_transaction() const = 0;
  // True after an error that only a new connection mends (lost server, failed disk).
  virtual bool broken() const = 0;

  // A command of the transaction's own whose failure may show at the next statement.
  virtual void later(std::string_view command) { execute(command, {}); }

  // See shared_batch.h.
  void share_batch(bool shared) { shared_ = shared; }
  std::optional<std::int64_t> changed_rows() const {
    return shared_ ? std::optional(rows_changed_so_far()) : std::nullopt;
  }

  // Statements from here on, until rest(), throw too_long beyond so many steps together.
  virtual void limit_steps(int) {}

  // Called when a reader goes back to its pool: the time to let go of memory.
  virtual void rest() noexcept {}

  // Rolls back whatever is open. A connection that cannot is broken from then on.
  void leave_transaction() noexcept;

 protected:
  virtual void mark_broken() noexcept = 0;
  virtual std::int64_t rows_changed_so_far() const { return 0; }

 private:
  bool shared_ = false;
};

// Makes a fresh connection; throws error_thrown when the engine cannot be reached.
using connector = std::function<std::unique_ptr<engine_connection>()>;

result<std::unique_ptr<store>> open_sqlite(const options& how);
result<std::unique_ptr<store>> open_postgres(const options& how);

// insert_many's rows must be whole rows.
void check_shape(std::span<const std::string> columns, std::span<const value> rows);

// The refusal that tells a user what a broken machine means to him; the cause goes to the log.
refused refuse_broken(const error_thrown& why);

}  // namespace wangge::db
