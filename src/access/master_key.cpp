// The file behind the vault (declared in crypto.h).

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "access/crypto.h"

namespace wangge::access {
namespace {

namespace fs = std::filesystem;

class descriptor {
 public:
  explicit descriptor(int number) : number_(number) {}
  descriptor(const descriptor&) = delete;
  ~descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  explicit operator bool() const { return number_ >= 0; }
  operator int() const { return number_; }

 private:
  int number_;
};

refused refuse_file(error code, const fs::path& file, const std::string& reason = {}) {
  return refuse(code, {{"path", file.string()}, {"reason", reason}});
}

// Written whole and on disk before it gets its name, and never over an existing key: two programs
// that start together end up with the same one.
std::error_code save_new(const fs::path& file, const key_256& key) {
  const auto failed = [] { return std::error_code(errno, std::generic_category()); };
  const fs::path draft = fmt::format("{}.{}", file.string(), ::getpid());
  {
    const descriptor out(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!out) return failed();
    const bool whole = ::write(out, key.data(), key.size()) == static_cast<ssize_t>(key.size());
    if (!whole || ::fsync(out) != 0) {
      const auto why = failed();
      ::unlink(draft.c_str());
      return why;
    }
  }
  const int linked = ::link(draft.c_str(), file.c_str());
  const auto why = linked == 0 || errno == EEXIST ? std::error_code() : failed();
  ::unlink(draft.c_str());
  if (why) return why;
  const descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder && ::fsync(folder) == 0 ? std::error_code() : failed();
}

std::error_code make_key(const fs::path& file) {
  std::error_code why;
  const bool made = fs::create_directories(file.parent_path(), why);
  if (!why && made) fs::permissions(file.parent_path(), fs::perms::owner_all, why);
  if (why) return why;
  key_256 key;
  randombytes_buf(key.data(), key.size());
  why = save_new(file, key);
  sodium_memzero(key.data(), key.size());
  return why;
}

}  // namespace

result<key_256> load_master_key(const fs::path& file, bool make) {
  std::error_code ignored;
  if (make && !fs::exists(file, ignored))
    if (const auto why = make_key(file))
      return refuse_file(error::key_unwritable, file, why.message());
  const descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (!in || ::fstat(in, &about) != 0) return refuse_file(error::key_missing, file);
  if ((about.st_mode & 077) != 0) return refuse_file(error::key_unsafe, file);
  key_256 key;
  char more;
  if (::read(in, key.data(), key.size()) != static_cast<ssize_t>(key.size()) ||
      ::read(in, &more, 1) != 0)
    return refuse_file(error::key_damaged, file);
  return key;
}

}  // namespace wangge::access
