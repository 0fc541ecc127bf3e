#pragma once
// Cells with common corners: no gap and no overlap, because each inner edge is the same pair of
// corners for both its cells.

#include <map>
#include <span>
#include <vector>

#include "demo/ground.h"

namespace wangge::demo {

using ring = std::vector<int>;  // positions of corners, counter-clockwise, not closed

class planar_map {
 public:
  // Rounds every corner once; corners that fall together become one.
  explicit planar_map(std::span<const shape> cells);

  const std::vector<coordinate>& corners() const { return corners_; }
  const ring& cell(int at) const { return cells_[at]; }
  int size() const { return static_cast<int>(cells_.size()); }
  // Cells that share an edge, in rising order.
  const std::vector<int>& neighbours(int cell) const { return neighbours_[cell]; }
  // Does every cell keep three corners, turn one way only, and share each edge with at most one?
  bool sound() const { return sound_; }

  // Do these cells hang together by edges?
  bool connected(std::span<const int> cells) const;
  // The rings around a set of cells: one when it hangs together and has no hole.
  std::vector<ring> outlines(std::span<const int> cells) const;
  std::vector<coordinate> coordinates(const ring& of) const;

 private:
  void add_cell(const shape& corners);
  void find_neighbours();
  std::vector<coordinate> corners_;
  std::map<coordinate, int> by_place_;
  std::vector<ring> cells_;
  std::vector<std::vector<int>> neighbours_;
  bool sound_ = true;
};

}  // namespace wangge::demo
