#pragma once
#include <cstdint>

namespace wangge {

// An inclusive range of 15-digit division codes.
struct code_range {
  std::int64_t low = 0;
  std::int64_t high = -1;

  bool contains(std::int64_t code) const { return code >= low && code <= high; }
  bool covers(const code_range& other) const { return other.low >= low && other.high <= high; }
  std::int64_t district() const { return low / 1'000'000'000; }
};

}  // namespace wangge
