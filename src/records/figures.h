#pragma once
// The catalogue of figures: each number on a screen is one entry here, and the list behind it is
// the same conditions. Ids that name a figure of the described district are the keys of the
// district's own constants.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/entity.h"

namespace wangge::records {

// field = any of the codes ("1" for a true boolean).
struct condition {
  std::string_view field;
  std::vector<std::string_view> codes;
};

struct figure {
  std::string_view id, zh, en, unit_zh, unit_en;
  std::string_view entity;            // whose rows are counted
  std::vector<condition> conditions;  // all must hold
  std::string_view definition_zh, definition_en;
};

std::span<const figure> figures();
const figure* find_figure(std::string_view id);
// The measures whose sum is the figure: one per code for a single condition, else one of its own.
std::vector<int> measures_of(const figure& one);
// The private fields it counts by, as the facets one needs to see them. What such a figure tells of
// a few people tells about each of them.
std::vector<std::string_view> facets_of(const figure& one);
// Conditions as a list query: "status=sealed", "kind=enterprise&above_scale=1".
std::string filter_text(const figure& one);

}  // namespace wangge::records
