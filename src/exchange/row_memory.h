#pragma once
// Which row of a file already spoke of a record: hashes and row numbers in flat arrays, 12 bytes an
// entry, because a file may have a million rows.

#include <cstdint>
#include <vector>

namespace wangge::exchange {

class row_memory {
 public:
  // The row that left this hash; 0 when none did.
  std::uint32_t find(std::uint64_t hash) const {
    if (rows_.empty()) return 0;
    for (std::size_t at = hash & mask();; at = (at + 1) & mask())
      if (rows_[at] == 0 || hashes_[at] == hash) return rows_[at];
  }
  void add(std::uint64_t hash, std::uint32_t row_number) {
    if (used_ * 3 >= rows_.size() * 2) grow();
    put(hash, row_number);
  }

 private:
  std::size_t mask() const { return rows_.size() - 1; }
  void put(std::uint64_t hash, std::uint32_t row_number) {
    std::size_t at = hash & mask();
    while (rows_[at] != 0 && hashes_[at] != hash) at = (at + 1) & mask();
    used_ += rows_[at] == 0;
    hashes_[at] = hash;
    rows_[at] = row_number;
  }
  void grow() {
    auto hashes = std::move(hashes_);
    auto rows = std::move(rows_);
    const std::size_t size = rows.empty() ? 1024 : rows.size() * 2;
    hashes_.assign(size, 0);
    rows_.assign(size, 0);
    used_ = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i] != 0) put(hashes[i], rows[i]);
  }

  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> rows_;
  std::size_t used_ = 0;
};

}  // namespace wangge::exchange
