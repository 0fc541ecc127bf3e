#include "demo/planar_map.h"

#include <algorithm>
#include <set>

namespace wangge::demo {

planar_map::planar_map(std::span<const shape> cells) {
  for (const auto& cell : cells) add_cell(cell);
  find_neighbours();
}

void planar_map::add_cell(const shape& corners) {
  ring out;
  for (const auto& corner : corners) {
    const auto place = to_coordinate(corner);
    const auto [known, fresh] = by_place_.try_emplace(place, static_cast<int>(corners_.size()));
    if (fresh) corners_.push_back(place);
    if (out.empty() || out.back() != known->second) out.push_back(known->second);
  }
  while (out.size() > 1 && out.front() == out.back()) out.pop_back();
  sound_ = sound_ && out.size() >= 3 && doubled_area(coordinates(out)) > 0;
  cells_.push_back(std::move(out));
}

void planar_map::find_neighbours() {
  neighbours_.resize(cells_.size());
  std::map<std::pair<int, int>, int> owner;
  for (int i = 0; i < size(); ++i) {
    const auto& corners = cells_[i];
    for (std::size_t k = 0; k < corners.size(); ++k) {
      const std::pair edge{corners[k], corners[(k + 1) % corners.size()]};
      sound_ = sound_ && owner.emplace(edge, i).second;
    }
  }
  for (const auto& [edge, cell] : owner) {
    const auto other = owner.find({edge.second, edge.first});
    if (other != owner.end()) neighbours_[cell].push_back(other->second);
  }
  for (auto& list : neighbours_) std::sort(list.begin(), list.end());
}

bool planar_map::connected(std::span<const int> cells) const {
  if (cells.empty()) return false;
  std::set<int> left(cells.begin(), cells.end());
  std::vector<int> reached{cells[0]};
  left.erase(cells[0]);
  while (!reached.empty()) {
    const int here = reached.back();
    reached.pop_back();
    for (const int next : neighbours_[here]) {
      if (left.erase(next) > 0) reached.push_back(next);
    }
  }
  return left.empty();
}

std::vector<ring> planar_map::outlines(std::span<const int> cells) const {
  std::set<std::pair<int, int>> edges;
  for (const int cell : cells) {
    const auto& corners = cells_[cell];
    for (std::size_t k = 0; k < corners.size(); ++k) {
      const int a = corners[k], b = corners[(k + 1) % corners.size()];
      // An edge that both its cells bring is inside.
      if (edges.erase({b, a}) == 0) edges.insert({a, b});
    }
  }
  std::vector<ring> out;
  while (!edges.empty()) {
    ring around;
    int at = edges.begin()->first;
    while (true) {
      const auto next = edges.lower_bound({at, 0});
      if (next == edges.end() || next->first != at) break;
      around.push_back(at);
      at = next->second;
      edges.erase(next);
    }
    out.push_back(std::move(around));
  }
  return out;
}

std::vector<coordinate> planar_map::coordinates(const ring& of) const {
  std::vector<coordinate> out;
  for (const int corner : of) out.push_back(corners_[corner]);
  return out;
}

}  // namespace wangge::demo
