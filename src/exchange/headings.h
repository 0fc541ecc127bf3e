#pragma once
// Which row of a sheet holds the headings, and which field each heading means. Pure.
//
// Offices write title rows above, group headings over two rows, units and hints in brackets,
// spaces, stars and numbers, and their own words. Order of belief: the label itself, an alias of
// the schema, what a human chose before, likeness.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/sheet.h"

namespace wangge::exchange {

struct known_heading {
  std::string_view field, zh, en;
  std::span<const std::string_view> aliases;
};

// A choice of a human; an empty field means that the column is to be left out.
struct remembered_heading {
  std::string heading, field;
};

struct heading_knowledge {
  std::span<const known_heading> fields;
  std::span<const remembered_heading> remembered;
};

enum class match_kind {
  exact,
  alias,
  remembered,
  fuzzy,      // by likeness: score tells; to be confirmed below sure_score
  ignored,    // a running number, the reasons of an earlier import, or so remembered
  ambiguous,  // several fields are equally likely, or another column has the field already
  unknown
};

// A fuzzy match from here on may be taken without asking.
inline constexpr double sure_score = 0.8;

struct column_match {
  std::uint32_t column = 0;
  std::string heading;  // as written, in one line; the group's heading before it where needed
  match_kind how = match_kind::unknown;
  int field = -1;               // position in heading_knowledge::fields
  double score = 0;             // 0 … 1
  std::vector<int> candidates;  // of ambiguous, and the best guesses of unknown, best first

  bool mapped() const { return field >= 0; }
  bool settled() const { return how == match_kind::ignored || (mapped() && score >= sure_score); }
};

struct heading_map {
  std::uint32_t first_row = 0, last_row = 0;  // of the headings; data begins behind
  std::vector<column_match> columns;          // those with a heading, in order
};

// Looks at the first rows of a sheet (`top`, about 20), or only at `fixed` if a human said so.
// Refuses with error::no_heading {rows}.
result<heading_map> find_headings(std::span<const row> top, const heading_knowledge& with,
                                  std::optional<std::uint32_t> fixed = {});

// error::unmapped_heading for every column that is not settled, its cell (C3) as the field.
std::vector<problem> heading_problems(const heading_map& map);

// Two headings with the same key are the same heading: 姓 名*, 姓名（必填）. For remembering.
std::string heading_key(std::string_view heading);

}  // namespace wangge::exchange
