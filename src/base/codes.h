#pragma once
// Division codes (GB/T 2260 + GB/T 10114 + community + grid sequence): 6, 9, 12 or 15 digits.
// Inside, every unit is its 15-digit number, padded with zeros on the right, so that a unit's
// own rows and its children's lie in one range.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/code_range.h"

namespace wangge::codes {

enum class level { district = 1, street = 2, community = 3, grid = 4 };

// 6, 9, 12 or 15 digits, zero-padded forms too (370105001000 is the street); nothing else, and no
// community without a street or grid without a community (370105000008).
std::optional<std::int64_t> parse(std::string_view digits);
// The natural length: 370105, 370105001, 370105001008, 370105001008003.
std::string text(std::int64_t code);
level level_of(std::int64_t code);
// The unit above; 0 above a district.
std::int64_t parent(std::int64_t code);
// Every code that lies in the unit, itself included.
code_range range(std::int64_t code);
inline std::int64_t district_of(std::int64_t code) {
  return code / 1'000'000'000;
}
// CJ/T 349-2010, 20 digits: 6 object + 6 district + 3 street + 3 community + 2 grid sequence.
// Nothing when the grid's sequence exceeds 99.
std::optional<std::string> cjt349(std::int64_t grid, std::string_view object_class);

}  // namespace wangge::codes
