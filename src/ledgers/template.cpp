#include "ledgers/template.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/open.h"

namespace wangge::ledgers {
namespace {

constexpr std::uint32_t top_rows = 20;

// Words that stand for one value of the whole sheet (ledger_export.cpp gives them theirs).
bool single_word(const ledger& of, std::string_view name) {
  static constexpr std::string_view known[] = {"unit",   "单位", "on",     "截至", "count",
                                               "合计数", "user", "填表人", "n",    "序号"};
  if (std::find(std::begin(known), std::end(known), name) != std::end(known)) return true;
  for (const std::string_view prefix : {"total:", "合计:", "合计："})
    if (name.starts_with(prefix)) return column_named(of, name.substr(prefix.size())) >= 0;
  return false;
}

std::vector<exchange::row> top_of(exchange::workbook& book) {
  std::vector<exchange::row> top;
  auto sheet = book.open(0);
  if (!sheet) return top;
  for (exchange::row next; top.size() < top_rows;) {
    const auto more = (*sheet)->next_row(next);
    if (!more || !*more) break;
    top.push_back(next);
  }
  return top;
}

constexpr const char* serial_column = "n";

bool is_serial(std::string_view heading) {
  const auto key = exchange::heading_key(heading);
  return key == exchange::heading_key("序号") || key == exchange::heading_key("No.");
}

std::vector<exchange::known_heading> headings_of(const ledger& of) {
  std::vector<exchange::known_heading> all;
  for (const auto& one : of.columns)
    all.push_back({one.id, one.zh, one.en,
                   one.is_count() ? std::span<const std::string_view>()
                                  : of.of->fields[one.field_at].headings});
  return all;
}

// The row that looks most like headings: the one with most words.
std::optional<std::uint32_t> widest_row(const std::vector<exchange::row>& top) {
  std::size_t most = 1;
  std::optional<std::uint32_t> found;
  for (const auto& one : top) {
    const auto words = static_cast<std::size_t>(std::ranges::count_if(
        one.cells(), [](const auto& each) { return each.kind == exchange::cell_kind::text; }));
    if (words > most) {
      most = words;
      found = one.number;
    }
  }
  return found;
}

// Where none of its words is known, a human says what they mean.
result<exchange::heading_map> headings_in(const std::vector<exchange::row>& top, const ledger& of) {
  const auto known = headings_of(of);
  auto found = exchange::find_headings(top, {known, {}});
  const auto row = widest_row(top);
  if (found || !row) return found;
  return exchange::find_headings(top, {known, {}}, *row);
}

}  // namespace

int column_named(const ledger& of, std::string_view name) {
  if (const int at = find_column(of, name); at >= 0) return at;
  for (std::size_t n = 0; n < of.columns.size(); ++n)
    if (fold(of.columns[n].zh) == fold(name) || fold(of.columns[n].en) == fold(name))
      return static_cast<int>(n);
  return -1;
}

result<mapping> mapping_of(std::string_view file, const ledger& of) {
  mapping out;
  auto named = exchange::placeholders(file);
  if (!named) return refused(named.error());
  bool any = false;
  for (auto& name : *named) {
    const bool column = column_named(of, name) >= 0;
    any = any || column;
    (column || single_word(of, name) ? out.placeholders : out.unknown).push_back(name);
  }
  if (any) return out;
  auto book = exchange::open_workbook({.path = {}, .bytes = file});
  if (!book) return refused(book.error());
  const auto found = headings_in(top_of(**book), of);
  if (!found && !out.placeholders.empty()) return out;  // its words alone
  if (!found)
    return refuse(error::template_unmapped, {{"example", "{{" + of.columns.front().zh + "}}"}});
  out.heading_row = found->first_row;
  exchange::fill_columns columns{0, found->last_row + 1, {}};
  for (const auto& one : found->columns) {
    std::string id = one.settled() && one.mapped() ? of.columns[one.field].id : "";
    if (is_serial(one.heading)) id = serial_column;
    out.headings.emplace_back(one, id);
    if (!id.empty()) columns.columns[one.column] = id;
  }
  out.columns = std::move(columns);
  return out;
}

std::string mapping_text(const mapping& one) {
  json::writer out;
  out.open();
  for (const auto& [name, all] :
       {std::pair{"placeholders", &one.placeholders}, std::pair{"unknown", &one.unknown}}) {
    out.key(name).open_array();
    for (const auto& each : *all) out.value(each);
    out.close_array();
  }
  if (one.columns) {
    out.member("heading_row", std::int64_t{one.heading_row});
    out.member("first_row", std::int64_t{one.columns->first_row}).key("columns").open_array();
    for (const auto& [match, id] : one.headings)
      out.open()
          .member("column", std::int64_t{match.column})
          .member("heading", match.heading)
          .member("field", id)
          .close();
    out.close_array();
  }
  return out.close().str();
}

result<std::optional<exchange::fill_columns>> read_columns(const std::string& mapping_json,
                                                           const ledger& of) {
  const auto parsed = json::document::parse_object(mapping_json);
  if (!parsed) return refused(parsed.error());
  const auto list = parsed->root().find("columns");
  if (!list) {
    if (parsed->root().find("placeholders")) return std::nullopt;
    return refuse_field(error::template_unmapped, "columns", {{"example", "{{n}}"}});
  }
  constexpr std::int64_t most_rows = 1'048'576, most_columns = 16'384;  // of a worksheet
  std::vector<problem> found;
  const auto within = [&](const char* name, std::int64_t n, std::int64_t low, std::int64_t high) {
    if (n >= low && n <= high) return static_cast<std::uint32_t>(n);
    found.push_back(beyond(name, name, name, low, high));
    return 0U;
  };
  exchange::fill_columns out{
      0, within("first_row", parsed->root().integer_of("first_row", 0), 1, most_rows), {}};
  list->each_item([&](const json::view& one) {
    const auto field = one.text_of("field");
    if (field.empty()) return;
    if (column_named(of, field) < 0 && field != "n")
      return found.push_back(
          {error::unknown_field, "columns", {{"name", std::string(field)}, {"known", ""}}});
    out.columns[within("column", one.integer_of("column", 0), 0, most_columns - 1)] = field;
  });
  if (out.columns.empty() && found.empty())
    found.push_back({error::template_unmapped, "columns", {{"example", "{{n}}"}}});
  if (!found.empty()) return refused(failure(std::move(found)));
  return out;
}

std::optional<office_template> find_template(db::connection& db, const access::scope& area,
                                             const uuid& id) {
  auto rows = db.query(
      "SELECT name, ledger, file, mapping, version, unit FROM office_template WHERE district = ?1 "
      "AND id = ?2",
      {area.district(), id});
  if (!rows.step() || !used_by(rows->integer(5), area)) return std::nullopt;
  return office_template{id,
                         rows->integer(5),
                         std::string(rows->text(0)),
                         std::string(rows->text(1)),
                         std::string(rows->bytes(2)),
                         std::string(rows->text(3)),
                         rows->integer(4)};
}

}  // namespace wangge::ledgers
