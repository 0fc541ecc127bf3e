#include "demo/apportion.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>

namespace wangge::demo {
namespace {

double bounded(const share& part, double scale) {
  return std::clamp(part.weight * scale, double(part.low), double(part.high));
}

double filled(std::span<const share> shares, double scale) {
  double sum = 0;
  for (const auto& part : shares) sum += bounded(part, scale);
  return sum;
}

// The scale at which the bounded shares add up to `total`; their sum only grows with it.
double find_scale(std::int64_t total, std::span<const share> shares) {
  double low = 0, high = 1;
  for (int i = 0; i < 200 && filled(shares, high) < double(total); ++i) high *= 2;
  for (int i = 0; i < 80; ++i) {
    const double middle = (low + high) / 2;
    (filled(shares, middle) < double(total) ? low : high) = middle;
  }
  return high;
}

void check_room(std::int64_t total, std::span<const share> shares) {
  std::int64_t low = 0, high = 0;
  for (const auto& part : shares) {
    low += part.low;
    high += part.weight > 0 ? part.high : part.low;
  }
  if (total < low || total > high) throw std::logic_error("apportion: the bounds leave no room");
}

}  // namespace

std::vector<int> apportion(std::int64_t total, std::span<const share> shares) {
  check_room(total, shares);
  const double scale = find_scale(total, shares);
  std::vector<int> out(shares.size());
  std::vector<double> rest(shares.size());
  std::int64_t given = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double exact = bounded(shares[i], scale);
    out[i] = static_cast<int>(std::floor(exact + 1e-9));
    rest[i] = exact - out[i];
    given += out[i];
  }
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rest[a] > rest[b]; });
  while (given != total) {
    const int step = given < total ? 1 : -1;
    for (auto i = 0u; i < order.size() && given != total; ++i) {
      const auto at = order[step > 0 ? i : order.size() - 1 - i];
      const int next = out[at] + step;
      if (shares[at].weight <= 0 || next > shares[at].high || next < shares[at].low) continue;
      out[at] = next;
      given += step;
    }
  }
  return out;
}

void fit_to_total(std::vector<int>& values, std::span<const share> shares, std::int64_t total,
                  random_source& rng) {
  std::vector<std::size_t> movable;
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = std::clamp(values[i], shares[i].low, shares[i].high);
    if (shares[i].weight > 0) movable.push_back(i);
  }
  std::int64_t missing = total - std::accumulate(values.begin(), values.end(), std::int64_t{0});
  const int step = missing > 0 ? 1 : -1;
  while (missing != 0) {
    if (movable.empty()) throw std::logic_error("fit_to_total: the bounds leave no room");
    const auto slot = rng.below(movable.size());
    const auto at = movable[slot];
    const int next = values[at] + step;
    if (next > shares[at].high || next < shares[at].low) {
      movable[slot] = movable.back();
      movable.pop_back();
    } else if (shares[at].weight >= 1 || rng.chance(shares[at].weight)) {
      values[at] = next;
      missing -= step;
    }
  }
}

std::vector<int> draw_distinct(int n, std::span<const int> weights, random_source& rng) {
  // The n largest of the best of w draws each: Efraimidis and Spirakis 2006, in exact integers.
  std::vector<std::pair<std::uint64_t, int>> keys;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    std::uint64_t best = 0;
    for (int w = 0; w < weights[i]; ++w) best = std::max(best, rng.next());
    if (weights[i] > 0) keys.push_back({best, static_cast<int>(i)});
  }
  if (n > static_cast<int>(keys.size())) throw std::logic_error("draw_distinct: too few");
  std::nth_element(keys.begin(), keys.begin() + n, keys.end(), std::greater<>());
  std::vector<int> out;
  for (int i = 0; i < n; ++i) out.push_back(keys[i].second);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace wangge::demo
