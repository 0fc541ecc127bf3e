#pragma once
// A ZIP file read part by part, each inflated as a stream under limits.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "exchange/damage.h"
#include "exchange/sheet.h"

struct zip;
struct zip_file;

namespace wangge::exchange {

class zip_part;

class zip_archive : public std::enable_shared_from_this<zip_archive> {
 public:
  // Refuses with error::damaged_file.
  static result<std::shared_ptr<zip_archive>> open(const input& from, const read_limits& limits);

  bool has(const std::string& name) const;
  // Refuses with error::damaged_file: missing, under a password, larger than the limits.
  result<std::unique_ptr<zip_part>> part(const std::string& name);

  const read_limits& limits() const { return limits_; }

 private:
  struct closer {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, closer> zip_;
  read_limits limits_;
  friend class zip_part;
};

class zip_part {
 public:
  zip_part(std::shared_ptr<zip_archive> archive, zip_file* file, std::string name,
           std::uint64_t packed_bytes, std::uint64_t inflated_bytes);
  ~zip_part();

  // Up to `capacity` inflated bytes, 0 at the end, where the checksum is compared.
  // Refuses with error::damaged_file, also once the part inflates beyond the limits.
  result<std::size_t> read(char* into, std::size_t capacity);

  const std::string& name() const { return name_; }
  double progress() const;  // 0 … 1

 private:
  std::shared_ptr<zip_archive> archive_;
  zip_file* file_;
  std::string name_;
  std::uint64_t packed_;
  std::uint64_t inflated_;  // as the directory claims
  std::uint64_t read_ = 0;
};

}  // namespace wangge::exchange
