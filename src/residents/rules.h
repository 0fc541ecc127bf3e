#pragma once
// Rules of households and persons across their fields (domain B4). Pure.

namespace wangge::residents {

// Registers with the records engine the rules of persons and what follows a stored one; once at
// start.
void register_rules();

}  // namespace wangge::residents
