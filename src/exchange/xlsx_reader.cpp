#include "exchange/xlsx_reader.h"

#include "exchange/xlsx_sheet.h"

namespace wangge::exchange {
namespace {

class xlsx_workbook final : public workbook {
 public:
  xlsx_workbook(std::shared_ptr<zip_archive> archive, xlsx_parts parts)
      : archive_(std::move(archive)), parts_(std::make_shared<const xlsx_parts>(std::move(parts))) {
    for (const auto& sheet : parts_->sheets) sheets_.push_back(sheet.info);
  }

  const std::vector<sheet_info>& sheets() const override { return sheets_; }

  result<std::unique_ptr<sheet_reader>> open(std::size_t sheet) override {
    const auto loaded = load_strings();
    if (!loaded) return refused(loaded.error());
    auto part = archive_->part(parts_->sheets.at(sheet).part);
    if (!part) return refused(part.error());
    return read_xlsx_sheet(std::move(*part), {parts_, strings_, archive_->limits()});
  }

  result<std::vector<merged_range>> merged(std::size_t sheet) override {
    auto part = archive_->part(parts_->sheets.at(sheet).part);
    if (!part) return refused(part.error());
    return read_merged(std::move(*part));
  }

 private:
  // Once, with the first sheet: listing the sheets of a large file stays quick.
  result<void> load_strings() {
    if (strings_) return {};
    auto strings = std::make_shared<shared_strings>(archive_->limits().shared_bytes);
    if (!parts_->shared_strings.empty()) {
      auto part = archive_->part(parts_->shared_strings);
      if (!part) return refused(part.error());
      const auto read = read_shared_strings(std::move(*part), archive_->limits(), *strings);
      if (!read) return read;
    }
    strings_ = std::move(strings);
    return {};
  }

  std::shared_ptr<zip_archive> archive_;
  std::shared_ptr<const xlsx_parts> parts_;
  std::shared_ptr<const shared_strings> strings_;
  std::vector<sheet_info> sheets_;
};

}  // namespace

result<std::unique_ptr<workbook>> open_xlsx(const input& from, const read_limits& limits) {
  auto archive = zip_archive::open(from, limits);
  if (!archive) return refused(archive.error());
  auto parts = read_parts(**archive);
  if (!parts) return refused(parts.error());
  return std::make_unique<xlsx_workbook>(std::move(*archive), std::move(*parts));
}

}  // namespace wangge::exchange
