// CSV of any encoding: every row is read or the file is refused, within the limits.
#include "exchange/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace wangge;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto book = exchange::open_csv({.path = {}, .bytes = bytes}, {.rows = 1000, .columns = 64});
  if (!book) return 0;
  auto sheet = (*book)->open(0);
  if (!sheet) return 0;
  exchange::row row;
  for (auto more = (*sheet)->next_row(row); more && *more; more = (*sheet)->next_row(row))
    if (row.width() > 64) __builtin_trap();
  return 0;
}
