// PostgreSQL goes away and comes back.

#include "support/store_fixture.h"

namespace wangge::db {
namespace {

bool insert(connection& c, std::int64_t n) {
  return c.execute("INSERT INTO line (n) VALUES (?1)", {n}) == 1;
}

error_thrown::kind kind_of(const std::function<void()>& what) {
  try {
    what();
  } catch (const error_thrown& why) {
    return why.what_kind;
  }
  throw std::logic_error("it went well");
}

// A database of its own, so that it can be closed to everybody without harm to other tests.
class lost_server : public testing::store_test {
 protected:
  void SetUp() override {
    store_test::SetUp();
    if (IsSkipped()) return;
    name_ = "t_" + to_string(new_uuid());
    std::erase(name_, '-');
    server_ = std::getenv("WANGGE_TEST_PG");
    testing::on_postgres(server_, "CREATE DATABASE " + name_);
    const auto path = server_.rfind('/');
    how().url = server_.substr(0, path + 1) + name_;
  }
  void TearDown() override {
    close();
    if (!name_.empty()) testing::on_postgres(server_, "DROP DATABASE " + name_ + " WITH (FORCE)");
    store_test::TearDown();
  }
  void make_table() {
    store().write([](connection& c) {
      c.script("CREATE TABLE line (n bigint PRIMARY KEY)");
      return true;
    });
  }
  void cut_all() {
    testing::on_postgres(server_,
                         "DO $$ BEGIN PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                         " WHERE datname = '" +
                             name_ + "'; END $$");
  }
  void let_in(bool yes) {
    testing::on_postgres(
        server_, "ALTER DATABASE " + name_ + " ALLOW_CONNECTIONS " + (yes ? "true" : "false"));
  }
  std::string server_, name_;
};

TEST_P(lost_server, a_cut_while_idle_is_seen_by_nobody) {
  make_table();
  cut_all();
  store().write([](connection& c) { return insert(c, 1); });
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 1);
  cut_all();
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 1);
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 1);
  store().write([](connection& c) { return insert(c, 2); });
}

TEST_P(lost_server, a_cut_inside_a_job_fails_it_and_the_next_goes_well) {
  make_table();
  EXPECT_EQ(kind_of([&] {
              store().write([&](connection& c) {
                insert(c, 1);
                cut_all();
                return insert(c, 2);
              });
            }),
            error_thrown::kind::unavailable);
  store().write([](connection& c) { return insert(c, 4); });
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 4);
}

TEST_P(lost_server, a_cut_before_the_commit_is_a_failure) {
  make_table();
  EXPECT_EQ(kind_of([&] {
              store().write([&](connection& c) {
                insert(c, 1);
                cut_all();
                return true;
              });
            }),
            error_thrown::kind::unavailable);
  EXPECT_EQ(number("SELECT count(*) FROM line"), 0);
}

TEST_P(lost_server, a_reader_inside_a_transaction_is_not_moved_to_another_snapshot) {
  make_table();
  {
    const auto reader = store().read();
    reader->execute("BEGIN");
    EXPECT_TRUE(reader->query("SELECT count(*) FROM line").step());
    cut_all();
    EXPECT_EQ(kind_of([&] { reader->query("SELECT count(*) FROM line"); }),
              error_thrown::kind::unavailable);
  }
  EXPECT_EQ(number("SELECT count(*) FROM line"), 0);
}

TEST_P(lost_server, a_reader_sees_one_snapshot_in_a_transaction) {
  make_table();
  const auto reader = store().read();
  reader->execute("BEGIN");
  const auto count = [&] {
    auto found = reader->query("SELECT count(*) FROM line");
    return found.step() ? found->integer(0) : -1;
  };
  EXPECT_EQ(count(), 0);
  store().write([](connection& c) { return insert(c, 1); });
  EXPECT_EQ(count(), 0);
  reader->execute("COMMIT");
  EXPECT_EQ(count(), 1);
}

TEST_P(lost_server, while_it_is_away_all_fail_and_then_all_goes_on) {
  make_table();
  let_in(false);
  cut_all();
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(kind_of([&] { store().write([](connection& c) { return insert(c, 1); }); }),
              error_thrown::kind::unavailable);
    EXPECT_EQ(kind_of([&] { number("SELECT 1"); }), error_thrown::kind::unavailable);
  }
  const auto second = db::store::open(how());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code(), error::store_unavailable);
  let_in(true);
  store().write([](connection& c) { return insert(c, 2); });
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 2);
}

TEST_P(lost_server, a_server_that_lost_its_store_to_another_does_not_write) {
  make_table();
  cut_all();
  auto other = db::store::open(how());
  ASSERT_TRUE(other);
  EXPECT_EQ(kind_of([&] { store().write([](connection& c) { return insert(c, 1); }); }),
            error_thrown::kind::unavailable);
  other->reset();
  for (int tries = 0; tries < 500 && number("SELECT count(*) FROM line") == 0; ++tries) try {
      store().write([](connection& c) { return insert(c, 2); });
    } catch (const error_thrown&) {
    }
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 2);
}

TEST_P(lost_server, a_search_path_that_leads_nowhere_is_refused) {
  how().url += "?options=-csearch_path%3Dnowhere";
  const auto opened = db::store::open(how());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), error::store_unavailable);
}

TEST_P(lost_server, backup_points_to_pg_dump) {
  const auto refused = store().backup("/nowhere", {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), error::use_pg_dump);
  EXPECT_GT(store().size_bytes(), 0);
  EXPECT_EQ(store().free_bytes(), 0);
}

INSTANTIATE_TEST_SUITE_P(stores, lost_server, ::testing::Values(dialect::postgres),
                         testing::engine_name);

}  // namespace
}  // namespace wangge::db
