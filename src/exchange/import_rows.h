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
#include "exchange/unit_names.h"
#include "records/record.h"

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
  std::uint64_t defaulted = 0;                      // of those, what the whole sheet says
  std::vector<std::pair<int, std::string>> refs;    // field, as written
  std::vector<std::pair<int, std::string>> masked;  // field, as written
  std::array<std::string, part_count> parts;
  std::optional<uuid> id;
  std::int64_t version = 0;  // of the record as the sheet shows it; 0: not told
  std::vector<row_problem> problems;

  bool fills(int at) const { return filled >> at & 1; }
  // By its own cell; a default is for new records only.
  bool says(int at) const { return fills(at) && !(defaulted >> at & 1); }
  bool says_something() const {
    return filled || !refs.empty() || !problems.empty() || !masked.empty() || id;
  }
  bool says_dwelling() const {
    return !parts[part_building].empty() || !parts[part_number].empty();
  }
};

// What all rows say of a field that their own cells leave empty.
struct row_default {
  import_field to;
  cell says;
};

// Remembers what the words of a column mean: the same few stand in a million rows.
class row_decoder {
 public:
  row_decoder(const records::entity& of, std::vector<mapped_column> columns,
              std::vector<row_default> defaults, const unit_names& names);

  import_row decode(const row& from);
  const std::vector<mapped_column>& columns() const { return columns_; }
  // What is wrong with the values given for the whole sheet.
  std::vector<problem> default_problems() const;
  // The column of a field; null when none is mapped to it.
  const mapped_column* column_of(std::string_view field_name) const;
  // A problem of a field beside the column it came from and what the row says there.
  row_problem place(problem what, const import_row& in) const;

 private:
  struct meaning_of {
    records::value value;
    std::vector<problem> problems;
  };
  void take_word(const cell& from, std::size_t index, import_row& into);
  void take_field(const cell& from, std::size_t index, import_row& into);
  void take_default(const row_default& from, import_row& into) const;
  const meaning_of& meaning(const cell& from, std::size_t index, const unit_words& within);
  meaning_of read(const cell& from, const records::field& to, const unit_words& within) const;
  meaning_of read_unit(const std::string& text, const records::field& to,
                       const unit_words& within) const;

  const records::entity& of_;
  std::vector<mapped_column> columns_;
  std::vector<row_default> defaults_;
  const unit_names& names_;
  std::vector<std::unordered_map<std::string, meaning_of>> memory_;  // by column
  meaning_of last_;  // of a column that is not remembered
};

// What a column held, as the list of errors shows it.
std::string shown_cell(const cell& from, const records::field* to);

}  // namespace wangge::exchange
