#include "exchange/csv.h"

#include <algorithm>
#include <array>

#include "exchange/damage.h"
#include "exchange/encoding.h"

namespace wangge::exchange {
namespace {

constexpr std::array<char, 3> separators{',', ';', '\t'};
constexpr std::size_t sample_bytes = 64 * 1024;
constexpr std::size_t sample_rows = 50;

// ="370105…" and '=… → the text itself.
void unwrap(std::string& text) {
  if (text.size() >= 3 && text.starts_with("=\"") && text.back() == '"') {
    text.pop_back();
    text.erase(0, 2);
  } else if (text.size() >= 2 && text[0] == '\'' && starts_formula(text[1])) {
    text.erase(0, 1);
  }
}

// How many fields each of the first rows has under one separator; quoted separators do not count.
std::vector<std::size_t> field_counts(std::string_view sample, char separator) {
  std::vector<std::size_t> counts;
  std::size_t fields = 1, length = 0;
  bool quoted = false;
  for (const char c : sample) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) {
      if (length > 0) counts.push_back(fields);
      fields = 1, length = 0;
      if (counts.size() == sample_rows) break;
      continue;
    }
    ++length;
    fields += !quoted && c == separator;
  }
  if (length > 0 && counts.size() < sample_rows) counts.push_back(fields);
  return counts;
}

// Rows that share the commonest count above one, and that count.
std::pair<std::size_t, std::size_t> agreement(std::vector<std::size_t> counts) {
  std::sort(counts.begin(), counts.end());
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (std::size_t i = 0, same = 0; i < counts.size(); ++i) {
    same = i > 0 && counts[i] == counts[i - 1] ? same + 1 : 1;
    if (counts[i] > 1) best = std::max(best, {same, counts[i]});
  }
  return best;
}

class csv_sheet final : public sheet_reader {
 public:
  csv_sheet(std::unique_ptr<byte_source> from, text_encoding how, const read_limits& limits)
      : from_(std::move(from)), text_(*from_, how), limits_(limits) {}

  result<bool> next_row(row& into) override;
  double progress() const override {
    return from_->size() == 0
               ? 1.0
               : static_cast<double>(from_->position()) / static_cast<double>(from_->size());
  }

 private:
  enum class place { field_start, plain, quoted, quote_seen };
  enum class step { more, row_done };

  result<bool> prepare();
  result<bool> fetch();
  result<bool> read_row(row& into);
  result<bool> checked(const row& done) const;
  step take(row& into);
  void take_plain();
  void take_quoted();
  void end_field(row& into);
  void end_row(row& into);
  refused broken(const damage& why) const;

  std::unique_ptr<byte_source> from_;
  utf8_stream text_;
  read_limits limits_;
  std::string held_;  // the sample, gathered before the separator is known
  std::string_view left_;
  char separator_ = 0;
  place at_ = place::field_start;
  bool after_cr_ = false;
  bool any_ = false;       // the current row has begun
  bool too_wide_ = false;  // it has text beyond the last allowed column
  std::string field_;
  std::uint32_t column_ = 0;
  std::uint32_t row_ = 1;
};

refused csv_sheet::broken(const damage& why) const {
  return damaged("CSV:" + std::to_string(row_), why);
}

result<bool> csv_sheet::fetch() {
  auto piece = text_.next();
  if (!piece) return refused(piece.error());
  left_ = *piece;
  return !left_.empty();
}

// Gathers the sample for the separator; Excel's own "sep=;" line decides and is not a row.
result<bool> csv_sheet::prepare() {
  while (held_.size() < sample_bytes) {
    const auto more = fetch();
    if (!more) return more;
    if (!*more) break;
    held_ += left_;
  }
  left_ = held_;
  if (left_.size() >= 5 && left_.starts_with("sep=") && left_.find_first_of("\r\n") == 5) {
    separator_ = left_[4];
    left_.remove_prefix(left_.substr(5).starts_with("\r\n") ? 7 : 6);
  } else {
    separator_ = detect_separator(left_);
  }
  return true;
}

result<bool> csv_sheet::next_row(row& into) {
  if (separator_ == 0) {
    const auto ready = prepare();
    if (!ready) return ready;
  }
  for (;;) {
    const auto more = read_row(into);
    if (!more || !*more || !into.blank()) return more;
  }
}

result<bool> csv_sheet::read_row(row& into) {
  into.start(row_);
  for (;;) {
    if (left_.empty()) {
      const auto more = fetch();
      if (!more) return more;
      if (!*more) break;
    }
    const step done = take(into);
    if (field_.size() > limits_.cell_bytes) return broken(damages::cell_too_long);
    if (done == step::row_done) return checked(into);
  }
  if (at_ == place::quoted) return broken(damages::quote_open);
  if (!any_) return false;
  end_row(into);
  return checked(into);
}

result<bool> csv_sheet::checked(const row& done) const {
  if (too_wide_) return broken(damages::too_many_columns);
  if (done.number > limits_.rows && !done.blank())
    return refuse(error::too_many_rows, {{"max", std::to_string(limits_.rows)}});
  return true;
}

// Consumes the text up to the next character with a meaning, and that character.
csv_sheet::step csv_sheet::take(row& into) {
  if (at_ == place::quoted) {
    take_quoted();
    return step::more;
  }
  const char c = left_.front();
  if (after_cr_) {
    after_cr_ = false;
    if (c == '\n') {
      left_.remove_prefix(1);
      return step::more;
    }
  }
  if (c == '\n' || c == '\r') {
    left_.remove_prefix(1);
    after_cr_ = c == '\r';
    end_row(into);
    return step::row_done;
  }
  any_ = true;
  if (c == separator_) {
    left_.remove_prefix(1);
    end_field(into);
  } else if (c == '"' && at_ == place::field_start) {
    left_.remove_prefix(1);
    at_ = place::quoted;
  } else {
    take_plain();
  }
  return step::more;
}

// A quote inside plain text is text; after a closing quote a second one is a doubled quote and
// anything else is kept, as Excel does.
void csv_sheet::take_plain() {
  if (at_ == place::quote_seen && left_.front() == '"') {
    field_.push_back('"');
    left_.remove_prefix(1);
    at_ = place::quoted;
    return;
  }
  at_ = place::plain;
  std::size_t end = 0;
  while (end < left_.size() && left_[end] != separator_ && left_[end] != '\n' && left_[end] != '\r')
    ++end;
  field_.append(left_.substr(0, end));
  left_.remove_prefix(end);
}

void csv_sheet::take_quoted() {
  const std::size_t end = std::min(left_.find('"'), left_.size());
  field_.append(left_.substr(0, end));
  left_.remove_prefix(end);
  if (left_.empty()) return;
  left_.remove_prefix(1);
  at_ = place::quote_seen;
}

void csv_sheet::end_field(row& into) {
  unwrap(field_);
  if (!field_.empty() && column_ >= limits_.columns) {
    too_wide_ = true;
  } else if (!field_.empty()) {
    cell& one = into.fill(column_);
    one.kind = cell_kind::text;
    one.text.assign(field_);
  }
  field_.clear();
  ++column_;
  at_ = place::field_start;
}

void csv_sheet::end_row(row& into) {
  end_field(into);
  into.finish();
  column_ = 0;
  any_ = false;
  ++row_;
}

class csv_workbook final : public workbook {
 public:
  csv_workbook(input from, text_encoding how, const read_limits& limits, std::string name)
      : from_(std::move(from)), how_(how), limits_(limits), sheets_{{std::move(name), false}} {}

  const std::vector<sheet_info>& sheets() const override { return sheets_; }
  result<std::unique_ptr<sheet_reader>> open(std::size_t) override {
    auto source = byte_source::open(from_);
    if (!source) return refused(source.error());
    return std::make_unique<csv_sheet>(std::move(*source), how_, limits_);
  }
  result<std::vector<merged_range>> merged(std::size_t) override {
    return std::vector<merged_range>{};
  }

 private:
  input from_;
  text_encoding how_;
  read_limits limits_;
  std::vector<sheet_info> sheets_;
};

}  // namespace

char detect_separator(std::string_view sample) {
  char best = ',';
  std::pair<std::size_t, std::size_t> most{0, 0};
  for (const char separator : separators) {
    const auto found = agreement(field_counts(sample, separator));
    if (found > most) most = found, best = separator;
  }
  return best;
}

result<std::unique_ptr<workbook>> open_csv(const input& from, const read_limits& limits,
                                           std::string name) {
  auto source = byte_source::open(from);
  if (!source) return refused(source.error());
  const auto how = detect_encoding(**source);
  if (!how) return refused(how.error());
  return std::make_unique<csv_workbook>(from, *how, limits, std::move(name));
}

}  // namespace wangge::exchange
