#pragma once
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace wangge::http {

// Received bytes that were not used yet. Holds no memory once released, which is what thousands of
// idle connections cost.
class input_buffer {
 public:
  std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  void consume(std::size_t bytes) { begin_ += bytes; }
  void clear() { begin_ = end_ = 0; }
  std::size_t room() const { return room_ - end_; }

  // Space for at least `least` bytes behind what is there.
  char* prepare(std::size_t least) {
    const std::size_t held = end_ - begin_;
    if (held == 0) clear();
    if (room_ - end_ < least && held + least <= room_) {
      std::memmove(bytes_.get(), bytes_.get() + begin_, held);
      begin_ = 0;
      end_ = held;
    } else if (room_ - end_ < least) {
      auto bigger = std::make_unique_for_overwrite<char[]>(held + least);
      if (held > 0) std::memcpy(bigger.get(), bytes_.get() + begin_, held);
      bytes_ = std::move(bigger);
      room_ = held + least;
      begin_ = 0;
      end_ = held;
    }
    return bytes_.get() + end_;
  }
  void commit(std::size_t bytes) { end_ += bytes; }

  // Gives back what is larger than `keep`; only when empty.
  void shrink(std::size_t keep) {
    if (room_ <= keep) return;
    bytes_.reset();
    room_ = begin_ = end_ = 0;
  }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t room_ = 0, begin_ = 0, end_ = 0;
};

}  // namespace wangge::http
