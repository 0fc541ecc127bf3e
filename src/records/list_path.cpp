#include "records/list_path.h"

#include <algorithm>
#include <cmath>

#include "base/codes.h"

namespace wangge::records {
namespace {

// Prices in rows read and kept: an entry of an index that is only tested, and a row that is also
// sorted (measured; docs/decisions/0005-paths-of-lists.md).
constexpr double tested = 0.06, sorted = 1.3;
// Of the names in a district, about so many share their next letter or character.
constexpr double share_of_a_letter = 1.0 / 15;
constexpr double rows_of_a_reference = 500;

struct counts {
  double district = 1, scope = 1;  // live rows
  double matched = 1;              // those that pass all filters, as far as is known
};

bool leads(const entity& of, const filter& one) {
  const field& what = of.fields[one.field_at];
  if (what.kind == field_kind::boolean)  // the index holds the true ones
    return what.filter && one.any.size() == 1 && std::get<std::int64_t>(one.any[0]) == 1;
  return what.filter || what.kind == field_kind::ref;
}

// Addresses stand in the order of places: those of a scope lie together, anywhere in the district.
bool follows_place(const entity& of, int at) {
  return of.fields[at].search == search_kind::prefix;
}

double matched_by(const tally_board& tallies, const list_query& ask, const filter& one) {
  if (!ask.what->fields[one.field_at].counted()) return rows_of_a_reference;
  double total = 0;
  for (const auto& v : one.any)
    if (const int measure = code_measure(*ask.what, one.field_at, std::get<std::int64_t>(v));
        measure >= 0)
      total += static_cast<double>(tallies.sum(measure, ask.range));
  return total;
}

}  // namespace

path_choice choose_path(const tally_board& tallies, const list_query& ask, bool ordered,
                        std::size_t prefix) {
  if (ask.ended || ask.quality) return {};  // few, and they have one index
  const int all = entity_measure(*ask.what);
  const auto whole = codes::range(ask.range.district() * 1'000'000'000);
  counts n;
  n.district = std::max<double>(1, static_cast<double>(tallies.sum(all, whole)));
  n.scope = n.matched = std::max<double>(1, static_cast<double>(tallies.sum(all, ask.range)));
  path_choice out;
  double least = 0;
  bool covered = true;  // every filter is tested in the index
  for (std::size_t i = 0; i < ask.filters.size(); ++i) {
    const auto rows = std::min(n.scope, matched_by(tallies, ask, ask.filters[i]));
    n.matched = std::max(1.0, n.matched * rows / n.scope);
    covered = covered && ask.what->fields[ask.filters[i].field_at].counted();
    if (!leads(*ask.what, ask.filters[i]) || (out.lead >= 0 && rows >= least)) continue;
    out.lead = static_cast<int>(i);
    least = rows;
  }
  const double step = covered ? tested : 1;
  const double page = ask.limit + 1;
  const bool in_order = !ordered && out.lead >= 0 && ask.filters[out.lead].any.size() == 1;
  const double along_filter = out.lead < 0 ? INFINITY
                              : in_order   ? page * least / n.matched
                                           : least * sorted;
  double along_scope = ordered ? n.scope * step + n.matched * sorted
                               : page * std::max(1.0, n.scope / n.matched * step);
  double along_sort = INFINITY;
  if (prefix > 0)
    along_sort = n.district * std::pow(share_of_a_letter, static_cast<double>(prefix)) * tested;
  else if (ordered && follows_place(*ask.what, ask.sort_at) && n.scope < n.district)
    along_sort = n.district * step;
  else if (ordered)
    along_sort = page * n.district / n.matched * step;
  if (along_filter <= along_scope && along_filter <= along_sort) {
    out.by = list_path::filter;
    return out;
  }
  out.by = along_sort < along_scope ? list_path::sort : list_path::scope;
  out.lead = -1;
  return out;
}

}  // namespace wangge::records
