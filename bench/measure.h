#pragma once
// Time and its least disturbed turn.

#include <functional>
#include <vector>

namespace wangge::bench {

double wall_seconds();
double thread_cpu_seconds();
double process_cpu_seconds();

// position 0 … 1 of the sorted values: 0.5 is the median.
double percentile(std::vector<double> values, double position);

struct pair_cost {
  double product = 0, reference = 0;
};
// Turns of both, one after the other; the cheapest turn of each. A turn gives its own cost.
pair_cost take_turns(int turns, const std::function<double()>& product,
                     const std::function<double()>& reference);

}  // namespace wangge::bench
