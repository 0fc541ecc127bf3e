#include "support/store_fixture.h"

#include <libpq-fe.h>

#include <cstdlib>

namespace wangge::testing {
namespace {

std::string random_name() {
  std::string name = "t_" + to_string(new_uuid());
  std::erase(name, '-');
  return name;
}

}  // namespace

void on_postgres(const std::string& url, const std::string& sql) {
  PGconn* server = PQconnectdb(url.c_str());
  PGresult* done = PQexec(server, sql.c_str());
  EXPECT_EQ(PQresultStatus(done), PGRES_COMMAND_OK) << PQerrorMessage(server);
  PQclear(done);
  PQfinish(server);
}

postgres_place make_postgres_place(const std::string& server_url) {
  const std::string schema = random_name();
  on_postgres(server_url, "CREATE SCHEMA " + schema);
  const char* joint = server_url.find('?') == std::string::npos ? "?" : "&";
  return {server_url + joint + "options=-csearch_path%3D" + schema, schema};
}

void drop_postgres_place(const std::string& server_url, const std::string& schema) {
  on_postgres(server_url, "SET client_min_messages=error; DROP SCHEMA " + schema + " CASCADE");
}

std::string engine_name(const ::testing::TestParamInfo<db::dialect>& which) {
  return which.param == db::dialect::sqlite ? "sqlite" : "postgres";
}

void store_test::SetUp() {
  how_.create = true;
  if (on_sqlite()) {
    how_.data_dir = std::filesystem::temp_directory_path() / ("wangge_" + random_name());
    return;
  }
  const char* server = std::getenv("WANGGE_TEST_PG");
  if (server == nullptr) GTEST_SKIP() << "WANGGE_TEST_PG is not set";
  const auto place = make_postgres_place(server);
  schema_ = place.schema;
  how_.url = place.url;
}

void store_test::TearDown() {
  store_.reset();
  if (on_sqlite()) {
    std::filesystem::remove_all(how_.data_dir);
  } else if (!schema_.empty()) {
    drop_postgres_place(std::getenv("WANGGE_TEST_PG"), schema_);
  }
}

db::store& store_test::store() {
  if (store_ == nullptr) {
    auto opened = db::store::open(how_);
    if (!opened) throw std::runtime_error("cannot open: " + opened.error().cause);
    store_ = std::move(*opened);
  }
  return *store_;
}

std::int64_t store_test::number(std::string_view sql, std::initializer_list<db::value> args) {
  const auto reader = store().read();
  auto found = reader->query(sql, args);
  if (!found.step()) throw std::runtime_error("no row: " + std::string(sql));
  return found->integer(0);
}

}  // namespace wangge::testing
