#include "exchange/fill.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/text.h"
#include "exchange/acting.h"
#include "exchange/fill_sheet.h"
#include "exchange/xlsx_parts.h"

namespace wangge::exchange {
namespace {

constexpr std::uint64_t largest_part = 64ULL << 20;
constexpr std::uint64_t most_unpacked = 32ULL << 20;  // of all sheets and their texts

// A ZIP held in memory whose parts can be replaced; those left alone keep their packed bytes.
class zip_in_memory {
 public:
  explicit zip_in_memory(std::string_view bytes) {
    zip_error_t fault;
    zip_error_init(&fault);
    source_ = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &fault);
    if (source_ != nullptr) {
      zip_source_keep(source_);
      zip_ = zip_open_from_source(source_, 0, &fault);
      if (zip_ == nullptr) zip_source_free(source_);
    }
    zip_error_fini(&fault);
  }
  ~zip_in_memory() {
    if (zip_ != nullptr) zip_discard(zip_);
    if (source_ != nullptr) zip_source_free(source_);
  }
  zip_in_memory(const zip_in_memory&) = delete;

  bool good() const { return zip_ != nullptr; }
  std::uint64_t size_of(const std::string& name) const {
    zip_stat_t told;
    return zip_stat(zip_, name.c_str(), 0, &told) == 0 ? told.size : 0;
  }
  // The first part, relation or formula that would act on the machine that opens the workbook.
  std::optional<std::string> acting_part() const {
    for (zip_int64_t n = 0; n < zip_get_num_entries(zip_, 0); ++n) {
      const char* given = zip_get_name(zip_, static_cast<zip_uint64_t>(n), 0);
      const std::string name(given != nullptr ? given : "");
      const auto small = lower_ascii(name);
      for (const char* kind : {"vbaproject", "externallinks/", "activex/", "embeddings/",
                               "connections.xml", "macrosheets/"})
        if (small.find(kind) != std::string::npos) return small;
      const bool relations = small.ends_with(".rels") || small == "[content_types].xml";
      if (!relations && !small.ends_with(".xml")) continue;
      if (auto found = relations ? acting_relation(read(name)) : acting_formula(read(name)))
        return found;
    }
    return std::nullopt;
  }
  bool has(const std::string& name) const { return zip_name_locate(zip_, name.c_str(), 0) >= 0; }
  std::string read(const std::string& name) const {
    zip_stat_t told;
    if (zip_stat(zip_, name.c_str(), 0, &told) != 0 || told.size > largest_part) return "";
    std::string out(told.size, '\0');
    zip_file_t* file = zip_fopen(zip_, name.c_str(), 0);
    if (file == nullptr) return "";
    const auto got = zip_fread(file, out.data(), out.size());
    zip_fclose(file);
    out.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return out;
  }
  void replace(const std::string& name, std::string text) {
    kept_.push_back(std::make_unique<std::string>(std::move(text)));
    auto* from = zip_source_buffer(zip_, kept_.back()->data(), kept_.back()->size(), 0);
    zip_file_replace(zip_, static_cast<zip_uint64_t>(zip_name_locate(zip_, name.c_str(), 0)), from,
                     0);
  }
  void drop(const std::string& name) {
    if (const auto at = zip_name_locate(zip_, name.c_str(), 0); at >= 0)
      zip_delete(zip_, static_cast<zip_uint64_t>(at));
  }
  std::string finish() {
    if (zip_close(zip_) != 0) throw std::runtime_error("the workbook cannot be packed");
    zip_ = nullptr;
    zip_source_open(source_);
    zip_source_seek(source_, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(source_)), '\0');
    zip_source_seek(source_, 0, SEEK_SET);
    zip_source_read(source_, out.data(), out.size());
    zip_source_close(source_);
    return out;
  }

 private:
  zip_source_t* source_ = nullptr;
  zip_t* zip_ = nullptr;
  std::vector<std::unique_ptr<std::string>> kept_;
};

// Removes the tag that names the chain of calculation: it lists cells that have moved.
std::string without_chain(const std::string& xml) {
  xml_tag tag;
  for (std::size_t at = 0; next_tag(xml, at, tag); at = tag.end)
    if (xml.substr(tag.begin, tag.end - tag.begin).find("calcChain") != std::string::npos)
      return xml.substr(0, tag.begin) + xml.substr(tag.end);
  return xml;
}

// Formulas are calculated when it is opened; defined names follow the rows.
std::string grown_workbook(const std::string& xml, const std::vector<row_growth>& all) {
  std::string out, prefix;
  xml_tag tag;
  std::size_t at = 0, after = 0;
  bool told = false, in_name = false;
  for (; next_tag(xml, at, tag); at = tag.end) {
    auto between = xml.substr(at, tag.begin - at);
    if (in_name)
      for (const auto& growth : all)
        between = escaped(grown_formula(unescaped(between), growth, ""));
    in_name = tag.name == "definedName" && !tag.closes && !tag.empty;
    auto text = xml.substr(tag.begin, tag.end - tag.begin);
    if (tag.name == "calcPr" && !tag.closes)
      text = with_attribute(text, "fullCalcOnLoad", "1"), told = true;
    out += between + text;
    const bool place = tag.closes && (tag.name == "sheets" || tag.name == "definedNames" ||
                                      tag.name == "externalReferences");
    if (place) {
      after = out.size();
      prefix = text.substr(2, text.find(tag.name) - 2);
    }
  }
  out += xml.substr(at);
  if (!told) out.insert(after, "<" + prefix + "calcPr fullCalcOnLoad=\"1\"/>");
  return out;
}

struct opened_book {
  std::unique_ptr<zip_in_memory> zip;
  xlsx_parts parts;
  std::vector<std::string> shared;
};

result<opened_book> open_book(std::string_view bytes) {
  auto archive = zip_archive::open({.path = {}, .bytes = bytes}, {});
  if (!archive) return refused(archive.error());
  auto parts = read_parts(**archive);
  if (!parts) return refused(parts.error());
  opened_book out{std::make_unique<zip_in_memory>(bytes), std::move(*parts), {}};
  if (!out.zip->good()) return damaged("", damages::missing);
  std::set<std::string> named;  // a part that several sheets name is unpacked as often
  auto size = out.zip->size_of(out.parts.shared_strings);
  for (const auto& one : out.parts.sheets) {
    size += out.zip->size_of(one.part);
    if (!named.insert(one.part).second) return damaged(one.part, damages::too_many_items);
  }
  if (size > most_unpacked) return damaged("", damages::too_large);
  if (const auto part = out.zip->acting_part())
    return refuse(error::template_active, {{"part", *part}});
  if (!out.parts.shared_strings.empty())
    out.shared = read_shared_strings(out.zip->read(out.parts.shared_strings));
  return out;
}

// The one row that holds a field of a record.
result<std::uint32_t> pattern_row(const sheet_xml& sheet, const fill_source& from) {
  std::uint32_t found = 0;
  for (const auto& row : sheet.rows)
    for (const auto& cell : row.cells)
      for (const auto& name : placeholders_in(cell.text)) {
        if (!from.field(name, 0)) continue;
        if (found != 0 && found != row.number)
          return refuse(error::template_rows,
                        {{"first", std::to_string(found)}, {"second", std::to_string(row.number)}});
        found = row.number;
      }
  return found;
}

bool untouched(const sheet_xml& sheet) {
  return std::none_of(sheet.rows.begin(), sheet.rows.end(), [](const sheet_row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const sheet_cell& cell) {
      return !placeholders_in(cell.text).empty() || !cell.formula.empty();
    });
  });
}

}  // namespace

namespace {

// A sheet in hand: its text, its rows, how they grow.
struct sheet_at_work {
  std::string xml;
  sheet_xml rows;
  row_growth growth;
  bool mapped = false;
  bool inserts = false;  // the data stand before a row of sums, not in place of a blank one
};

// Words of its own: not a row that waits for data, be it with formulas.
bool says_something(const sheet_row& row) {
  return std::ranges::any_of(row.cells, [](const auto& cell) { return !cell.text.empty(); });
}

result<std::vector<sheet_at_work>> take_apart(const opened_book& book, const fill_source& from,
                                              const std::optional<fill_columns>& columns) {
  std::vector<sheet_at_work> out(book.parts.sheets.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    const auto& part = book.parts.sheets[n];
    auto& one = out[n];
    one.xml = book.zip->read(part.part);
    auto rows = read_sheet_xml(one.xml, book.shared);
    if (!rows) return refused(rows.error());
    one.rows = std::move(*rows);
    one.mapped = columns && columns->sheet == n;
    const auto at =
        one.mapped ? result<std::uint32_t>(columns->first_row) : pattern_row(one.rows, from);
    if (!at) return refused(at.error());
    if (*at != 0 && one.rows.tail.find("tableParts") != std::string_view::npos)
      return refuse(error::template_table, {{"sheet", part.info.name}});
    const auto data = static_cast<std::uint32_t>(std::max<std::size_t>(from.rows, 1));
    one.growth = {*at, data, part.info.name};
    const auto first = std::ranges::find(one.rows.rows, *at, &sheet_row::number);
    one.inserts = one.mapped && *at > 1 && first != one.rows.rows.end() && says_something(*first);
    if (one.inserts) one.growth = {*at - 1, data + 1, part.info.name};
  }
  return out;
}

}  // namespace

result<std::string> fill_workbook(std::string_view workbook, const fill_source& from,
                                  const std::optional<fill_columns>& columns) {
  auto book = open_book(workbook);
  if (!book) return refused(book.error());
  const auto sheets = take_apart(*book, from, columns);
  if (!sheets) return refused(sheets.error());
  std::size_t written = 0;
  std::vector<row_growth> grown;
  for (const auto& one : *sheets)
    if (one.growth.at != 0) grown.push_back(one.growth);
  for (std::size_t n = 0; n < sheets->size(); ++n) {
    const auto& one = (*sheets)[n];
    if (one.growth.at == 0 && untouched(one.rows)) continue;
    auto text = write_sheet_xml(one.rows, from, {one.growth, grown, one.inserts},
                                one.mapped ? columns : std::nullopt);
    if (!text) return refused(text.error());
    written += text->size();
    if (written > most_written)
      return refuse(error::template_wide, {{"max", std::to_string(most_written >> 20)}});
    book->zip->replace(book->parts.sheets[n].part, std::move(*text));
  }
  for (const char* name : {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"})
    if (book->zip->has(name)) book->zip->replace(name, without_chain(book->zip->read(name)));
  book->zip->drop("xl/calcChain.xml");
  if (book->zip->has("xl/workbook.xml"))
    book->zip->replace("xl/workbook.xml",
                       grown_workbook(book->zip->read("xl/workbook.xml"), grown));
  return book->zip->finish();
}

result<std::vector<std::string>> placeholders(std::string_view workbook) {
  auto book = open_book(workbook);
  if (!book) return refused(book.error());
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const auto& part : book->parts.sheets) {
    const auto xml = book->zip->read(part.part);
    const auto sheet = read_sheet_xml(xml, book->shared);
    if (!sheet) return refused(sheet.error());
    for (const auto& row : sheet->rows)
      for (const auto& cell : row.cells)
        for (auto& name : placeholders_in(cell.text))
          if (seen.insert(name).second) out.push_back(std::move(name));
  }
  return out;
}

}  // namespace wangge::exchange
