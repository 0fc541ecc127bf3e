#include "demo/divide.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace wangge::demo {
namespace {

// Directions to cut across, a half turn in sixteen steps; whole numbers, so the same everywhere.
constexpr std::array<point, 16> directions{{{1, 0},
                                            {5, 1},
                                            {5, 2},
                                            {3, 2},
                                            {1, 1},
                                            {2, 3},
                                            {2, 5},
                                            {1, 5},
                                            {0, 1},
                                            {-1, 5},
                                            {-2, 5},
                                            {-2, 3},
                                            {-1, 1},
                                            {-3, 2},
                                            {-5, 2},
                                            {-5, 1}}};

struct halves {
  std::vector<int> first_parts, second_parts;  // positions in `parts`
  std::vector<int> first_cells, second_cells;
  double cost = 0;
};

class divider {
 public:
  divider(const planar_map& map, std::span<const point> middles, std::span<const part> parts)
      : map_(map), middles_(middles), parts_(parts), out_(parts.size()) {}

  bool run(std::vector<int> cells, std::vector<int> parts) {
    if (parts.size() == 1) {
      out_[parts[0]] = std::move(cells);
      return true;
    }
    halves best;
    for (const auto direction : directions) try_direction(cells, parts, direction, best);
    if (best.first_parts.empty()) return false;
    return run(std::move(best.first_cells), std::move(best.first_parts)) &&
           run(std::move(best.second_cells), std::move(best.second_parts));
  }

  std::vector<std::vector<int>> take() { return std::move(out_); }

 private:
  int total(std::span<const int> parts) const {
    return std::accumulate(parts.begin(), parts.end(), 0,
                           [this](int sum, int at) { return sum + parts_[at].cells; });
  }

  void sort_along(std::vector<int>& items, std::span<const point> places, point direction) const {
    const auto reach = [&](int at) {
      return places[at].x * direction.x + places[at].y * direction.y;
    };
    std::stable_sort(items.begin(), items.end(), [&](int a, int b) { return reach(a) < reach(b); });
  }

  void try_direction(std::vector<int> cells, std::vector<int> parts, point direction,
                     halves& best) const {
    sort_along(cells, middles_, direction);
    if (parts_[parts[0]].placed) {
      std::vector<point> places;
      for (const auto& one : parts_) places.push_back(one.place);
      sort_along(parts, places, direction);
    }
    const int whole = total(parts);
    for (std::size_t k = 1; k < parts.size(); ++k) {
      const int first = total(std::span(parts).first(k));
      const bool balanced = std::min(first, whole - first) * 3 >= whole;
      if (balanced || parts.size() <= 3) try_cut(cells, parts, {k, first}, best);
    }
    if (best.first_parts.empty()) try_even_cut(cells, parts, best);
  }

  // Parts too unequal for a balanced cut: the one nearest to the middle.
  void try_even_cut(const std::vector<int>& cells, const std::vector<int>& parts,
                    halves& best) const {
    const int whole = total(parts);
    std::pair<std::size_t, int> nearest{1, parts_[parts[0]].cells};
    for (std::size_t k = 2; k < parts.size(); ++k) {
      const int first = total(std::span(parts).first(k));
      if (std::abs(2 * first - whole) < std::abs(2 * nearest.second - whole)) nearest = {k, first};
    }
    try_cut(cells, parts, nearest, best);
  }

  void try_cut(const std::vector<int>& cells, const std::vector<int>& parts,
               std::pair<std::size_t, int> at, halves& best) const {
    halves now;
    now.first_cells.assign(cells.begin(), cells.begin() + at.second);
    now.second_cells.assign(cells.begin() + at.second, cells.end());
    now.cost = border(now) / std::sqrt(std::min(now.first_cells.size(), now.second_cells.size()));
    if (!best.first_parts.empty() && now.cost >= best.cost) return;
    if (!map_.connected(now.first_cells) || !map_.connected(now.second_cells)) return;
    now.first_parts.assign(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(at.first));
    now.second_parts.assign(parts.begin() + static_cast<std::ptrdiff_t>(at.first), parts.end());
    best = std::move(now);
  }

  // Edges between the halves.
  double border(const halves& of) const {
    std::vector<bool> second(static_cast<std::size_t>(map_.size()));
    for (const int cell : of.second_cells) second[cell] = true;
    int out = 0;
    for (const int cell : of.first_cells) {
      for (const int next : map_.neighbours(cell)) out += second[next];
    }
    return out;
  }

  const planar_map& map_;
  std::span<const point> middles_;
  std::span<const part> parts_;
  std::vector<std::vector<int>> out_;
};

}  // namespace

std::vector<std::vector<int>> divide(const planar_map& map, std::span<const point> middles,
                                     const std::vector<int>& cells, std::span<const part> parts) {
  divider work(map, middles, parts);
  std::vector<int> all(parts.size());
  std::iota(all.begin(), all.end(), 0);
  if (!work.run(cells, std::move(all))) return {};
  return work.take();
}

}  // namespace wangge::demo
