#pragma once
// A buffered PostgreSQL result in binary format, read row by row. Internal to db/.

#include <libpq-fe.h>

#include "db/db.h"

namespace wangge::db {

// The types PostgreSQL answers with for the portable kinds (pg_type.dat; they never change).
enum postgres_type : Oid {
  pg_bool = 16,
  pg_bytea = 17,
  pg_name = 19,
  pg_int8 = 20,
  pg_int2 = 21,
  pg_int4 = 23,
  pg_text = 25,
  pg_json = 114,
  pg_float4 = 700,
  pg_float8 = 701,
  pg_unknown = 705,
  pg_bpchar = 1042,
  pg_varchar = 1043,
  pg_numeric = 1700,
  pg_uuid = 2950,
};

class postgres_rows final : public row {
 public:
  explicit postgres_rows(PGresult* result) : result_(result), rows_(PQntuples(result)) {}
  ~postgres_rows() override { PQclear(result_); }
  postgres_rows(const postgres_rows&) = delete;

  bool is_null(int column) const override { return PQgetisnull(result_, at_, column) != 0; }
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  std::string_view text(int column) const override;
  std::string_view bytes(int column) const override;
  uuid id(int column) const override;

 private:
  bool step() override { return ++at_ < rows_; }
  void finish() noexcept override { delete this; }
  std::string_view raw(int column) const;
  [[noreturn]] void wrong(int column, const char* expected) const;

  PGresult* result_;
  int rows_;
  int at_ = -1;
};

}  // namespace wangge::db
