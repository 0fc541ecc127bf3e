#pragma once
// Rules of households and persons across their fields (domain B4). Pure.

namespace wangge::residents {

// Registers the rules of person and household with the records engine; once at start.
void register_rules();

}  // namespace wangge::residents
