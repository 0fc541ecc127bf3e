#include "exchange/zip_archive.h"

#include <zip.h>

#include <algorithm>

namespace wangge::exchange {
namespace {

constexpr zip_int64_t most_entries = 10'000;
// Below this a high ratio is harmless, and small parts of blanks do pack very well.
constexpr std::uint64_t ratio_tested_from = 16 << 20;

std::string text_of(zip_error_t& failed) {
  std::string text = zip_error_strerror(&failed);
  zip_error_fini(&failed);
  return text;
}

// libzip speaks English only.
refused zip_damaged(std::string_view where, std::string_view what) {
  return damaged(where, {"压缩包有误", what});
}

}  // namespace

void zip_archive::closer::operator()(zip* archive) const {
  zip_discard(archive);
}

result<std::shared_ptr<zip_archive>> zip_archive::open(const input& from,
                                                       const read_limits& limits) {
  zip_error_t failed;
  zip_error_init(&failed);
  zip_source_t* source =
      from.path.empty() ? zip_source_buffer_create(from.bytes.data(), from.bytes.size(), 0, &failed)
                        : zip_source_file_create(from.path.c_str(), 0, -1, &failed);
  zip_t* opened = source ? zip_open_from_source(source, ZIP_RDONLY, &failed) : nullptr;
  if (!opened) {
    if (source) zip_source_free(source);
    return zip_damaged("ZIP", text_of(failed));
  }
  zip_error_fini(&failed);
  auto archive = std::make_shared<zip_archive>();
  archive->zip_.reset(opened);
  archive->limits_ = limits;
  if (zip_get_num_entries(opened, 0) > most_entries)
    return damaged("ZIP", damages::too_many_entries);
  return archive;
}

bool zip_archive::has(const std::string& name) const {
  return zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

result<std::unique_ptr<zip_part>> zip_archive::part(const std::string& name) {
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat(zip_.get(), name.c_str(), ZIP_FL_NOCASE, &about) != 0)
    return damaged(name, damages::missing);
  if (about.encryption_method != ZIP_EM_NONE) return damaged(name, damages::password);
  if (about.size > limits_.part_bytes) return damaged(name, damages::too_large);
  zip_file_t* file = zip_fopen_index(zip_.get(), about.index, 0);
  if (!file) return zip_damaged(name, zip_strerror(zip_.get()));
  return std::make_unique<zip_part>(shared_from_this(), file, name, about.comp_size, about.size);
}

zip_part::zip_part(std::shared_ptr<zip_archive> archive, zip_file* file, std::string name,
                   std::uint64_t packed_bytes, std::uint64_t inflated_bytes)
    : archive_(std::move(archive)),
      file_(file),
      name_(std::move(name)),
      packed_(packed_bytes),
      inflated_(inflated_bytes) {}

zip_part::~zip_part() {
  zip_fclose(file_);
}

result<std::size_t> zip_part::read(char* into, std::size_t capacity) {
  const zip_int64_t count = zip_fread(file_, into, capacity);
  if (count < 0) return zip_damaged(name_, zip_file_strerror(file_));
  read_ += static_cast<std::uint64_t>(count);
  // The directory's sizes are claims; only what comes out counts.
  const read_limits& limits = archive_->limits();
  const bool bomb = read_ > ratio_tested_from &&
                    read_ / std::max<std::uint64_t>(packed_, 1) > limits.inflate_ratio;
  if (read_ > limits.part_bytes || bomb) return damaged(name_, damages::too_large);
  return static_cast<std::size_t>(count);
}

double zip_part::progress() const {
  if (inflated_ == 0) return 1;
  return std::min(1.0, static_cast<double>(read_) / static_cast<double>(inflated_));
}

}  // namespace wangge::exchange
