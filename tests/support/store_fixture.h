#pragma once
// A fresh store for each test, on both engines:
//
//   using my_test = wangge::testing::store_test;
//   TEST_P(my_test, does_this) { store().write(…); }
//   WANGGE_ON_BOTH_STORES(my_test);
//
// PostgreSQL runs in a schema of its own at WANGGE_TEST_PG and is skipped when that is unset.

#include <gtest/gtest.h>

#include <memory>

#include "db/store.h"

namespace wangge::testing {

class store_test : public ::testing::TestWithParam<db::dialect> {
 protected:
  void SetUp() override;
  void TearDown() override;

  // Opens at the first use, so that a test may fork or change how() before.
  db::store& store();
  db::options& how() { return how_; }
  void close() { store_.reset(); }
  bool on_sqlite() const { return GetParam() == db::dialect::sqlite; }

  // One integer of a fresh reader; the first column of the first row.
  std::int64_t number(std::string_view sql, std::initializer_list<db::value> args = {});

 private:
  db::options how_;
  std::string schema_;
  std::unique_ptr<db::store> store_;
};

// An address of its own for one test.
struct postgres_place {
  std::string url, schema;
};
postgres_place make_postgres_place(const std::string& server_url);
void drop_postgres_place(const std::string& server_url, const std::string& schema);

// One statement on a server, outside of any store.
void on_postgres(const std::string& url, const std::string& sql);

std::string engine_name(const ::testing::TestParamInfo<db::dialect>& which);

}  // namespace wangge::testing

#define WANGGE_ON_BOTH_STORES(suite)                                                 \
  INSTANTIATE_TEST_SUITE_P(                                                          \
      stores, suite,                                                                 \
      ::testing::Values(wangge::db::dialect::sqlite, wangge::db::dialect::postgres), \
      wangge::testing::engine_name)
