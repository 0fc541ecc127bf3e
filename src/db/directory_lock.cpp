#include "db/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "db/db.h"

namespace wangge::db {

// flock, not fcntl: SQLite's own fcntl locks on the database would be lost with any descriptor of
// that file that is closed.
directory_lock::directory_lock(const std::filesystem::path& directory) {
  const auto path = directory / "wangge.lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0)
    throw error_thrown(error_thrown::kind::unavailable,
                       "cannot open " + path.string() + ": " + std::strerror(errno));
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(file_);
  file_ = -1;
}

directory_lock::~directory_lock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace wangge::db
