#include "base/codes.h"

#include <fmt/format.h>

namespace wangge::codes {
namespace {

constexpr std::int64_t grid_span = 1'000;              // codes below a community
constexpr std::int64_t community_span = 1'000'000;     // below a street
constexpr std::int64_t district_span = 1'000'000'000;  // below a district

std::int64_t span_of(std::int64_t code) {
  if (code % district_span == 0) return district_span;
  if (code % community_span == 0) return community_span;
  if (code % grid_span == 0) return grid_span;
  return 1;
}

// A community without a street above it (370105000008) is nowhere.
bool has_every_level(std::int64_t code) {
  const auto street = code / community_span % 1'000, community = code / grid_span % 1'000;
  const auto grid = code % grid_span;
  return (grid == 0 || community != 0) && (community == 0 || street != 0);
}

}  // namespace

std::optional<std::int64_t> parse(std::string_view digits) {
  const auto size = digits.size();
  if (size != 6 && size != 9 && size != 12 && size != 15) return std::nullopt;
  std::int64_t code = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    code = code * 10 + (c - '0');
  }
  for (auto n = size; n < 15; ++n) code *= 10;
  if (digits[0] == '0' || !has_every_level(code)) return std::nullopt;
  return code;
}

std::string text(std::int64_t code) {
  const auto span = span_of(code);
  return std::to_string(code / span);
}

level level_of(std::int64_t code) {
  switch (span_of(code)) {
    case district_span:
      return level::district;
    case community_span:
      return level::street;
    case grid_span:
      return level::community;
    default:
      return level::grid;
  }
}

std::int64_t parent(std::int64_t code) {
  switch (level_of(code)) {
    case level::district:
      return 0;
    case level::street:
      return code / district_span * district_span;
    case level::community:
      return code / community_span * community_span;
    default:
      return code / grid_span * grid_span;
  }
}

code_range range(std::int64_t code) {
  return {code, code + span_of(code) - 1};
}

std::optional<std::string> cjt349(std::int64_t grid, std::string_view object_class) {
  const auto sequence = grid % grid_span;
  if (sequence > 99 || object_class.size() != 6) return std::nullopt;
  return fmt::format("{}{}{:02}", object_class, grid / grid_span, sequence);
}

}  // namespace wangge::codes
