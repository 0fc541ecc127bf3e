// The rows of a filled sheet, and what else of the sheet names rows.
#include <algorithm>

#include "exchange/fill_sheet.h"
#include "exchange/sheet.h"
#include "exchange/xlsx_parts.h"

namespace wangge::exchange {
namespace {

constexpr std::uint32_t last_row = 1'048'576;

class sheet_writer {
 public:
  sheet_writer(const sheet_xml& sheet, const fill_source& from, const book_growth& growth,
               const std::optional<fill_columns>& columns)
      : sheet_(sheet),
        from_(from),
        growth_(growth.own),
        first_(growth.own.at + (growth.inserts ? 1 : 0)),
        all_(growth.all),
        columns_(columns) {}

  // Refuses template_wide.
  result<std::string> run() {
    out_ += written_head();
    out_ += "<" + sheet_.prefix + "sheetData>";
    bool data_written = growth_.at == 0;
    for (const auto& row : sheet_.rows) {
      if (!data_written && row.number >= first_) {
        const bool pattern = row.number == growth_.at;
        write_data(pattern ? &row : nullptr);
        data_written = true;
        if (pattern) continue;
      }
      write_row(row);
    }
    if (!data_written) write_data(nullptr);
    write_stamp();
    if (given_up()) return refuse(error::cancelled);
    if (out_.size() > most_written)
      return refuse(error::template_wide, {{"max", std::to_string(most_written >> 20)}});
    out_ += "</" + sheet_.prefix + "sheetData>";
    write_tail();
    return std::move(out_);
  }

 private:
  bool given_up() const { return from_.given_up && from_.given_up(); }

  // The dimension tells readers how far the sheet goes.
  std::string written_head() {
    std::string head(sheet_.head);
    if (growth_.at == 0) return head;
    xml_tag tag;
    for (std::size_t at = 0; next_tag(head, at, tag); at = tag.end) {
      if (tag.name != "dimension") continue;
      const auto text = head.substr(tag.begin, tag.end - tag.begin);
      if (const auto ref = tag_attribute(text, "ref"))
        head.replace(tag.begin, text.size(),
                     with_attribute(text, "ref", grown_range(*ref, growth_)));
      break;
    }
    return head;
  }

  void open_row(std::string_view tag, std::uint32_t number) {
    last_written_ = number;
    auto text = with_attribute(tag, "r", std::to_string(number));
    if (text.ends_with("/>")) text.replace(text.size() - 2, 2, ">");
    out_ += text;
  }
  void write_stamp() {
    const auto number = last_written_ + 2;
    if (from_.stamp.empty() || number > last_row) return;
    open_row("<" + sheet_.prefix + "row>", number);
    put({}, 0, number, fill_cell{from_.stamp, false});
    close_row();
  }

  void close_row() { out_ += "</" + sheet_.prefix + "row>"; }

  void write_row(const sheet_row& row) {
    const auto number = growth_.at == 0 ? row.number : growth_.moved(row.number);
    // Formatted to the very end, as Excel leaves a column: what is pushed off has nothing in it.
    if (number > last_row) return;
    open_row(row.tag, number);
    for (const auto& cell : row.cells) write_cell(cell, number, {}, false);
    close_row();
  }

  // The pattern row, once for each record; blank when there is none.
  void write_data(const sheet_row* pattern) {
    const std::string plain = "<" + sheet_.prefix + "row>";
    const auto rows = std::max<std::size_t>(from_.rows, 1);
    for (std::size_t n = 0; n < rows && out_.size() <= most_written && !given_up(); ++n) {
      const auto number = first_ + static_cast<std::uint32_t>(n);
      open_row(pattern ? pattern->tag : std::string_view(plain), number);
      write_data_cells(pattern, number, n);
      close_row();
    }
  }

  void write_data_cells(const sheet_row* pattern, std::uint32_t number, std::size_t n) {
    static const std::vector<sheet_cell> none;
    const auto& cells = pattern ? pattern->cells : none;
    auto mapped = columns_ ? columns_->columns : std::map<std::uint32_t, std::string>{};
    auto next = mapped.begin();
    const auto write_mapped = [&](std::uint32_t before) {
      for (; next != mapped.end() && next->first < before; ++next)
        put({}, next->first, number, from_.rows ? from_.field(next->second, n) : std::nullopt);
    };
    for (const auto& cell : cells) {
      write_mapped(cell.column);
      if (next != mapped.end() && next->first == cell.column) {
        put(cell.tag, cell.column, number,
            from_.rows ? from_.field(next->second, n) : std::nullopt);
        ++next;
      } else {
        write_cell(cell, number, n, true);
      }
    }
    write_mapped(UINT32_MAX);
  }

  // A cell with a value of its own; `tag` brings its style.
  void put(std::string_view tag, std::uint32_t column, std::uint32_t row,
           const std::optional<fill_cell>& value) {
    const auto style = tag.empty() ? std::nullopt : tag_attribute(tag, "s");
    const auto& p = sheet_.prefix;
    out_ += "<" + p + "c r=\"" + cell_name(column, row) + "\"";
    if (style) out_ += " s=\"" + std::string(*style) + "\"";
    if (!value || value->text.empty())
      out_ += "/>";
    else if (value->number)
      out_ += "><" + p + "v>" + value->text + "</" + p + "v></" + p + "c>";
    else
      out_ += " t=\"inlineStr\"><" + p + "is><" + p + "t xml:space=\"preserve\">" +
              escaped(value->text) + "</" + p + "t></" + p + "is></" + p + "c>";
  }

  std::optional<fill_cell> value_of(const std::string& name, std::optional<std::size_t> row) const {
    if (row)
      if (auto found = from_.rows ? from_.field(name, *row) : std::optional(fill_cell{}); found)
        return found;
    return from_.single(name);
  }

  // One placeholder that is the whole cell keeps its kind; several become text; unknown ones stay.
  fill_cell filled(const std::string& text, std::optional<std::size_t> row) const {
    const auto names = placeholders_in(text);
    if (names.size() == 1 && text.starts_with("{{") && text.ends_with("}}"))
      return value_of(names[0], row).value_or(fill_cell{text, false});
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const auto open = text.find("{{", at), close = text.find("}}", at);
      if (open == std::string::npos || close == std::string::npos || close < open) {
        out += text.substr(at);
        break;
      }
      out += text.substr(at, open - at);
      const auto inside = placeholders_in(std::string_view(text).substr(open, close + 2 - open));
      const auto value = inside.empty() ? std::nullopt : value_of(inside[0], row);
      out += value ? value->text : text.substr(open, close + 2 - open);
      at = close + 2;
    }
    return {out, false};
  }

  void write_cell(const sheet_cell& cell, std::uint32_t number, std::optional<std::size_t> row,
                  bool data) {
    if (!placeholders_in(cell.text).empty())
      return put(cell.tag, cell.column, number, filled(cell.text, row));
    auto tag = with_attribute(cell.tag, "r", cell_name(cell.column, number));
    out_ += tag;
    if (tag.ends_with("/>")) return;
    if (cell.inner.find("<" + sheet_.prefix + "f") == std::string_view::npos)
      out_.append(cell.inner);
    else
      write_formula(cell, number, data);
    out_ += "</" + sheet_.prefix + "c>";
  }

  // Its tag with the ranges it names, its text moved; the value it had is left out.
  void write_formula(const sheet_cell& cell, std::uint32_t number, bool data) {
    xml_tag tag;
    if (!next_tag(cell.inner, 0, tag) || tag.name != "f") return;
    auto open = std::string(cell.inner.substr(tag.begin, tag.end - tag.begin));
    if (const auto ref = tag_attribute(open, "ref"); ref && growth_.at != 0)
      open = with_attribute(open, "ref", grown_range(*ref, growth_));
    out_ += open;
    if (tag.empty) return;
    auto text = growth_.at == 0 ? cell.formula
                : data          ? copied_formula(cell.formula, growth_, number)
                                : grown_formula(cell.formula, growth_, growth_.sheet);
    for (const auto& other : all_)
      if (other.sheet != growth_.sheet) text = grown_formula(text, other, growth_.sheet);
    out_ += escaped(text) + "</" + sheet_.prefix + "f>";
  }

  void write_tail() {
    if (growth_.at == 0) {
      out_.append(sheet_.tail);
      return;
    }
    xml_tag tag;
    std::size_t at = 0;
    for (; next_tag(sheet_.tail, at, tag); at = tag.end) {
      out_.append(sheet_.tail.substr(at, tag.begin - at));
      write_tail_tag(sheet_.tail.substr(tag.begin, tag.end - tag.begin), tag);
    }
    out_.append(sheet_.tail.substr(at));
  }

  void write_tail_tag(std::string_view text, const xml_tag& tag) {
    std::string out(text);
    if (!tag.closes) {
      if (tag.name == "mergeCell") return write_merge(text);
      if (tag.name == "mergeCells") out = without_count(out);
      for (const char* name : {"ref", "sqref"})
        if (const auto range = tag_attribute(out, name))
          out = with_attribute(out, name, grown_range(*range, growth_));
    }
    out_ += out;
  }

  static std::string without_count(const std::string& tag) {
    const auto now = tag_attribute(tag, "count");
    if (!now) return tag;
    const auto begin = tag.find("count");
    const auto end = static_cast<std::size_t>(now->data() - tag.data()) + now->size() + 1;
    return tag.substr(0, begin) + tag.substr(end);
  }

  // Cells merged within the pattern row are merged in every copy of it.
  void write_merge(std::string_view tag) {
    const std::string ref(tag_attribute(tag, "ref").value_or(""));
    const auto colon = ref.find(':');
    std::uint32_t left = 0, right = 0, top = 0, bottom = 0;
    if (colon == std::string::npos || !parse_reference(ref.substr(0, colon), left, top) ||
        !parse_reference(ref.substr(colon + 1), right, bottom)) {
      out_.append(tag);
      return;
    }
    const bool heading = first_ != growth_.at;
    if (heading || top != growth_.at || bottom != growth_.at) {
      out_ += with_attribute(tag, "ref", grown_range(ref, growth_));
      return;
    }
    for (std::uint32_t n = 0; n < std::max(growth_.rows, 1U); ++n)
      out_ +=
          with_attribute(tag, "ref", cell_name(left, top + n) + ":" + cell_name(right, top + n));
  }

  const sheet_xml& sheet_;
  const fill_source& from_;
  const row_growth& growth_;
  const std::uint32_t first_;  // row of data
  const std::vector<row_growth>& all_;
  const std::optional<fill_columns>& columns_;
  std::uint32_t last_written_ = 0;
  std::string out_;
};

}  // namespace

result<std::string> write_sheet_xml(const sheet_xml& sheet, const fill_source& from,
                                    const book_growth& growth,
                                    const std::optional<fill_columns>& columns) {
  return sheet_writer(sheet, from, growth, columns).run();
}

}  // namespace wangge::exchange
