#include "exchange/input.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "exchange/damage.h"

namespace wangge::exchange {

result<std::unique_ptr<byte_source>> byte_source::open(const input& from) {
  auto source = std::make_unique<byte_source>();
  if (from.path.empty()) {
    source->bytes_ = from.bytes;
    source->size_ = from.bytes.size();
    return source;
  }
  std::error_code failed;
  source->size_ = std::filesystem::file_size(from.path, failed);
  if (!failed) source->file_.reset(std::fopen(from.path.c_str(), "rb"));
  if (!source->file_) {
    const int why = failed ? failed.value() : errno;
    return damaged({}, {"文件打不开", std::strerror(why)});
  }
  return source;
}

std::size_t byte_source::read(char* into, std::size_t capacity) {
  std::size_t count = 0;
  if (file_) {
    count = std::fread(into, 1, capacity, file_.get());
    if (count == 0 && std::ferror(file_.get()))
      throw std::system_error(errno, std::generic_category(), "reading an import file");
  } else {
    count = std::min<std::size_t>(capacity, bytes_.size() - position_);
    std::memcpy(into, bytes_.data() + position_, count);
  }
  position_ += count;
  return count;
}

void byte_source::rewind() {
  if (file_) std::rewind(file_.get());
  position_ = 0;
}

}  // namespace wangge::exchange
