#include "api/lanes.h"

#include <gtest/gtest.h>

#include <future>

namespace wangge::api {
namespace {

TEST(work_queue, heavy_work_leaves_threads_for_the_rest) {
  work_queue readers(4, 100);
  std::promise<void> go;
  const auto until = go.get_future().share();
  std::atomic<int> heavy = 0, most = 0;
  for (int i = 0; i < 8; ++i)
    ASSERT_TRUE(readers.push(
        [&, until] {
          most = std::max(most.load(), ++heavy);
          until.wait();
          --heavy;
        },
        1, work_queue::weight::heavy));
  std::promise<void> answered;
  ASSERT_TRUE(readers.push([&] { answered.set_value(); }, 1));
  EXPECT_EQ(answered.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
  go.set_value();
  readers.stop();
  EXPECT_LE(most, 2);
  EXPECT_EQ(readers.waiting(), 0u);
}

TEST(work_queue, refuses_beyond_its_share_and_does_the_rest_in_order) {
  work_queue one(1, 4);
  std::promise<void> go, running;
  ASSERT_TRUE(one.push(
      [&] {
        running.set_value();
        go.get_future().wait();
      },
      1));
  running.get_future().wait();
  std::vector<int> order;
  ASSERT_TRUE(one.push([&] { order.push_back(1); }, 1, work_queue::weight::heavy));
  ASSERT_TRUE(one.push([&] { order.push_back(2); }, 1));
  EXPECT_FALSE(one.push([&] { order.push_back(9); }, 0.5));
  ASSERT_TRUE(one.push([&] { order.push_back(3); }, 1, work_queue::weight::heavy));
  go.set_value();
  one.stop();
  EXPECT_EQ(order, (std::vector<int>{1, 2, 3}));
}

}  // namespace
}  // namespace wangge::api
