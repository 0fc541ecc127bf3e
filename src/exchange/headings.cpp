#include "exchange/headings.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "exchange/heading_names.h"

namespace wangge::exchange {
namespace {

// The headings of one row, or of two: what stands in the lower, else in the upper; `group` is the
// heading over several columns.
struct titles {
  std::uint32_t first_row = 0, last_row = 0;
  std::vector<std::string> text, group;
};

// Headings are words; a row of numbers and dates holds data.
std::string title_of(const cell& one) {
  return one.kind == cell_kind::text ? normalise(one.text) : std::string();
}

titles titles_of(const row& lower, const row* upper) {
  titles out{upper ? upper->number : lower.number, lower.number, {}, {}};
  const std::uint32_t width = std::max(lower.width(), upper ? upper->width() : 0);
  std::string group;
  for (std::uint32_t i = 0; i < width; ++i) {
    std::string text = title_of(lower.at(i));
    const std::string above = upper ? title_of(upper->at(i)) : std::string();
    if (!above.empty()) group = above;
    const bool under_group = upper && !text.empty();
    out.group.push_back(under_group ? group : std::string());
    out.text.push_back(text.empty() ? above : std::move(text));
  }
  return out;
}

// 姓名 under 户主 and 姓名 under 房东 differ only with their groups.
void tell_apart(titles& all) {
  std::map<std::string, int> seen;
  for (const auto& text : all.text) ++seen[heading_key(text)];
  for (std::size_t i = 0; i < all.text.size(); ++i)
    if (!all.text[i].empty() && seen[heading_key(all.text[i])] > 1)
      all.text[i] = all.group[i] + all.text[i];
}

// The better match keeps a field that two columns claim; at equal rank the first.
void settle_claims(std::vector<column_match>& columns) {
  std::map<int, column_match*> owners;
  for (auto& one : columns) {
    if (!one.mapped()) continue;
    auto& owner = owners[one.field];
    column_match* loser = &one;
    if (!owner || std::pair(one.how, -one.score) < std::pair(owner->how, -owner->score))
      loser = std::exchange(owner, &one);
    if (!loser) continue;
    const int field = std::exchange(loser->field, -1);
    loser->how = is_repetition(loser->heading) ? match_kind::ignored : match_kind::ambiguous;
    if (loser->how == match_kind::ambiguous) loser->candidates = {field};
  }
}

heading_map map_titles(titles all, const heading_names& names) {
  tell_apart(all);
  heading_map out{all.first_row, all.last_row, {}};
  for (std::size_t i = 0; i < all.text.size(); ++i) {
    if (all.text[i].empty()) continue;
    column_match one = names.match(all.text[i]);
    one.column = static_cast<std::uint32_t>(i);
    one.heading = std::move(all.text[i]);
    out.columns.push_back(std::move(one));
  }
  settle_claims(out.columns);
  return out;
}

// How much a row looks like headings: what fits by name counts whole, likeness half.
double weight(const heading_map& map) {
  double sum = 0;
  for (const auto& one : map.columns)
    if (one.mapped()) sum += one.how == match_kind::fuzzy ? one.score / 2 : 1;
  return sum;
}

// One name among many words is a title that happens to fit; with two likenesses it is none.
bool plausible(const heading_map& map) {
  const double found = weight(map);
  return found >= 1.5 || (found >= 1 && map.columns.size() <= 2);
}

}  // namespace

result<heading_map> find_headings(std::span<const row> top, const heading_knowledge& with,
                                  std::optional<std::uint32_t> fixed) {
  const heading_names names(with);
  std::optional<heading_map> best;
  double most = 0;
  const auto consider = [&](titles candidate) {
    heading_map map = map_titles(std::move(candidate), names);
    const double found = weight(map);
    if ((best && found <= most) || (!fixed && !plausible(map))) return;
    most = found;
    best = std::move(map);
  };
  for (const row& one : top)
    if (!fixed || one.number == *fixed) consider(titles_of(one, nullptr));
  // Two rows of headings only where they tell more than either alone.
  for (std::size_t i = 1; i < top.size(); ++i) {
    const bool meant = !fixed || top[i - 1].number == *fixed || top[i].number == *fixed;
    if (meant && top[i].number == top[i - 1].number + 1) consider(titles_of(top[i], &top[i - 1]));
  }
  if (best) return std::move(*best);
  return refuse(error::no_heading, {{"rows", std::to_string(top.empty() ? 0 : top.back().number)}});
}

std::vector<problem> heading_problems(const heading_map& map) {
  std::vector<problem> out;
  for (const auto& one : map.columns)
    if (!one.settled())
      out.push_back({error::unmapped_heading,
                     cell_name(one.column, map.last_row),
                     {{"heading", one.heading}}});
  return out;
}

std::string heading_key(std::string_view heading) {
  std::string out;
  for (const char32_t c : form_of(heading).bare) append_character(out, c);
  return out;
}

}  // namespace wangge::exchange
