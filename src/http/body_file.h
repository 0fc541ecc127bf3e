#pragma once
// A large body on the disk instead of in memory. The file goes with its last holder, unless it was
// moved to where it belongs.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace wangge::http {

class body_file {
 public:
  // A new file that only this user may read; the folder is made. good() tells whether it worked.
  explicit body_file(const std::filesystem::path& folder);
  ~body_file();
  body_file(const body_file&) = delete;
  body_file& operator=(const body_file&) = delete;

  void append(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  // Everything given so far was taken; after the first failure (the disk is full) nothing is.
  bool good() const { return good_; }
  // Closes the file and puts it at `target`. False when the disk refuses.
  bool move_to(const std::filesystem::path& target);

 private:
  struct closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::filesystem::path path_;
  std::unique_ptr<std::FILE, closer> file_;
  std::uint64_t size_ = 0;
  bool good_ = false;
};

}  // namespace wangge::http
