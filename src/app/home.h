#pragma once

#include <cstdint>

#include "app/runtime.h"

namespace wangge::app {

// Where entries about nobody's account belong: the district of the register; before there is one,
// the district this product was made for.
std::int64_t home_district(runtime& parts);

}  // namespace wangge::app
