#include "db/writer.h"

#include <future>
#include <thread>

#include "db/shared_batch.h"
#include "support/store_fixture.h"

namespace wangge::db {
namespace {

class group_commit : public testing::store_test {
 protected:
  void make_table() {
    store().write([](connection& c) {
      c.script("CREATE TABLE line (n bigint PRIMARY KEY)");
      return true;
    });
  }
  static bool insert(connection& c, std::int64_t n) {
    c.execute("INSERT INTO line (n) VALUES (?1)", {n});
    return true;
  }
  // Holds the writer inside a job until released, so that what follows forms one batch.
  std::promise<void> hold_writer() {
    std::promise<void> release, held;
    auto until = std::make_shared<std::future<void>>(release.get_future());
    auto told = std::make_shared<std::promise<void>>(std::move(held));
    auto started = told->get_future();
    store().submit(
        [until, told](connection&) {
          told->set_value();
          until->wait();
          return true;
        },
        [](std::exception_ptr) {});
    started.wait();
    return release;
  }
};

std::string outcome(std::exception_ptr failed) {
  if (failed == nullptr) return "kept";
  try {
    std::rethrow_exception(failed);
  } catch (const std::exception& why) {
    return why.what();
  }
}

TEST_P(group_commit, a_refusing_job_leaves_nothing_and_the_batch_goes_on) {
  make_table();
  auto release = hold_writer();
  std::vector<std::string> told;
  std::promise<void> last;
  for (int n = 1; n <= 3; ++n)
    store().submit([n](connection& c) { return insert(c, n) && n != 2; },
                   [&told, &last, n](std::exception_ptr failed) {
                     told.push_back(std::to_string(n) + outcome(failed));
                     if (n == 3) last.set_value();
                   });
  release.set_value();
  last.get_future().wait();
  EXPECT_EQ(told, (std::vector<std::string>{"1kept", "2kept", "3kept"}));
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 4);
}

TEST_P(group_commit, a_throwing_job_hears_its_own_exception_and_the_others_stay) {
  make_table();
  auto release = hold_writer();
  std::vector<std::string> told;
  std::promise<void> last;
  for (int n = 1; n <= 3; ++n)
    store().submit(
        [n](connection& c) {
          insert(c, n);
          if (n == 2) throw std::runtime_error("mine");
          return true;
        },
        [&told, &last, n](std::exception_ptr failed) {
          told.push_back(outcome(failed));
          if (n == 3) last.set_value();
        });
  release.set_value();
  last.get_future().wait();
  EXPECT_EQ(told, (std::vector<std::string>{"kept", "mine", "kept"}));
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 4);
}

TEST_P(group_commit, a_failed_statement_that_is_swallowed_does_not_count_as_success) {
  make_table();
  const auto careless = [](connection& c) {
    insert(c, 1);
    try {
      c.execute("INSERT INTO nowhere VALUES (1)");
    } catch (const error_thrown&) {
    }
    return true;
  };
  // PostgreSQL refuses to go on after a failed statement, SQLite goes on: never half of it.
  try {
    store().write(careless);
    EXPECT_EQ(number("SELECT count(*) FROM line"), 1);
  } catch (const error_thrown&) {
    EXPECT_EQ(number("SELECT count(*) FROM line"), 0);
  }
}

TEST_P(group_commit, a_job_that_breaks_its_savepoint_takes_only_its_batch_along) {
  make_table();
  store().write([](connection& c) { return insert(c, 1); });
  auto release = hold_writer();
  std::vector<std::string> told;
  std::promise<void> last;
  const auto hear = [&told](std::exception_ptr failed) {
    told.push_back(failed == nullptr ? "kept" : "failed");
  };
  store().submit([](connection& c) { return insert(c, 2); }, hear);
  store().submit([](connection& c) { return insert(c, 3) && c.execute("ROLLBACK") == 0; }, hear);
  store().submit([](connection& c) { return insert(c, 4); },
                 [&](std::exception_ptr failed) {
                   hear(failed);
                   last.set_value();
                 });
  release.set_value();
  last.get_future().wait();
  EXPECT_EQ(told, (std::vector<std::string>{"failed", "failed", "kept"}));
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 5);
}

TEST_P(group_commit, a_failed_commit_is_everybodys) {
  store().write([&](connection& c) {
    c.script(
        "CREATE TABLE parent (n bigint PRIMARY KEY);"
        "CREATE TABLE child (n bigint REFERENCES parent (n) DEFERRABLE INITIALLY DEFERRED)");
    return true;
  });
  auto release = hold_writer();
  std::vector<bool> kept;
  std::promise<void> last;
  const auto hear = [&](std::exception_ptr failed) {
    kept.push_back(failed == nullptr);
    if (kept.size() == 3) last.set_value();
  };
  store().submit([](connection& c) { return c.execute("INSERT INTO parent VALUES (1)") == 1; },
                 hear);
  store().submit([](connection&) { return false; }, hear);
  store().submit([](connection& c) { return c.execute("INSERT INTO child VALUES (7)") == 1; },
                 hear);
  release.set_value();
  last.get_future().wait();
  EXPECT_EQ(kept, (std::vector<bool>{false, false, false}));
  EXPECT_EQ(number("SELECT count(*) FROM parent"), 0);
  store().write([](connection& c) { return c.execute("INSERT INTO parent VALUES (1)") == 1; });
  EXPECT_EQ(number("SELECT count(*) FROM parent"), 1);
}

TEST_P(group_commit, a_write_inside_a_write_is_a_bug_that_shows) {
  make_table();
  EXPECT_THROW(store().write([&](connection&) {
    store().write([](connection& c) { return insert(c, 1); });
    return true;
  }),
               std::logic_error);
}

TEST_P(group_commit, nobody_hears_before_the_commit) {
  make_table();
  auto release = hold_writer();
  std::promise<void> last;
  std::vector<std::int64_t> seen;
  for (int n = 1; n <= 20; ++n)
    store().submit([n](connection& c) { return insert(c, n); },
                   [&, n](std::exception_ptr failed) {
                     EXPECT_EQ(failed, nullptr);
                     seen.push_back(number("SELECT count(*) FROM line"));
                     if (n == 20) last.set_value();
                   });
  release.set_value();
  last.get_future().wait();
  // All twenty were one batch: the first to hear finds every row durable.
  EXPECT_EQ(seen, std::vector<std::int64_t>(20, 20));
}

TEST_P(group_commit, a_listener_that_throws_harms_nobody) {
  make_table();
  store().submit([](connection& c) { return insert(c, 1); },
                 [](std::exception_ptr) { throw std::runtime_error("listener"); });
  store().write([](connection& c) { return insert(c, 2); });
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 3);
}

TEST_P(group_commit, stopping_finishes_what_is_queued_and_refuses_the_rest) {
  make_table();
  auto release = hold_writer();
  std::atomic<int> kept = 0;
  for (int n = 1; n <= 600; ++n)
    store().submit([n](connection& c) { return insert(c, n); },
                   [&](std::exception_ptr failed) { kept += failed == nullptr; });
  EXPECT_EQ(store().waiting(), 600U);
  release.set_value();
  store().stop();
  EXPECT_EQ(kept, 600);
  EXPECT_THROW(store().write([](connection& c) { return insert(c, 1000); }), error_thrown);
  EXPECT_THROW(store().read(), error_thrown);
  close();
  EXPECT_EQ(number("SELECT count(*) FROM line"), 600);
}

TEST_P(group_commit, many_threads_write_and_read_at_once) {
  make_table();
  how().readers = 2;
  std::vector<std::thread> crowd;
  for (int t = 0; t < 8; ++t)
    crowd.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) {
        const int n = t * 1000 + i;
        store().write([n](connection& c) { return insert(c, n); });
        EXPECT_EQ(number("SELECT count(*) FROM line WHERE n = ?1", {n}), 1);
      }
    });
  for (auto& each : crowd) each.join();
  EXPECT_EQ(number("SELECT count(*) FROM line"), 400);
}

// On SQLite the batch runs without savepoints until one refuses after it wrote; then all run again.
TEST_P(group_commit, a_batch_that_must_be_taken_back_runs_again_job_by_job) {
  make_table();
  auto release = hold_writer();
  std::vector<std::string> told;
  std::vector<int> runs(4);
  std::promise<void> last;
  for (int n = 1; n <= 3; ++n)
    store().submit(
        [n, &runs](connection& c) {
          ++runs[static_cast<std::size_t>(n)];
          if (n == 1 &&
              changed_rows(c)) {  // a refusal that has changed nothing needs no second run
            return false;
          }
          return insert(c, n) && n != 3;
        },
        [&told, &last, n](std::exception_ptr failed) {
          told.push_back(std::to_string(n) + outcome(failed));
          if (n == 3) last.set_value();
        });
  release.set_value();
  last.get_future().wait();
  EXPECT_EQ(told, (std::vector<std::string>{"1kept", "2kept", "3kept"}));
  const bool sqlite = GetParam() == dialect::sqlite;
  EXPECT_EQ(runs, sqlite ? (std::vector<int>{0, 2, 2, 2}) : (std::vector<int>{0, 1, 1, 1}));
  EXPECT_EQ(number("SELECT count(*) FROM line WHERE n = 3"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM line WHERE n = 2"), 1);
}

TEST_P(group_commit, a_refusal_without_a_change_costs_no_second_run) {
  make_table();
  auto release = hold_writer();
  int runs = 0;
  std::promise<void> last;
  store().submit([&](connection&) { return ++runs < 0; }, [](std::exception_ptr) {});
  store().submit([&](connection& c) { return ++runs > 0 && insert(c, 7); },
                 [&](std::exception_ptr) { last.set_value(); });
  release.set_value();
  last.get_future().wait();
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 7);
}

WANGGE_ON_BOTH_STORES(group_commit);

}  // namespace
}  // namespace wangge::db
