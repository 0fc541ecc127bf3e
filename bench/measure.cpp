#include "measure.h"

#include <time.h>

#include <algorithm>
#include <limits>

namespace wangge::bench {
namespace {

double read_clock(clockid_t which) {
  timespec now{};
  clock_gettime(which, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

double wall_seconds() {
  return read_clock(CLOCK_MONOTONIC);
}
double thread_cpu_seconds() {
  return read_clock(CLOCK_THREAD_CPUTIME_ID);
}
double process_cpu_seconds() {
  return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

double percentile(std::vector<double> values, double position) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::size_t>(position * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
  return values[at];
}

pair_cost take_turns(int turns, const std::function<double()>& product,
                     const std::function<double()>& reference) {
  constexpr double none = std::numeric_limits<double>::max();
  pair_cost best{none, none};
  for (int i = 0; i < turns; ++i) {
    best.product = std::min(best.product, product());
    best.reference = std::min(best.reference, reference());
  }
  return best;
}

}  // namespace wangge::bench
