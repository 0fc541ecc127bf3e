#pragma once
// What every table format delivers: sheets of rows of cells, read as a stream.
//
//   auto book = open_workbook({.path = "人员.xlsx"});
//   auto sheet = (*book)->open(0);
//   for (row next; *(*sheet)->next_row(next);) use(next);
//
// A reader holds one row and, for XLSX, the shared strings: memory does not grow with the rows.
// Readers of one workbook are used by one thread at a time.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/input.h"

namespace wangge::exchange {

enum class cell_kind : std::uint8_t { empty, text, number, date, boolean, error };

// text by kind: text as written; number: the digits of the file (3.70105E+17 stays so);
// date: yyyy-mm-dd, yyyy-mm-dd hh:mm:ss or hh:mm:ss; boolean: TRUE, FALSE; error: #N/A …, or the
// formula with its = where the file holds no value for it.
// number: the value of number and boolean, the serial (1900 system, days) of date; else 0.
struct cell {
  cell_kind kind = cell_kind::empty;
  std::uint32_t column = 0;  // from 0
  double number = 0;
  std::string text;
};

// A row reused from call to call; it keeps the memory of its cells.
class row {
 public:
  std::uint32_t number = 0;  // from 1, as a spreadsheet shows it

  std::span<const cell> cells() const { return {cells_.data(), width_}; }
  std::uint32_t width() const { return static_cast<std::uint32_t>(width_); }
  bool blank() const { return width_ == 0; }
  // The cell of a column; an empty one beyond the last.
  const cell& at(std::uint32_t column) const;

  // For readers: empties the row; the cell to fill (columns between become empty); drops empty
  // cells at the end.
  void start(std::uint32_t row_number);
  cell& fill(std::uint32_t column);
  void finish();

 private:
  std::vector<cell> cells_;
  std::size_t width_ = 0;
};

struct sheet_info {
  std::string name;
  bool hidden = false;
};

// Inclusive; rows from 1, columns from 0.
struct merged_range {
  std::uint32_t first_row = 0, last_row = 0;
  std::uint32_t first_column = 0, last_column = 0;
};

// What is refused before it costs memory or time; see each reader for the error.
struct read_limits {
  std::uint32_t rows = 1'048'576;             // error::too_many_rows
  std::uint32_t columns = 1'024;              // the rest: error::damaged_file
  std::size_t cell_bytes = 131'072;           // Excel: 32,767 characters
  std::uint64_t part_bytes = 4ULL << 30;      // one inflated part of an XLSX
  std::uint64_t shared_bytes = 256ULL << 20;  // text of the shared strings
  std::uint32_t inflate_ratio = 250;          // inflated : packed, tested beyond 16 MB
};

class sheet_reader {
 public:
  virtual ~sheet_reader() = default;
  // true: `into` is the next row with content (blank rows are passed over, their numbers counted);
  // false: the sheet has ended. After a refusal the reader is finished.
  virtual result<bool> next_row(row& into) = 0;
  virtual double progress() const = 0;  // 0 … 1 of the bytes
};

class workbook {
 public:
  virtual ~workbook() = default;
  virtual const std::vector<sheet_info>& sheets() const = 0;
  // Each call reads the sheet from its top again.
  virtual result<std::unique_ptr<sheet_reader>> open(std::size_t sheet) = 0;
  virtual result<std::vector<merged_range>> merged(std::size_t sheet) = 0;
};

// "AB12" of column 27, row 12.
std::string cell_name(std::uint32_t column, std::uint32_t row_number);

}  // namespace wangge::exchange
