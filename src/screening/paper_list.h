#pragma once
// A grid's round on paper: each target with a short code that is typed back with its outcome. The
// code comes from the object, so that doors found meanwhile change no other's.

#include <string>
#include <vector>

#include "screening/round.h"
#include "screening/target.h"

namespace wangge::screening {

struct paper_line {
  std::string code;  // as printed now: the beginning of `full` that is nobody else's
  std::string full;
  target of;
};
// In the order of the ground; objects whose codes would be alike get longer ones.
std::vector<paper_line> paper_lines(db::connection& db, const round& of, std::int64_t grid);

// The object a typed code means; nothing when none or several begin so.
std::optional<uuid> object_of_code(const std::vector<paper_line>& lines, std::string_view typed);

}  // namespace wangge::screening
