// The writer and the pool on an engine that only writes down what it is asked.

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "db/reader_pool.h"
#include "db/writer.h"

namespace wangge::db {
namespace {

// What all connections of one test have in common.
struct engine_log {
  std::vector<std::string> said;
  std::string fails_at;  // the statement that throws, once
  bool breaks = false;   // and takes the connection with it
  bool away = false;     // nobody can connect
  int connections = 0;
};

class recorded_connection final : public engine_connection {
 public:
  explicit recorded_connection(engine_log& log) : log_(log) {
    if (log_.away) throw error_thrown(error_thrown::kind::unavailable, "away");
    ++log_.connections;
  }
  using connection::execute;
  dialect kind() const override { return dialect::sqlite; }
  cursor query(std::string_view, std::span<const value>) override {
    throw std::logic_error("nobody asks");
  }
  std::int64_t execute(std::string_view sql, std::span<const value>) override {
    log_.said.emplace_back(sql);
    if (sql == log_.fails_at) {
      log_.fails_at.clear();
      broken_ = log_.breaks;
      throw error_thrown(error_thrown::kind::other, "failed at " + std::string(sql));
    }
    if (sql == "BEGIN") inside_ = true;
    if (sql == "COMMIT" || sql == "ROLLBACK") inside_ = false;
    return 0;
  }
  void script(std::string_view) override {}
  void insert_many(std::string_view, std::span<const std::string>,
                   std::span<const value>) override {}
  void interrupt() override {}
  bool in_transaction() const override { return inside_; }
  bool broken() const override { return broken_; }

 private:
  void mark_broken() noexcept override { broken_ = true; }
  engine_log& log_;
  bool inside_ = false, broken_ = false;
};

class batches : public ::testing::Test {
 protected:
  // Queues while a first job keeps the writer waiting, so that the batches are known.
  void run(std::size_t most_jobs, const std::vector<store::work>& jobs) {
    std::promise<void> ready, waiting;
    auto open = ready.get_future();
    auto first = std::make_unique<recorded_connection>(log_);
    writer under_test({[this] { return std::make_unique<recorded_connection>(log_); }, "BEGIN",
                       most_jobs, [this](engine_connection&) { log_.said.push_back("upkeep"); }},
                      std::move(first));
    under_test.submit(
        [&](connection&) {
          waiting.set_value();
          open.wait();
          return true;
        },
        [this](std::exception_ptr) { log_.said.clear(); });
    waiting.get_future().wait();
    for (std::size_t i = 0; i < jobs.size(); ++i)
      under_test.submit(jobs[i], [this, i](std::exception_ptr failed) {
        log_.said.push_back((failed == nullptr ? "kept " : "lost ") + std::to_string(i));
      });
    ready.set_value();
    under_test.stop();
    log_.said.erase(log_.said.begin());  // the upkeep after the waiting job
  }
  static bool good(connection& c) { return c.execute("good") == 0; }
  static bool refusing(connection& c) { return c.execute("refusing") != 0; }

  engine_log log_;
};

using said = std::vector<std::string>;

TEST_F(batches, everybody_hears_after_the_one_commit_and_in_order) {
  run(10, {good, refusing, good});
  EXPECT_EQ(log_.said, (said{"BEGIN", "SAVEPOINT job", "good", "RELEASE job", "SAVEPOINT job",
                             "refusing", "ROLLBACK TO job", "RELEASE job", "SAVEPOINT job", "good",
                             "RELEASE job", "COMMIT", "kept 0", "kept 1", "kept 2", "upkeep"}));
}

TEST_F(batches, a_batch_has_no_more_jobs_than_it_may) {
  run(2, {good, good, good});
  EXPECT_EQ(log_.said,
            (said{"BEGIN", "SAVEPOINT job", "good", "RELEASE job", "SAVEPOINT job", "good",
                  "RELEASE job", "COMMIT", "kept 0", "kept 1", "upkeep", "BEGIN", "SAVEPOINT job",
                  "good", "RELEASE job", "COMMIT", "kept 2", "upkeep"}));
}

TEST_F(batches, a_long_job_is_committed_before_the_next_begins) {
  const auto lasting = [](connection&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
    return true;
  };
  run(10, {lasting, good});
  EXPECT_EQ(log_.said,
            (said{"BEGIN", "SAVEPOINT job", "RELEASE job", "COMMIT", "kept 0", "upkeep", "BEGIN",
                  "SAVEPOINT job", "good", "RELEASE job", "COMMIT", "kept 1", "upkeep"}));
}

TEST_F(batches, a_rollback_that_fails_is_tried_again_before_the_batch_is_given_up) {
  const auto failing = [this](connection& c) {
    log_.fails_at = "ROLLBACK TO job";
    return refusing(c);
  };
  run(10, {good, failing, good});
  // The first failure is the refusal's own; its second try goes well and keeps the others.
  EXPECT_EQ(log_.said,
            (said{"BEGIN", "SAVEPOINT job", "good", "RELEASE job", "SAVEPOINT job", "refusing",
                  "ROLLBACK TO job", "ROLLBACK TO job", "RELEASE job", "SAVEPOINT job", "good",
                  "RELEASE job", "COMMIT", "kept 0", "lost 1", "kept 2", "upkeep"}));
}

TEST_F(batches, a_lost_connection_loses_what_ran_and_the_rest_goes_on) {
  const auto failing = [this](connection& c) {
    log_.fails_at = "good";
    log_.breaks = true;
    return good(c);
  };
  run(10, {good, failing, good});
  EXPECT_EQ(log_.said, (said{"BEGIN", "SAVEPOINT job", "good", "RELEASE job", "SAVEPOINT job",
                             "good", "lost 0", "lost 1", "BEGIN", "SAVEPOINT job", "good",
                             "RELEASE job", "COMMIT", "kept 2", "upkeep"}));
  EXPECT_EQ(log_.connections, 2);
}

TEST_F(batches, a_failed_commit_is_everybodys) {
  const auto failing = [this](connection& c) {
    log_.fails_at = "COMMIT";
    return good(c);
  };
  run(10, {refusing, failing});
  EXPECT_EQ(log_.said, (said{"BEGIN", "SAVEPOINT job", "refusing", "ROLLBACK TO job", "RELEASE job",
                             "SAVEPOINT job", "good", "RELEASE job", "COMMIT", "ROLLBACK", "lost 0",
                             "lost 1", "upkeep"}));
}

TEST_F(batches, a_connection_lost_while_idle_is_opened_again) {
  const auto last = [this](connection&) {
    log_.fails_at = "BEGIN";
    log_.breaks = true;
    return true;
  };
  run(1, {last, good});
  EXPECT_EQ(log_.said,
            (said{"BEGIN", "SAVEPOINT job", "RELEASE job", "COMMIT", "kept 0", "upkeep", "BEGIN",
                  "BEGIN", "SAVEPOINT job", "good", "RELEASE job", "COMMIT", "kept 1", "upkeep"}));
  EXPECT_EQ(log_.connections, 2);
}

TEST_F(batches, an_engine_that_is_away_loses_each_batch_until_it_is_back) {
  const auto leaving = [this](connection& c) {
    log_.fails_at = "good";
    log_.breaks = log_.away = true;
    return good(c);
  };
  writer under_test(
      {[this] { return std::make_unique<recorded_connection>(log_); }, "BEGIN", 1, {}},
      std::make_unique<recorded_connection>(log_));
  const auto outcome = [&](const store::work& job) {
    std::promise<bool> kept;
    under_test.submit(job, [&](std::exception_ptr failed) { kept.set_value(failed == nullptr); });
    return kept.get_future().get();
  };
  EXPECT_FALSE(outcome(leaving));
  EXPECT_FALSE(outcome(good));
  log_.away = false;
  EXPECT_TRUE(outcome(good));
}

TEST(reader_pool, a_lease_that_waits_for_itself_is_told_so) {
  engine_log log;
  reader_pool pool([&] { return std::make_unique<recorded_connection>(log); }, 1,
                   std::chrono::milliseconds(1));
  const auto first = pool.take();
  try {
    pool.take();
    FAIL() << "there is only one";
  } catch (const error_thrown& why) {
    EXPECT_EQ(why.what_kind, error_thrown::kind::busy);
  }
}

TEST(reader_pool, an_engine_that_is_away_does_not_use_up_the_places) {
  engine_log log;
  reader_pool pool([&] { return std::make_unique<recorded_connection>(log); }, 1,
                   std::chrono::milliseconds(1));
  {
    const auto first = pool.take();
    log.fails_at = "x";
    log.breaks = log.away = true;
    EXPECT_THROW(first->execute("x"), error_thrown);
  }
  for (int i = 0; i < 3; ++i) try {
      pool.take();
      ADD_FAILURE() << "it is away";
    } catch (const error_thrown& why) {
      EXPECT_EQ(why.what_kind, error_thrown::kind::unavailable);
    }
  log.away = false;
  pool.take();
  EXPECT_EQ(log.connections, 2);
}

TEST(reader_pool, a_lease_that_comes_back_after_the_end_is_closed) {
  engine_log log;
  reader_pool pool([&] { return std::make_unique<recorded_connection>(log); }, 2);
  const auto late = pool.take();
  pool.close();
  EXPECT_THROW(pool.take(), error_thrown);
}

}  // namespace
}  // namespace wangge::db
