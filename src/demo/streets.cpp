#include "demo/streets.h"

#include <array>

namespace wangge::demo {

std::span<const street_seed> demo_streets() {
  // Positions are schematic: the old town around the station in the south, the three streets of old
  // villages around it, the former town beyond the river in the north-west.
  static constexpr std::array<street_seed, 14> streets{{
      {370105001, "无影山街道", 6, 0, -1.6, -6.4, 0.8, 0.10},
      {370105003, "天桥东街街道", 2, 0, 2.4, -7.6, 0.9, 0.15},
      {370105004, "北村街道", 5, 0, 1.6, -5.4, 0.7, 0.04},
      {370105005, "南村街道", 6, 0, 0.6, -6.4, 0.7, 0.04},
      {370105006, "堤口路街道", 11, 0, -3.0, -7.6, 0.8, 0.10},
      {370105007, "北坦街道", 5, 0, 3.4, -6.8, 0.8, 0.12},
      {370105009, "制锦市街道", 5, 0, 3.2, -8.2, 0.8, 0.20},
      {370105010, "宝华街道", 6, 0, -0.2, -7.4, 0.8, 0.08},
      {370105011, "官扎营街道", 6, 0, 1.2, -8.0, 0.9, 0.20},
      {370105012, "纬北路街道", 11, 0, -0.8, -8.8, 0.9, 0.14},
      {370105013, "药山街道", 19, 0, -4.4, -2.6, 1.9, 0.32},
      {370105014, "北园街道", 39, 0, 4.6, -3.0, 1.8, 0.26},
      {370105015, "泺口街道", 31, 0, 0.8, -1.4, 1.9, 0.30},
      {370105016, "桑梓店街道", 0, 48, -1.2, 6.0, 0.4, 0.80},
  }};
  return streets;
}

}  // namespace wangge::demo
