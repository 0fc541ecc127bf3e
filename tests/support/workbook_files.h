#pragma once
// Workbooks for tests, built part by part in memory.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wangge::exchange {

using zip_parts = std::vector<std::pair<std::string, std::string>>;

struct zip_options {
  const char* password = nullptr;  // AES-256
  bool stored = false;             // not deflated
};
std::string make_zip(const zip_parts& parts, const zip_options& how = {});

// The body of one part of a ZIP on disk.
std::string read_part(const std::string& path, const std::string& name);

// The parts of a workbook of one sheet whose <sheetData> is `rows` and what follows it `tail`.
zip_parts one_sheet(std::string_view rows, std::string_view tail = {});
// Replaces a part or adds it.
void set_part(zip_parts& parts, std::string_view name, std::string body);
// The same workbook with shared strings, given as the inner XML of <sst>.
void add_shared_strings(zip_parts& parts, std::string_view items);
// With styles: custom number formats (from id 164 on), then the format ids of the cell styles.
void add_styles(zip_parts& parts, const std::vector<std::string>& custom,
                const std::vector<int>& cells);

}  // namespace wangge::exchange
