#include <gtest/gtest.h>

#include <thread>

#include "jobs/jobs.h"

namespace wangge::jobs {
namespace {

TEST(progress, work_ends_soon_after_the_right_to_it) {
  bool holds = true;
  const progress report([&] { return holds; });
  EXPECT_FALSE(report.cancelled());
  holds = false;
  for (int i = 0; i < 200 && !report.cancelled(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(report.cancelled());
  EXPECT_TRUE(report.revoked());
  holds = true;
  EXPECT_TRUE(report.revoked()) << "what was taken away does not come back by itself";
}

TEST(progress, without_an_account_nothing_is_revoked) {
  progress report;
  EXPECT_FALSE(report.cancelled());
  report.cancel();
  EXPECT_TRUE(report.cancelled());
  EXPECT_FALSE(report.revoked());
}

}  // namespace
}  // namespace wangge::jobs
