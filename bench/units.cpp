#include "units.h"

namespace wangge::bench {

std::vector<scope> scopes_of(raw_store& store) {
  constexpr const char* names[] = {"district", "street", "community", "grid"};
  constexpr std::int64_t width[] = {1'000'000'000, 1'000'000, 1'000, 1};
  std::vector<scope> all;
  for (int level = 0; level < 4; ++level) {
    const auto code =
        store.number("SELECT min(code) FROM unit WHERE level = " + std::to_string(level + 1) +
                     (all.empty() ? "" : " AND code > " + std::to_string(all.back().low)));
    const std::string digits = std::to_string(code / width[level]);
    all.push_back({names[level], digits, code, code + width[level] - 1});
  }
  return all;
}

}  // namespace wangge::bench
