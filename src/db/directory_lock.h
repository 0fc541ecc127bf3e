#pragma once
#include <filesystem>

namespace wangge::db {

// Holds a data directory for one process; the kernel lets go when the process dies.
class directory_lock {
 public:
  explicit directory_lock(const std::filesystem::path& directory);
  ~directory_lock();
  directory_lock(const directory_lock&) = delete;
  bool held() const { return file_ >= 0; }

 private:
  int file_ = -1;
};

}  // namespace wangge::db
