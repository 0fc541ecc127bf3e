#include "exchange/xlsx_sheet.h"

#include <charconv>
#include <cmath>

#include "exchange/serial.h"

namespace wangge::exchange {
namespace {

constexpr std::size_t most_merged = 1 << 20;

std::string_view view(const char* text) {
  return text ? std::string_view(text) : std::string_view();
}

// Both attributes and stored values; false unless all of the text is a number.
template <class T>
bool parse_number(std::string_view text, T& value) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failed == std::errc() && end == text.data() + text.size() && !text.empty();
}

// ISO 8601 of cell type d: 2020-03-05 or 2020-03-05T14:30:00.
std::optional<moment> parse_iso(std::string_view text) {
  const std::string whole =
      text.size() == 10 ? std::string(text) + "T00:00:00" : std::string(text.substr(0, 19));
  const auto at = parse_instant(whole + "+08:00");
  if (!at) return std::nullopt;
  const day on = day_of(*at);
  return moment{on, static_cast<int>((*at - start_of(on)) / 1000)};
}

class rows_handler final : public xml_handler, public sheet_reader {
 public:
  rows_handler(std::unique_ptr<zip_part> part, xlsx_context with)
      : with_(std::move(with)), xml_(std::move(part), *this) {}

  result<bool> next_row(row& into) override;
  double progress() const override { return xml_.progress(); }

  void start(std::string_view local, xml_attributes all) override;
  void end(std::string_view local) override;
  void text(std::string_view piece) override;

 private:
  enum class gather { nothing, value, formula };

  void start_row(xml_attributes all);
  void start_cell(xml_attributes all);
  void end_cell();
  void put(cell_kind kind, double number = 0);
  void put_number();
  void put_shared();
  void put_iso();

  xlsx_context with_;
  xml_stream xml_;
  row* into_ = nullptr;
  bool in_rows_ = false;
  bool in_cell_ = false;
  bool spoken_ = false;
  gather now_ = gather::nothing;
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;  // of the next cell
  std::string type_, value_, formula_;
  std::size_t style_ = 0;
};

result<bool> rows_handler::next_row(row& into) {
  into_ = &into;
  const auto more = xml_.advance();
  if (!more || !*more) return more;
  if (into.number > with_.limits.rows)
    return refuse(error::too_many_rows, {{"max", std::to_string(with_.limits.rows)}});
  return true;
}

void rows_handler::start(std::string_view local, xml_attributes all) {
  if (local == "c" && in_rows_) {
    start_cell(all);
  } else if (local == "v" && in_cell_) {
    now_ = gather::value;
  } else if (local == "t" && in_cell_ && !spoken_) {
    now_ = gather::value;
  } else if (local == "f" && in_cell_) {
    now_ = gather::formula;
    formula_ = "=";
  } else if (local == "rPh") {
    spoken_ = true;
  } else if (local == "row" && in_rows_) {
    start_row(all);
  } else if (local == "sheetData") {
    in_rows_ = true;
  }
}

void rows_handler::end(std::string_view local) {
  now_ = gather::nothing;
  if (local == "c" && in_cell_) {
    end_cell();
  } else if (local == "row" && in_rows_) {
    into_->finish();
    if (!into_->blank()) xml_.pause();
  } else if (local == "rPh") {
    spoken_ = false;
  } else if (local == "sheetData") {
    in_rows_ = false;
  }
}

void rows_handler::text(std::string_view piece) {
  if (now_ == gather::nothing) return;
  std::string& into = now_ == gather::value ? value_ : formula_;
  into.append(piece);
  if (into.size() > with_.limits.cell_bytes) xml_.fail(damages::cell_too_long);
}

// Numbers and references may be left out: the next row, the next column.
void rows_handler::start_row(xml_attributes all) {
  std::uint32_t number = row_ + 1;
  const char* given = attribute(all, "r");
  if (given && !parse_number(view(given), number)) return xml_.fail(damages::bad_row);
  if (number <= row_) return xml_.fail(damages::bad_row);
  row_ = number;
  column_ = 0;
  into_->start(number);
}

void rows_handler::start_cell(xml_attributes all) {
  const char* reference = attribute(all, "r");
  std::uint32_t ignored = 0;
  if (reference && !parse_reference(reference, column_, ignored))
    return xml_.fail(damages::bad_reference);
  type_ = view(attribute(all, "t"));
  style_ = 0;
  if (const char* style = attribute(all, "s")) parse_number(view(style), style_);
  value_.clear();
  formula_.clear();
  in_cell_ = true;
}

void rows_handler::end_cell() {
  in_cell_ = false;
  if (value_.empty() && !formula_.empty() && type_ != "str") {
    // Never calculated: an empty cell would be a silent loss.
    value_ = formula_;
    put(cell_kind::error);
  } else if (!value_.empty()) {
    if (type_ == "s") {
      put_shared();
    } else if (type_ == "b") {
      const bool yes = value_ == "1" || value_ == "true";
      value_ = yes ? "TRUE" : "FALSE";
      put(cell_kind::boolean, yes);
    } else if (type_ == "e") {
      put(cell_kind::error);
    } else if (type_ == "d") {
      put_iso();
    } else if (type_.empty() || type_ == "n") {
      put_number();
    } else {
      unescape(value_);
      put(cell_kind::text);
    }
  }
  ++column_;
}

void rows_handler::put(cell_kind kind, double number) {
  if (column_ >= with_.limits.columns) return xml_.fail(damages::too_many_columns);
  cell& one = into_->fill(column_);
  one.kind = kind;
  one.number = number;
  one.text.assign(value_);
}

void rows_handler::put_shared() {
  std::size_t index = 0;
  if (!parse_number(value_, index) || index >= with_.strings->size())
    return xml_.fail(damages::bad_string);
  value_ = (*with_.strings)[index];
  if (!value_.empty()) put(cell_kind::text);
}

void rows_handler::put_number() {
  double number = 0;
  if (!parse_number(value_, number) || !std::isfinite(number))
    return xml_.fail(damages::bad_number);
  const auto& dates = with_.parts->date_styles;
  if (style_ < dates.size() && dates[style_]) {
    const double serial = number + (with_.parts->date1904 ? serial_1904 : 0);
    if (const auto at = from_serial(serial)) {
      value_ = format_moment(*at);
      return put(cell_kind::date, serial);
    }
  }
  put(cell_kind::number, number);
}

void rows_handler::put_iso() {
  const auto at = parse_iso(value_);
  if (!at) return put(cell_kind::text);
  value_ = format_moment(*at);
  put(cell_kind::date, to_serial(at->on) + at->second / 86'400.0);
}

bool in_sheet(const merged_range& one) {
  return one.first_row >= 1 && one.first_row <= one.last_row && one.last_row <= 1'048'576 &&
         one.first_column <= one.last_column && one.last_column < 16'384;
}

class merged_handler final : public xml_handler {
 public:
  std::vector<merged_range> all;

  void start(std::string_view local, xml_attributes of) override {
    if (local != "mergeCell") return;
    const std::string_view area = view(attribute(of, "ref"));
    const auto colon = area.find(':');
    merged_range one;
    if (colon != area.npos &&
        parse_reference(area.substr(0, colon), one.first_column, one.first_row) &&
        parse_reference(area.substr(colon + 1), one.last_column, one.last_row) && in_sheet(one))
      all.push_back(one);
    if (all.size() > most_merged) stream_->fail(damages::too_many_items);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

// Where </sheetData> (or </x:sheetData>) begins and ends; nothing if it is not whole.
struct closing_tag {
  std::size_t begin, end;
  std::string prefix;
};
std::optional<closing_tag> find_closing(std::string_view window) {
  for (auto at = window.find("sheetData"); at != window.npos;
       at = window.find("sheetData", at + 1)) {
    const auto open = window.rfind("</", at);
    const auto close = window.find('>', at);
    if (open == window.npos || close == window.npos) continue;
    const std::string_view prefix = window.substr(open + 2, at - open - 2);
    const bool named =
        prefix.empty() || (prefix.size() < 32 && prefix.find_first_of(" <>/") == prefix.npos &&
                           prefix.ends_with(':'));
    if (named) return closing_tag{open, close + 1, std::string(prefix)};
  }
  return std::nullopt;
}

// What to parse before the rest of the part: all but the rows. Looking for the end of the rows in
// the bytes costs a tenth of parsing them.
result<std::string> skip_rows(zip_part& part) {
  constexpr std::size_t piece_bytes = 64 * 1024, overlap = 128;
  std::string window;
  for (bool first = true;; first = false) {
    const std::size_t kept = window.size();
    window.resize(kept + piece_bytes);
    const auto count = part.read(window.data() + kept, piece_bytes);
    if (!count) return refused(count.error());
    window.resize(kept + *count);
    const bool wide = window.starts_with("\xff\xfe") || window.starts_with("\xfe\xff");
    if (first && wide) return window;  // UTF-16: nothing skipped
    if (*count == 0) return std::string("<worksheet/>");
    if (const auto tag = find_closing(window))
      return "<" + tag->prefix + "worksheet>" + window.substr(tag->end);
    if (window.size() > overlap) window.erase(0, window.size() - overlap);
  }
}

}  // namespace

std::unique_ptr<sheet_reader> read_xlsx_sheet(std::unique_ptr<zip_part> part, xlsx_context with) {
  return std::make_unique<rows_handler>(std::move(part), std::move(with));
}

result<std::vector<merged_range>> read_merged(std::unique_ptr<zip_part> part) {
  auto lead = skip_rows(*part);
  if (!lead) return refused(lead.error());
  merged_handler handler;
  xml_stream xml(std::move(part), handler, std::move(*lead));
  const auto read = xml.run();
  if (!read) return refused(read.error());
  return std::move(handler.all);
}

}  // namespace wangge::exchange
