#include "exchange/file_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace wangge::exchange {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;

class file_body : public http::body_source {
 public:
  explicit file_body(const std::filesystem::path& path)
      : in_(path, std::ios::binary), size_(std::filesystem::file_size(path)) {}
  bool next(std::string& chunk) override {
    chunk.resize(piece_bytes);
    in_.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    chunk.resize(static_cast<std::size_t>(in_.gcount()));
    return in_.good();
  }
  std::optional<std::uint64_t> size() const override { return size_; }

 private:
  std::ifstream in_;
  std::uint64_t size_;
};

// RFC 8187: what is not a plain letter or digit, byte by byte.
std::string encoded(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::string attachment(const std::string& name) {
  const bool plain = encoded(name) == name;
  return plain ? "attachment; filename=\"" + name + "\""
               : "attachment; filename*=UTF-8''" + encoded(name);
}

http::response file_answer(const std::filesystem::path& path, const std::string& name,
                           bool remove) {
  http::response out;
  out.content_type = name.ends_with(".csv")
                         ? "text/csv; charset=utf-8"
                         : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  out.headers.emplace_back("Content-Disposition", attachment(name));
  out.source = std::make_shared<file_body>(path);
  std::error_code ignored;
  if (remove) std::filesystem::remove(path, ignored);
  return out;
}

}  // namespace wangge::exchange
