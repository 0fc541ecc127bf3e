#include <cerrno>
#include <cstdio>
#include <system_error>

#include "exchange/csv.h"
#include "exchange/table_writer.h"

namespace wangge::exchange {
namespace {

constexpr std::size_t flush_bytes = 256 * 1024;
constexpr std::uint64_t progress_every = 4'096;

class csv_table final : public table_writer {
 public:
  csv_table(const table_target& target, const table_head& head)
      : path_(target.path),
        progress_(target.progress),
        columns_(head.columns.size()),
        file_(std::fopen(target.path.c_str(), "wb")),
        held_(csv_mark) {
    if (!file_) throw std::system_error(errno, std::generic_category(), "making a CSV file");
    for (const std::string_view line : head.banner) csv_line({&line, 1}, held_);
    std::vector<std::string_view> titles;
    for (const auto& one : head.columns) titles.push_back(one.title);
    csv_line(titles, held_);
  }
  ~csv_table() override {
    std::error_code ignored;
    if (file_) std::filesystem::remove(path_, ignored);
  }

  result<void> write_row(std::span<const std::string_view> cells) override {
    csv_line(cells.first(std::min(cells.size(), columns_)), held_);
    ++rows_;
    if (progress_ && rows_ % progress_every == 0) progress_(rows_);
    if (held_.size() >= flush_bytes && !flush()) return give_up(path_, errno);
    return {};
  }

  result<void> finish() override {
    if (progress_) progress_(rows_);
    const bool written = flush() && std::fflush(file_.get()) == 0;
    const int reason = errno;
    file_.reset();
    if (!written) return give_up(path_, reason);
    return {};
  }

 private:
  bool flush() {
    const bool written = std::fwrite(held_.data(), 1, held_.size(), file_.get()) == held_.size();
    held_.clear();
    return written;
  }

  struct closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::filesystem::path path_;
  std::function<void(std::uint64_t)> progress_;
  std::size_t columns_;
  std::unique_ptr<std::FILE, closer> file_;
  std::string held_;
  std::uint64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<table_writer> open_csv_table(const table_target& target, const table_head& head) {
  return std::make_unique<csv_table>(target, head);
}

}  // namespace wangge::exchange
