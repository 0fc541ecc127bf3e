// Export of all persons present to XLSX, beside libxlsxwriter alone writing the same cells.

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>

#include "bench.h"
#include "exchange/open.h"
#include "jobs_client.h"
#include "measure.h"

namespace wangge::bench {
namespace {

constexpr double most_growth_megabytes = 64;
constexpr std::size_t rows_at_a_time = 20'000;

std::string request(const char* format) {
  return fmt::format(
      R"({{"kind":"persons","filters":{{"presence":"present"}},"format":"{}","purpose":"bench"}})",
      format);
}

void write_cell(lxw_worksheet* sheet, std::uint32_t row, const exchange::cell& one) {
  worksheet_write_string(sheet, row, static_cast<lxw_col_t>(one.column), one.text.c_str(), nullptr);
}

// Only the library's own work is counted; the cells come from the same list as CSV.
double write_alone(const std::filesystem::path& cells, const std::filesystem::path& target) {
  const auto book = std::move(*exchange::open_workbook({cells, {}}));
  const auto sheet = std::move(*book->open(0));
  lxw_workbook_options how{};
  how.constant_memory = LXW_TRUE;
  auto* out = workbook_new_opt(target.c_str(), &how);
  auto* page = workbook_add_worksheet(out, nullptr);
  double seconds = 0;
  std::uint32_t row = 0;
  std::vector<exchange::row> some(rows_at_a_time);
  for (bool more = true; more;) {
    std::size_t count = 0;
    while (count < some.size()) {
      const auto got = sheet->next_row(some[count]);
      more = got && *got;
      if (!more) break;
      ++count;
    }
    const double from = thread_cpu_seconds();
    for (std::size_t i = 0; i < count; ++i, ++row)
      for (const auto& one : some[i].cells())
        if (!one.text.empty()) write_cell(page, row, one);
    seconds += thread_cpu_seconds() - from;
  }
  const double from = thread_cpu_seconds();
  workbook_close(out);
  return seconds + thread_cpu_seconds() - from;
}

void run(const settings& with) {
  const auto store = scratch_copy(with, district_store(with), "export");
  server product(with, store);
  const auto headers = product.sign_in("district-admin-district");
  const auto cells = run_job(product, headers, request("csv"));
  const double cpu = product.process().cpu_seconds();
  const auto resident = product.process().resident_bytes();
  std::int64_t most = resident;
  run_job(product, headers, request("xlsx"),
          [&] { most = std::max(most, product.process().resident_bytes()); });
  const double spent = product.process().cpu_seconds() - cpu;
  product.stop();
  const auto target = with.work / "alone.xlsx";
  const double alone = write_alone(store / "exports" / (cells + ".csv"), target);
  report({"export.persons_xlsx", spent, "s CPU", alone, 1.5});
  report({"export.growth", static_cast<double>(most - resident) / 1e6, "MB", most_growth_megabytes,
          1});
  std::filesystem::remove(target);
  std::filesystem::remove_all(store);
}

}  // namespace

const entry exports = {"export", "persons to XLSX beside libxlsxwriter alone", run};

}  // namespace wangge::bench
