#pragma once
// The shared strings of a workbook: 8 bytes each besides their text, in memory. They are not
// spilled to disk, because they are the names and numbers of people.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/xml_stream.h"

namespace wangge::exchange {

class shared_strings {
 public:
  // The byte budget of everything held.
  explicit shared_strings(std::uint64_t budget) : budget_(budget) {}

  // False when the budget is spent.
  bool add(std::string_view text);
  std::size_t size() const { return places_.size(); }
  std::string_view operator[](std::size_t index) const;

 private:
  struct place {
    std::uint64_t block : 24, offset : 20, length : 20;
  };
  std::uint64_t budget_;
  std::uint64_t used_ = 0;
  std::vector<std::string> blocks_;
  std::vector<place> places_;
};

// Fills `into`. Refuses with error::damaged_file, also when the text exceeds the limits.
result<void> read_shared_strings(std::unique_ptr<zip_part> part, const read_limits& limits,
                                 shared_strings& into);

// _x000D_ → the character (ECMA-376 part 1, 22.9.2.19), in place.
void unescape(std::string& text);
// The reverse for text that only looks so: _x000D_ → _x005F_x000D_.
std::string escape(std::string_view text);

}  // namespace wangge::exchange
