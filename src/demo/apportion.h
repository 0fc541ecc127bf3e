#pragma once
// Whole numbers that add up: the district's totals are exact, so every split of them must be.

#include <cstdint>
#include <span>
#include <vector>

#include "base/random.h"

namespace wangge::demo {

struct share {
  double weight;
  int low = 0;
  int high = 1 << 30;
};

// Splits `total` in proportion to the weights, every part within its bounds, by largest remainder.
// errors: throws std::logic_error when the bounds leave no room for `total` (a bug of the plan).
std::vector<int> apportion(std::int64_t total, std::span<const share> shares);

// Moves drawn values up or down by ones, at random, until they add up to `total` inside the bounds.
// `shares` gives the bounds and, as weight, how readily a value moves (0 = never).
void fit_to_total(std::vector<int>& values, std::span<const share> shares, std::int64_t total,
                  random_source& rng);

// `n` different positions drawn without replacement, in rising order; weight 3 is as likely as
// three of weight 1, weight 0 is never drawn.
std::vector<int> draw_distinct(int n, std::span<const int> weights, random_source& rng);

// Even over low … high.
inline int roll(random_source& rng, int low, int high) {
  return low + static_cast<int>(rng.below(static_cast<std::uint64_t>(high - low) + 1));
}

// Around 1, the higher the rarer: 0.87 … 1 / 0.15. Multiplied, it makes things clump.
inline double heavy(random_source& rng) {
  return 1 / (0.15 + rng.unit());
}

}  // namespace wangge::demo
