#pragma once
// A small deterministic generator: xoshiro256** (Blackman, Vigna 2018), seeded by splitmix64.
// The same seed gives the same sequence on every platform, which std:: distributions do not
// promise; so all arithmetic here is on integers, or on doubles in one fixed order without
// library functions. Not for secrets: those come from access/secret.h.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <utility>

namespace wangge {

class random_source {
 public:
  explicit random_source(std::uint64_t seed) {
    for (auto& word : state_) word = splitmix(seed);
  }

  // 64 random bits.
  std::uint64_t next() {
    const std::uint64_t out = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate(state_[3], 45);
    return out;
  }

  // An independent generator for part `stream` of the work: the parts may then be made in any
  // order or in parallel. Does not move this one on.
  random_source fork(std::uint64_t stream) const {
    std::uint64_t seed = stream;
    seed = splitmix(seed) ^ state_[0] ^ rotate(state_[3], 32);
    return random_source(seed);
  }

  // Even over 0 … n-1; n = 0 gives 0.
  std::uint64_t below(std::uint64_t n) {
    if (n == 0) return 0;
    // The lowest 2^64 mod n values would make some results likelier: draw again.
    const std::uint64_t reject = (0 - n) % n;
    std::uint64_t bits = next();
    while (bits < reject) bits = next();
    return bits % n;
  }
  // Even over low … high, both included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    if (low > high) throw std::invalid_argument("random_source::between");
    const std::uint64_t width = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    const std::uint64_t step = width == UINT64_MAX ? next() : below(width + 1);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + step);
  }
  // Even over [0, 1) in steps of 2^-53.
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  double between(double low, double high) { return plus(low, (high - low) * unit()); }
  bool chance(double probability) { return unit() < probability; }

  // Bell-shaped: the sum of twelve even numbers, exact in integers. Within 0.01 of the normal
  // distribution everywhere, and never further than six deviations from the mean.
  double normal(double mean, double deviation) {
    std::int64_t sum = 0;
    for (int i = 0; i < 6; ++i) {
      const std::uint64_t bits = next();
      sum += static_cast<std::int64_t>(bits >> 32) + static_cast<std::int64_t>(bits & 0xffffffff);
    }
    const double z = static_cast<double>(sum - (std::int64_t{6} << 32)) * 0x1p-32;
    return plus(mean, deviation * z);
  }

  // One element, each as likely. The span must not be empty.
  template <class T>
  const T& pick(std::span<const T> choices) {
    if (choices.empty()) throw std::invalid_argument("random_source::pick");
    return choices[below(choices.size())];
  }
  template <class C>
  const auto& pick(const C& choices) {
    return pick(std::span<const typename C::value_type>(choices));
  }

  // An index, as likely as its weight. At least one weight must be above 0.
  std::size_t pick_weighted(std::span<const std::uint32_t> weights) {
    std::uint64_t total = 0;
    for (const auto weight : weights) total += weight;
    if (total == 0) throw std::invalid_argument("random_source::pick_weighted");
    std::uint64_t left = below(total);
    std::size_t at = 0;
    while (left >= weights[at]) left -= weights[at++];
    return at;
  }

  template <class T>
  void shuffle(std::span<T> items) {
    for (std::size_t left = items.size(); left > 1; --left) {
      using std::swap;
      swap(items[left - 1], items[below(left)]);
    }
  }
  template <class C>
  void shuffle(C& items) {
    shuffle(std::span<typename C::value_type>(items));
  }

 private:
  static std::uint64_t rotate(std::uint64_t bits, int by) { return bits << by | bits >> (64 - by); }
  // Some processors fuse a product and a sum into one rounding; going through memory keeps two.
  static double plus(double a, double product) {
    const volatile double rounded = product;
    return a + rounded;
  }
  static std::uint64_t splitmix(std::uint64_t& seed) {
    std::uint64_t z = seed += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
  }

  std::array<std::uint64_t, 4> state_;
};

}  // namespace wangge
