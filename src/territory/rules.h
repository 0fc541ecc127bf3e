#pragma once
// Rules of units, doors and places across their fields. Pure.

#include <cstdint>

namespace wangge::territory {

// The size class of a grid by registered households: 100 and 300 belong to the middle (domain K2).
std::int64_t size_class_of(std::int64_t registered_households);

// Registers the rules with the records engine; once at start.
void register_rules();

}  // namespace wangge::territory
