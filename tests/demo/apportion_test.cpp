#include "demo/apportion.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>
#include <stdexcept>

namespace wangge::demo {
namespace {

int sum(const std::vector<int>& values) {
  return std::accumulate(values.begin(), values.end(), 0);
}

TEST(apportion, refuses_bounds_without_room) {
  const std::vector<share> tight{{1, 0, 3}, {1, 0, 3}};
  EXPECT_THROW(apportion(7, tight), std::logic_error);
  const std::vector<share> demanding{{1, 5}, {1, 5}};
  EXPECT_THROW(apportion(9, demanding), std::logic_error);
  const std::vector<share> weightless{{0, 0, 9}};
  EXPECT_THROW(apportion(1, weightless), std::logic_error);
}

TEST(apportion, follows_weights_and_adds_up) {
  const std::vector<share> shares{{1}, {2}, {3}};
  EXPECT_EQ(apportion(12, shares), (std::vector<int>{2, 4, 6}));
  EXPECT_EQ(apportion(13, shares), (std::vector<int>{2, 4, 7}));
}

TEST(apportion, keeps_bounds_for_any_total) {
  random_source rng(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<share> shares;
    int low = 0, high = 0;
    for (int i = 0; i < 40; ++i) {
      const int from = roll(rng, 0, 5), to = from + roll(rng, 0, 30);
      shares.push_back({0.01 + rng.unit() * 10, from, to});
      low += from;
      high += to;
    }
    const int total = roll(rng, low, high);
    const auto parts = apportion(total, shares);
    EXPECT_EQ(sum(parts), total);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      EXPECT_GE(parts[i], shares[i].low);
      EXPECT_LE(parts[i], shares[i].high);
    }
  }
}

TEST(fit_to_total, moves_only_what_may_move) {
  random_source rng(3);
  std::vector<int> values{10, 10, 10};
  const std::vector<share> shares{{0, 0, 50}, {1, 0, 50}, {0.2, 0, 12}};
  fit_to_total(values, shares, 60, rng);
  EXPECT_EQ(values[0], 10);
  EXPECT_LE(values[2], 12);
  EXPECT_EQ(sum(values), 60);
  EXPECT_THROW(fit_to_total(values, shares, 200, rng), std::logic_error);
}

TEST(draw_distinct, draws_different_positions_of_weight) {
  random_source rng(3);
  const std::vector<int> weights{1, 0, 1, 5, 1};
  EXPECT_EQ(draw_distinct(4, weights, rng), (std::vector<int>{0, 2, 3, 4}));
  EXPECT_THROW(draw_distinct(5, weights, rng), std::logic_error);
  EXPECT_EQ(draw_distinct(2, weights, rng).size(), 2u);
}

}  // namespace
}  // namespace wangge::demo
