#pragma once
// A connection to PostgreSQL 15 (or a Citus coordinator). Used by one thread at a time (only
// interrupt() may come from another).

#include <libpq-fe.h>

#include <mutex>
#include <unordered_map>

#include "db/engine.h"

namespace wangge::db {

enum class postgres_role { writer, reader };

class postgres_connection final : public engine_connection {
 public:
  // Throws error_thrown when the server cannot be reached within five seconds (unless `url` says
  // otherwise), or is not one that can hold the store.
  postgres_connection(const std::string& url, postgres_role role);
  ~postgres_connection() override;
  postgres_connection(const postgres_connection&) = delete;

  using connection::execute;
  using connection::query;
  dialect kind() const override { return dialect::postgres; }
  // A reader that finds its connection lost outside of a transaction opens it again and repeats
  // the query, once: a restart of the server between two requests is not seen by anybody.
  cursor query(std::string_view sql, std::span<const value> args) override;
  std::int64_t execute(std::string_view sql, std::span<const value> args) override;
  void script(std::string_view sql) override;
  void insert_many(std::string_view table, std::span<const std::string> columns,
                   std::span<const value> rows) override;
  // A request that arrives when the statement has just ended stops the next one.
  void interrupt() override;

  bool in_transaction() const override;
  // Goes out together with the next statement: savepoints cost no turn of their own to the server.
  void later(std::string_view command) override;
  bool broken() const override { return lost_ || PQstatus(link_) != CONNECTION_OK; }

 private:
  struct clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using answer = std::unique_ptr<PGresult, clear>;
  // One text may be prepared for several types of its arguments.
  struct prepared {
    std::string name;
    std::vector<Oid> types;
  };
  struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };

  void mark_broken() noexcept override { lost_ = true; }
  void open();
  void close();
  answer run(std::string_view sql, std::span<const value> args);
  // Sends what was deferred and `send`'s statement as one; the answer is that of the last.
  answer after_deferred(const std::function<int()>& send);
  answer next_answer();
  void flush();
  answer run_once(std::string_view sql, std::span<const value> args);
  const prepared& statement_for(std::string_view sql, std::span<const value> args);
  static std::vector<Oid> types_for(std::span<const prepared> earlier, std::span<const value> args);
  void forget_statements();
  void copy_rows(std::span<const value> rows, std::size_t width);
  answer command(const std::string& sql);
  void check(const answer& got, std::string_view sql);
  [[noreturn]] void fail(const PGresult* got, std::string_view doing);

  std::string url_;
  postgres_role role_;
  PGconn* link_ = nullptr;
  std::mutex cancelling_;  // interrupt() beside a reconnection
  PGcancel* cancel_ = nullptr;
  bool lost_ = false;
  std::vector<std::string> deferred_;
  std::uint64_t named_ = 0;
  std::unordered_map<std::string, std::vector<prepared>, text_hash, std::equal_to<>> cache_;
};

}  // namespace wangge::db
