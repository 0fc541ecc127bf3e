#include "base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace wangge {
namespace {

TEST(random_source, refuses_impossible_draws) {
  random_source draw(1);
  EXPECT_THROW(draw.between(std::int64_t{2}, std::int64_t{1}), std::invalid_argument);
  EXPECT_THROW(draw.pick(std::vector<int>{}), std::invalid_argument);
  EXPECT_THROW(draw.pick_weighted(std::vector<std::uint32_t>{0, 0}), std::invalid_argument);
  EXPECT_THROW(draw.pick_weighted({}), std::invalid_argument);
}

TEST(random_source, gives_the_published_sequence) {
  // splitmix64 from 0 gives e220a8397b1dcdaf 6e789e6aa1b965f4 06c45d188009454f f88bb8a8724c81ec;
  // the first output of xoshiro256** on that state is rotl(s1 * 5, 7) * 9.
  EXPECT_EQ(random_source(0).next(), 0x99ec5f36cb75f2b4u);
}

TEST(random_source, is_the_same_for_the_same_seed) {
  random_source one(20200330), two(20200330), other(20200331);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_EQ(one.normal(5, 2), two.normal(5, 2));
    ASSERT_EQ(one.below(7), two.below(7));
  }
  EXPECT_NE(one.next(), other.next());
}

TEST(random_source, forks_are_independent_and_do_not_move_the_parent) {
  random_source parent(7);
  const std::uint64_t first = parent.fork(1).next();
  EXPECT_EQ(parent.fork(1).next(), first);
  EXPECT_NE(parent.fork(2).next(), first);
  EXPECT_EQ(parent.next(), random_source(7).next());
}

TEST(random_source, draws_evenly) {
  random_source draw(3);
  std::vector<int> seen(6);
  for (int i = 0; i < 60'000; ++i) ++seen[draw.below(6)];
  for (const int count : seen) EXPECT_NEAR(count, 10'000, 400);
  EXPECT_EQ(draw.below(0), 0u);
  EXPECT_EQ(draw.below(1), 0u);
  EXPECT_EQ(draw.between(std::int64_t{-3}, std::int64_t{-3}), -3);
  for (int i = 0; i < 1000; ++i) {
    const auto any = draw.between(std::int64_t{-2}, std::int64_t{2});
    ASSERT_TRUE(any >= -2 && any <= 2);
    const double real = draw.between(0.5, 0.75);
    ASSERT_TRUE(real >= 0.5 && real < 0.75);
  }
  draw.between(INT64_MIN, INT64_MAX);
}

TEST(random_source, normal_has_its_mean_and_deviation) {
  random_source draw(4);
  double sum = 0, squares = 0;
  int within_one = 0;
  constexpr int n = 100'000;
  for (int i = 0; i < n; ++i) {
    const double x = draw.normal(10, 2);
    sum += x;
    squares += (x - 10) * (x - 10);
    within_one += std::abs(x - 10) < 2;
  }
  EXPECT_NEAR(sum / n, 10, 0.03);
  EXPECT_NEAR(std::sqrt(squares / n), 2, 0.03);
  EXPECT_NEAR(within_one / double{n}, 0.683, 0.01);
}

TEST(random_source, weights_decide) {
  random_source draw(5);
  const std::vector<std::uint32_t> weights{0, 1, 0, 3, 0};
  std::vector<int> seen(5);
  for (int i = 0; i < 40'000; ++i) ++seen[draw.pick_weighted(weights)];
  EXPECT_EQ(seen[0] + seen[2] + seen[4], 0);
  EXPECT_NEAR(seen[1], 10'000, 400);
}

TEST(random_source, shuffles_every_element_everywhere) {
  random_source draw(6);
  std::vector<std::vector<int>> at(5, std::vector<int>(5));
  for (int i = 0; i < 10'000; ++i) {
    std::vector<int> items(5);
    std::iota(items.begin(), items.end(), 0);
    draw.shuffle(items);
    for (int k = 0; k < 5; ++k) ++at[k][items[k]];
    std::sort(items.begin(), items.end());
    ASSERT_EQ(items, (std::vector<int>{0, 1, 2, 3, 4}));
  }
  for (const auto& row : at)
    for (const int count : row) EXPECT_NEAR(count, 2'000, 200);
}

}  // namespace
}  // namespace wangge
