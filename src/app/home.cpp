#include "app/home.h"

#include "base/codes.h"

namespace wangge::app {

std::int64_t home_district(runtime& parts) {
  const auto units = parts.services().units.snapshot();
  return units->empty() ? 370105 : codes::district_of(units->begin()->first);
}

}  // namespace wangge::app
