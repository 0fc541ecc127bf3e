#pragma once
#include <optional>
#include <string_view>

#include "base/clock.h"

namespace wangge::exchange {

// A day as people and spreadsheets write it (see canonical_text); normalised text.
std::optional<day> read_day(std::string_view text);

}  // namespace wangge::exchange
