#pragma once
// The bytes of an uploaded file, on disk or in memory, read in pieces.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace wangge::exchange {

// A path, or bytes that outlive the reader when the path is empty.
struct input {
  std::filesystem::path path;
  std::string_view bytes;
};

class byte_source {
 public:
  // Refuses with error::damaged_file when the file cannot be opened.
  static result<std::unique_ptr<byte_source>> open(const input& from);

  // Up to `capacity` bytes; 0 at the end. Throws std::system_error when the disk fails.
  std::size_t read(char* into, std::size_t capacity);
  void rewind();
  std::uint64_t size() const { return size_; }
  std::uint64_t position() const { return position_; }

 private:
  struct closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, closer> file_;
  std::string_view bytes_;
  std::uint64_t size_ = 0;
  std::uint64_t position_ = 0;
};

}  // namespace wangge::exchange
