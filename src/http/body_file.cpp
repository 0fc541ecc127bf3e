#include "http/body_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <string>

namespace wangge::http {
namespace {

std::atomic<std::uint64_t> counter{0};

}  // namespace

body_file::body_file(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
  path_ = folder / (std::to_string(::getpid()) + "-" + std::to_string(++counter) + ".part");
  const int handle = ::open(path_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  if (handle < 0) return;
  file_.reset(::fdopen(handle, "wb"));
  good_ = file_ != nullptr;
  if (!good_) ::close(handle);
}

body_file::~body_file() {
  file_.reset();
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

void body_file::append(std::string_view bytes) {
  size_ += bytes.size();
  good_ = good_ && std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) == bytes.size();
}

bool body_file::move_to(const std::filesystem::path& target) {
  if (!good_ || std::fflush(file_.get()) != 0) return good_ = false;
  file_.reset();
  std::error_code failed;
  std::filesystem::create_directories(target.parent_path(), failed);
  std::filesystem::permissions(target.parent_path(), std::filesystem::perms::owner_all, failed);
  std::filesystem::rename(path_, target, failed);
  good_ = false;
  if (failed) return false;
  path_.clear();
  return true;
}

}  // namespace wangge::http
