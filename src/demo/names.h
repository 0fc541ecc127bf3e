#pragma once
// Invented names of persons: surnames and given characters as frequent as in life, by sex and
// birth cohort. The five real names the described district's article mentions never occur (K17).

#include <string>
#include <string_view>

#include "base/random.h"
#include "residents/identity.h"

namespace wangge::demo {

// A Han surname, the commonest ones most often. random: one draw.
std::string_view draw_surname(random_source& rng);

// A given name of one or two characters as was usual in that year.
std::string draw_given_name(residents::sex of, int birth_year, random_source& rng);

// The whole name: given surname, or a drawn one when it is empty.
std::string draw_name(std::string_view surname, residents::sex of, int birth_year,
                      random_source& rng);

// Names of real people in the source, which must not be used.
bool is_reserved_name(std::string_view name);

}  // namespace wangge::demo
