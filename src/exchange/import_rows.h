#pragma once
// One row of a file → what it says about a record: values where a cell can stand for itself,
// texts where it refers to something else. No store is asked here.

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "exchange/import_fields.h"
#include "exchange/sheet.h"
#include "records/record.h"
#include "territory/unit_tree.h"

namespace wangge::exchange {

// A column of the file that means something.
struct mapped_column {
  std::uint32_t column = 0;
  std::string heading;
  import_field to;
};

struct row_problem {
  problem what;
  std::optional<std::uint32_t> column;  // none: the row as a whole
  std::string heading, shown;           // private numbers masked
};

struct import_row {
  std::uint32_t number = 0;
  records::record given;                            // only fields that were filled
  std::uint64_t filled = 0;                         // bit by position of the field
  std::vector<std::pair<int, std::string>> refs;    // field, as written
  std::vector<std::pair<int, std::string>> masked;  // field, as written
  std::array<std::string, part_count> parts;
  std::optional<uuid> id;
  std::vector<row_problem> problems;

  bool fills(int at) const { return filled >> at & 1; }
  bool says_dwelling() const {
    return !parts[part_building].empty() || !parts[part_number].empty();
  }
};

// The grids and units an account may name by words: 泺安社区第三网格, or only its last part where
// that is clear.
class unit_names {
 public:
  unit_names(const territory::unit_tree::units& all, code_range area);
  // Codes that may be meant; at most a few are given.
  std::vector<std::int64_t> find(std::string_view text) const;

 private:
  std::unordered_multimap<std::string, std::int64_t> codes_;
};

// Remembers what the words of a column mean: the same few stand in a million rows.
class row_decoder {
 public:
  row_decoder(const records::entity& of, std::vector<mapped_column> columns,
              const unit_names& names);

  import_row decode(const row& from);
  const std::vector<mapped_column>& columns() const { return columns_; }
  // The column of a field; null when none is mapped to it.
  const mapped_column* column_of(std::string_view field_name) const;
  // A problem of a field beside the column it came from and what the row says there.
  row_problem place(problem what, const import_row& in) const;

 private:
  struct meaning_of {
    records::value value;
    std::vector<problem> problems;
  };
  void take(const cell& from, std::size_t index, import_row& into);
  void take_field(const cell& from, std::size_t index, import_row& into);
  const meaning_of& meaning(const cell& from, std::size_t index);
  meaning_of read(const cell& from, const records::field& to) const;
  meaning_of read_unit(const std::string& text, const records::field& to) const;

  const records::entity& of_;
  std::vector<mapped_column> columns_;
  const unit_names& names_;
  std::vector<std::unordered_map<std::string, meaning_of>> memory_;  // by column
  meaning_of last_;  // of a column that is not remembered
};

// What a column held, as the list of errors shows it.
std::string shown_cell(const cell& from, const records::field* to);

}  // namespace wangge::exchange
