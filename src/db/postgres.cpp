#include "db/postgres.h"

#include <array>
#include <charconv>

#include "db/postgres_arguments.h"
#include "db/postgres_text.h"

namespace wangge::db {
namespace {

constexpr std::size_t cached_texts = 1'000;
constexpr std::size_t copy_chunk = 256 * 1024;

error_thrown::kind kind_of(std::string_view state) {
  using kind = error_thrown::kind;
  if (state == "53100") return kind::full;
  // cancelled, serialization, deadlock, lock not available
  if (state == "57014" || state == "40001" || state == "40P01" || state == "55P03")
    return kind::busy;
  if (state.starts_with("23")) return kind::constraint;
  // no connection, out of connections or memory, shutting down, I/O, read-only server
  for (const char* family : {"08", "53", "57P", "58", "25006"})
    if (state.starts_with(family)) return kind::unavailable;
  return kind::other;
}

bool ends_session(std::string_view state) {
  return state.starts_with("08") || state.starts_with("57P");
}

}  // namespace

postgres_connection::postgres_connection(const std::string& url, postgres_role role)
    : url_(url), role_(role) {
  try {
    open();
  } catch (...) {
    close();
    throw;
  }
}

postgres_connection::~postgres_connection() {
  close();
}

void postgres_connection::open() {
  // Before dbname: defaults that the address may change. After it: what it may not.
  static constexpr const char* names[] = {
      "connect_timeout",  "keepalives_idle",           "keepalives_interval",
      "keepalives_count", "tcp_user_timeout",          "dbname",
      "client_encoding",  "fallback_application_name", nullptr};
  const char* values[] = {"5", "15", "5", "3", "20000", url_.c_str(), "UTF8", "wangge", nullptr};
  link_ = PQconnectdbParams(names, values, 1);
  if (PQstatus(link_) != CONNECTION_OK) fail(nullptr, "connect");
  PQsetNoticeProcessor(
      link_, [](void*, const char*) {}, nullptr);
  const char* encoding = PQparameterStatus(link_, "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8")
    throw error_thrown(error_thrown::kind::unavailable, "the database's encoding is not UTF8");
  // A reader's BEGIN gives one snapshot, as on SQLite. Acknowledged means durable, whatever the
  // server's own setting.
  command(role_ == postgres_role::reader
              ? "SET default_transaction_read_only = on;"
                "SET default_transaction_isolation = 'repeatable read'; SET jit = off"
              : "SET synchronous_commit = on; SET jit = off");
  const std::lock_guard lock(cancelling_);
  cancel_ = PQgetCancel(link_);
}

void postgres_connection::close() {
  {
    const std::lock_guard lock(cancelling_);
    PQfreeCancel(cancel_);
    cancel_ = nullptr;
  }
  PQfinish(link_);
  link_ = nullptr;
  cache_.clear();
  deferred_.clear();
  lost_ = false;
}

void postgres_connection::interrupt() {
  const std::lock_guard lock(cancelling_);
  std::array<char, 256> reason;
  if (cancel_ != nullptr) PQcancel(cancel_, reason.data(), reason.size());
}

bool postgres_connection::in_transaction() const {
  const auto state = PQtransactionStatus(link_);
  return state == PQTRANS_INTRANS || state == PQTRANS_INERROR || state == PQTRANS_ACTIVE;
}

void postgres_connection::fail(const PGresult* got, std::string_view doing) {
  const char* field = got == nullptr ? nullptr : PQresultErrorField(got, PG_DIAG_SQLSTATE);
  const std::string state = field == nullptr ? "" : field;
  if (ends_session(state)) lost_ = true;
  const auto kind = broken() ? error_thrown::kind::unavailable : kind_of(state);
  const std::string reason = got == nullptr ? PQerrorMessage(link_) : PQresultErrorMessage(got);
  throw error_thrown(
      kind, "postgresql " + state + ": " + reason + " (" + std::string(doing.substr(0, 200)) + ")");
}

void postgres_connection::check(const answer& got, std::string_view sql) {
  const auto status = PQresultStatus(got.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
    fail(got.get(), sql);
}

postgres_connection::answer postgres_connection::command(const std::string& sql) {
  answer got(PQexec(link_, sql.c_str()));
  check(got, sql);
  return got;
}

void postgres_connection::forget_statements() {
  command("DEALLOCATE ALL");
  cache_.clear();
}

// An argument that is null now keeps the type an earlier call gave it, so that one text is prepared
// at most once more for each of its arguments.
std::vector<Oid> postgres_connection::types_for(std::span<const prepared> earlier,
                                                std::span<const value> args) {
  std::vector<Oid> types;
  for (const value& each : args) types.push_back(type_of(each));
  for (const prepared& one : earlier)
    for (std::size_t i = 0; i < types.size(); ++i)
      if (types[i] == 0) types[i] = one.types[i];
  return types;
}

const postgres_connection::prepared& postgres_connection::statement_for(
    std::string_view sql, std::span<const value> args) {
  auto found = cache_.find(sql);
  if (found != cache_.end()) {
    for (const prepared& each : found->second)
      if (fits(each.types, args)) return each;
    if (!found->second.empty() && found->second[0].types.size() != args.size())
      throw std::logic_error("wrong number of arguments: " + std::string(sql));
  } else {
    // A guard against texts with values pasted in: memory stays bounded on both sides.
    if (cache_.size() >= cached_texts) forget_statements();
    found = cache_.emplace(std::string(sql), std::vector<prepared>()).first;
  }
  flush();  // or a text that cannot be prepared would break more than its own savepoint
  prepared fresh{"s" + std::to_string(++named_), types_for(found->second, args)};
  const std::string text = with_dollar_marks(sql, fresh.types);
  const answer got(PQprepare(link_, fresh.name.c_str(), text.c_str(), static_cast<int>(args.size()),
                             fresh.types.data()));
  check(got, sql);
  found->second.push_back(std::move(fresh));
  return found->second.back();
}

postgres_connection::answer postgres_connection::run_once(std::string_view sql,
                                                          std::span<const value> args) {
  const prepared& statement = statement_for(sql, args);
  const postgres_arguments given(args);
  const auto send = [&](auto function) {
    return function(link_, statement.name.c_str(), static_cast<int>(args.size()), given.starts(),
                    given.lengths(), given.formats(), 1);
  };
  answer got;
  if (deferred_.empty()) {
    got.reset(send(PQexecPrepared));
  } else {
    got = after_deferred([&] { return send(PQsendQueryPrepared); });
  }
  check(got, sql);
  return got;
}

postgres_connection::answer postgres_connection::run(std::string_view sql,
                                                     std::span<const value> args) {
  const bool repeatable =
      role_ == postgres_role::reader && PQtransactionStatus(link_) == PQTRANS_IDLE;
  if (!in_transaction()) deferred_.clear();  // they belonged to one that is gone
  try {
    return run_once(sql, args);
  } catch (const error_thrown&) {
    if (!repeatable || !broken()) throw;
  }
  close();
  open();
  return run_once(sql, args);
}

cursor postgres_connection::query(std::string_view sql, std::span<const value> args) {
  return cursor(new postgres_rows(run(sql, args).release()));
}

std::int64_t postgres_connection::execute(std::string_view sql, std::span<const value> args) {
  const answer got = run(sql, args);
  const std::string_view done = PQcmdStatus(got.get());
  // PostgreSQL answers the COMMIT of a failed transaction with a polite ROLLBACK.
  if (sql == "COMMIT" && done != "COMMIT")
    throw error_thrown(error_thrown::kind::other, "the transaction had failed");
  if (done.starts_with("SELECT")) return 0;
  const std::string_view count = PQcmdTuples(got.get());
  std::int64_t changed = 0;
  std::from_chars(count.data(), count.data() + count.size(), changed);
  return changed;
}

void postgres_connection::script(std::string_view sql) {
  flush();
  command(std::string(sql));
}

void postgres_connection::copy_rows(std::span<const value> rows, std::size_t width) {
  std::string chunk;
  for (std::size_t at = 0; at < rows.size(); at += width) {
    append_copy_row(chunk, rows.subspan(at, width));
    if (chunk.size() < copy_chunk && at + width < rows.size()) continue;
    if (PQputCopyData(link_, chunk.data(), static_cast<int>(chunk.size())) != 1) return;
    chunk.clear();
  }
}

void postgres_connection::insert_many(std::string_view table, std::span<const std::string> columns,
                                      std::span<const value> rows) {
  check_shape(columns, rows);
  flush();
  std::string sql = "COPY \"" + std::string(table) + "\" (";
  for (std::size_t i = 0; i < columns.size(); ++i)
    sql += (i == 0 ? "\"" : ",\"") + columns[i] + "\"";
  sql += ") FROM STDIN";
  const answer started(PQexec(link_, sql.c_str()));
  if (PQresultStatus(started.get()) != PGRES_COPY_IN) fail(started.get(), sql);
  copy_rows(rows, columns.size());
  PQputCopyEnd(link_, nullptr);
  // The answer, then the end of answers; a failure above shows here as well.
  const answer ended(PQgetResult(link_));
  while (const answer more{PQgetResult(link_)}) {
  }
  check(ended, sql);
}

}  // namespace wangge::db
