#pragma once
// The grids and units an account may name by words: 泺安社区第三网格, 泺安社区 beside 3号网格, or
// only the last part where that is clear. Pure but for the tree it is made from.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "territory/unit_tree.h"

namespace wangge::exchange {

// What other columns of the row say of where it lies; empty when they say nothing.
struct unit_words {
  std::string street, community;
  bool empty() const { return street.empty() && community.empty(); }
};

class unit_names {
 public:
  unit_names(const territory::unit_tree::units& all, code_range area);
  // Codes that may be meant; at most a few are given.
  std::vector<std::int64_t> find(std::string_view text, const unit_words& within = {}) const;

 private:
  void add(std::string name, std::int64_t code);
  std::vector<std::int64_t> known(const std::string& key) const;

  std::unordered_multimap<std::string, std::int64_t> codes_;
};

// The form names of units are compared in: letters only, a numbered grid by its number.
// 泺安社区第三网格, 泺安社区 3号网格, 泺安社区网格03 → 泺安社区网格3
std::string unit_key(std::string_view name);

}  // namespace wangge::exchange
