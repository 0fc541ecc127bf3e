#include "screening/difference.h"

#include <algorithm>
#include <tuple>

#include "records/past.h"

namespace wangge::screening {
namespace {

using records::passage;
using records::record;

// Moved counts on both sides of the border.
std::optional<change_kind> kind_of(const passage& one, code_range range) {
  const auto standing = [](const std::optional<record>& state) {
    return state && state->live() ? &*state : nullptr;
  };
  const auto *then = standing(one.states.front()), *now = standing(one.states.back());
  const bool was_here = then && range.contains(then->grid()),
             is_here = now && range.contains(now->grid());
  if (!was_here && !is_here) return std::nullopt;
  if (!then) return change_kind::fresh;
  if (!now) return change_kind::gone;
  if (then->grid() != now->grid()) return change_kind::moved;
  return then->values == now->values ? std::nullopt : std::optional(change_kind::changed);
}

changed_record row_of(const passage& one, change_kind what) {
  const auto& first = one.states.front();
  const record& shown = what == change_kind::gone ? *first : *one.states.back();
  return {shown.id, std::string(shown.text(shown.what->label_at)), shown.grid(),
          first ? first->grid() : 0, one.changed_at};
}

auto place_of(const changed_record& one) {
  return std::tie(one.grid, one.id);
}

}  // namespace

std::string_view word_of(change_kind what) {
  static constexpr std::array<std::string_view, change_kinds.size()> words = {"new", "gone",
                                                                              "moved", "changed"};
  return words[static_cast<std::size_t>(what)];
}

difference difference_of(db::connection& db, const access::vault& keys,
                         const difference_query& ask) {
  difference out;
  records::each_passage(db, keys, *ask.of, ask.range, ask.when.from, ask.when.to,
                        [&](passage&& one) {
                          const auto what = kind_of(one, ask.range);
                          if (!what) return;
                          ++out.counts[static_cast<std::size_t>(*what)];
                          if (what != ask.listed) return;
                          auto row = row_of(one, *what);
                          if (std::tie(ask.after_grid, ask.after_id) < place_of(row))
                            out.rows.push_back(std::move(row));
                        });
  const auto shown = std::min(out.rows.size(), static_cast<std::size_t>(ask.limit));
  const auto end = out.rows.begin() + static_cast<long>(shown);
  std::partial_sort(out.rows.begin(), end, out.rows.end(),
                    [](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
  out.rows.erase(end, out.rows.end());
  return out;
}

}  // namespace wangge::screening
