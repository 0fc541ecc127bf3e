#pragma once
// Routes of the phone: what it takes along, what it brings back, and the questions that arise.

#include <vector>

#include "api/api.h"

namespace wangge::field {

std::vector<api::route> routes();

}  // namespace wangge::field
