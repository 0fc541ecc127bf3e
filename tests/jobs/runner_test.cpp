// Two jobs at a time, those of one account one after the other, and no more than ten waiting.

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "access/system.h"
#include "app/runtime.h"
#include "jobs/jobs.h"
#include "support/store_fixture.h"

namespace wangge::jobs {
namespace {

class runner_test : public testing::store_test {
 protected:
  void SetUp() override {
    store_test::SetUp();
    if (IsSkipped()) return;
    auto opened = app::runtime::open({.data_dir = how().data_dir, .create = true});
    ASSERT_TRUE(opened.has_value());
    parts_ = std::move(*opened);
  }
  void TearDown() override {
    parts_.reset();
    store_test::TearDown();
  }
  access::principal somebody() {
    auto who = access::system_principal(370105);
    who.account = new_uuid();
    return who;
  }
  runner& jobs() { return *parts_->services().jobs; }
  std::string state_of(const uuid& id, const access::principal& who) {
    return jobs().find(*parts_->store().read(), id, who.account)->state;
  }
  work until(std::shared_future<void> go) {
    return [go](progress&) -> result<std::string> {
      go.wait();
      return "{}";
    };
  }
  void wait_for(const uuid& id, const access::principal& who, const std::string& state) {
    for (int i = 0; i < 1'000 && state_of(id, who) != state; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_EQ(state_of(id, who), state);
  }
  std::unique_ptr<app::runtime> parts_;
};

TEST_P(runner_test, nobody_waits_behind_somebodys_exports) {
  const auto busy = somebody(), other = somebody();
  std::promise<void> go;
  const auto gate = go.get_future().share();
  const auto first = jobs().start(busy, "export", "1", until(gate));
  const auto second = jobs().start(busy, "export", "2", until(gate));
  const auto quick =
      jobs().start(other, "open_round", "3", [](progress&) -> result<std::string> { return "{}"; });
  ASSERT_TRUE(first && second && quick);
  wait_for(*quick, other, "done");
  EXPECT_EQ(state_of(*first, busy), "running");
  EXPECT_EQ(state_of(*second, busy), "waiting");
  EXPECT_TRUE(jobs().has("export", "2"));
  go.set_value();
  wait_for(*second, busy, "done");
  EXPECT_FALSE(jobs().has("export", "2"));
}

TEST_P(runner_test, one_account_has_ten_at_most) {
  const auto busy = somebody();
  std::promise<void> go;
  const auto gate = go.get_future().share();
  for (int i = 0; i < 10; ++i)
    ASSERT_TRUE(jobs().start(busy, "export", std::to_string(i), until(gate)).has_value());
  const auto more = jobs().start(busy, "export", "11", until(gate));
  ASSERT_FALSE(more.has_value());
  EXPECT_EQ(more.error().code(), error::too_many_jobs);
  EXPECT_TRUE(jobs().start(somebody(), "export", "12", until(gate)).has_value());
  go.set_value();
}

TEST_P(runner_test, what_a_stop_cut_off_is_told_as_interrupted) {
  const auto who = somebody();
  std::promise<void> running;
  const auto id = jobs().start(who, "export", "1", [&](progress& report) -> result<std::string> {
    running.set_value();
    while (!report.stopped()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    return refuse(error::cancelled);
  });
  running.get_future().wait();
  jobs().stop();
  EXPECT_EQ(state_of(*id, who), "interrupted");
}

TEST_P(runner_test, a_job_whose_reader_a_stop_interrupts_is_interrupted_too) {
  const auto who = somebody();
  std::promise<void> running;
  const auto id = jobs().start(who, "export", "1", [&](progress& report) -> result<std::string> {
    running.set_value();
    while (!report.stopped()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    throw db::error_thrown(db::error_thrown::kind::busy, "interrupted");
  });
  running.get_future().wait();
  jobs().announce_stop();
  jobs().stop();
  EXPECT_EQ(state_of(*id, who), "interrupted");
}

INSTANTIATE_TEST_SUITE_P(stores, runner_test, ::testing::Values(db::dialect::sqlite),
                         testing::engine_name);

}  // namespace
}  // namespace wangge::jobs
