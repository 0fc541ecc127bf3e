#pragma once
// One more object in a finished PDF, and finding it again.

#include <string>
#include <string_view>

namespace wangge::screening {

std::string with_object(std::string pdf, std::string_view content);
std::string object_of(std::string_view pdf);  // "" when there is none

}  // namespace wangge::screening
