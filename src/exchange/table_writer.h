#pragma once
// A list on its way out: headings, then rows, each cell in its canonical text.
//
//   auto out = open_xlsx_table({.path = "persons.xlsx", .temp_dir = data}, head);
//   for (…) if (auto ok = (*out)->write_row(cells); !ok) return …;
//   return (*out)->finish();

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace wangge::exchange {

// Canonical texts: integer -?digits; decimal with a point; date yyyy-mm-dd. What does not read as
// its kind (a masked or wrong value) is written as text.
enum class column_kind : std::uint8_t { text, integer, decimal, date };

struct column {
  std::string title;
  column_kind kind = column_kind::text;
  double width = 0;  // in characters of a digit's width; 0: by kind and title
};

struct table_head {
  std::string sheet;                // its name: 人员
  std::vector<std::string> banner;  // one row each above the headings: stamp_lines
  std::vector<column> columns;
};

// Who took the list out, when and for what: on top of every export and on its printed pages.
struct export_stamp {
  bool demo = false;
  std::string user;
  instant at = 0;
  std::string purpose;
  language lang = language::zh;
};
std::vector<std::string> stamp_lines(const export_stamp& stamp);
std::string stamp_line(const export_stamp& stamp);  // all of it in one line

struct table_target {
  std::filesystem::path path;
  std::filesystem::path temp_dir;  // where rows wait until finish; empty: the system's
  std::function<void(std::uint64_t rows)> progress;  // every few thousand rows and at the end
};

class table_writer {
 public:
  virtual ~table_writer() = default;
  // Missing cells at the end are empty. Refuses with error::store_full.
  virtual result<void> write_row(std::span<const std::string_view> cells) = 0;
  // The file is complete only after this; without it none is left behind.
  // Refuses with error::store_full.
  virtual result<void> finish() = 0;
};

// Beyond the last row of a sheet the table goes on, with its headings, in a second one.
// `rows_a_sheet` is for tests. Throws std::system_error when the file cannot be made.
std::unique_ptr<table_writer> open_xlsx_table(const table_target& target, table_head head,
                                              std::uint32_t rows_a_sheet = 1'048'576);
// UTF-8 with mark, CRLF; see csv_line.
std::unique_ptr<table_writer> open_csv_table(const table_target& target, const table_head& head);

// Removes a half-written file. Refuses with error::store_full when that was the reason (an errno),
// else throws std::system_error.
refused give_up(const std::filesystem::path& path, int reason);

}  // namespace wangge::exchange
