#include "exchange/exports.h"

#include <algorithm>
#include <chrono>

#include "api/transaction.h"
#include "base/json.h"
#include "base/text.h"
#include "exchange/table_writer.h"
#include "gen/entities.h"
#include "records/codec.h"
#include "records/request.h"

namespace wangge::exchange {
namespace {

using records::entity;
using records::field;
using records::field_kind;

constexpr int page_rows = 1000;
constexpr std::size_t longest_purpose = 100;

column_kind kind_of(const entity& of, const export_column& column) {
  if (column.what == shows::age || column.what == shows::version) return column_kind::integer;
  if (column.what != shows::field) return column_kind::text;
  const field& what = of.fields[static_cast<std::size_t>(column.at)];
  switch (what.kind) {
    case field_kind::integer:
      return column_kind::integer;
    case field_kind::decimal:
      return column_kind::decimal;
    case field_kind::date:
      return column_kind::date;
    default:
      return column_kind::text;
  }
}

// In characters; 0 leaves it to the kind.
double width_of(const entity& of, const export_column& column) {
  if (column.what == shows::id) return 38;
  if (column.what != shows::field) return 0;
  const field& what = of.fields[static_cast<std::size_t>(column.at)];
  if (what.kind == field_kind::note || what.max > 100) return 36;
  return what.kind == field_kind::ref ? 28 : 0;
}

// Cells of one row in the order of the columns; the strings are reused from row to row.
class row_cells {
 public:
  row_cells(const export_request& ask, const access::principal& who, const export_moment& at)
      : ask_(ask), who_(who), at_(at) {
    cells_.resize(ask.columns.size());
    const auto refs = records::ref_fields(*ask.list.what);
    for (const auto& column : ask.columns) {
      const auto found =
          column.what == shows::field ? std::find(refs.begin(), refs.end(), column.at) : refs.end();
      ref_.push_back(found == refs.end() ? -1 : static_cast<int>(found - refs.begin()));
    }
  }

  std::span<const std::string_view> fill(const records::listed& item) {
    views_.clear();
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const auto& column = ask_.columns[i];
      cells_[i] = column.what == shows::field ? field_text(column.at, ref_[i], item)
                                              : derived_text(column, item.one, at_);
      views_.emplace_back(cells_[i]);
    }
    return views_;
  }

 private:
  std::string field_text(int at, int ref, const records::listed& item) const {
    const field& what = item.one.what->fields[static_cast<std::size_t>(at)];
    if (ref >= 0) return label(what, item.ref_labels[static_cast<std::size_t>(ref)]);
    if (records::sight_of(what, who_) == records::visible::masked)
      return records::masked_text(what, item.one.text(at));
    const auto sum = records::sum_shown(item.one, at, at_.units);
    return records::shown(what, sum ? *sum : item.one.values[static_cast<std::size_t>(at)],
                          who_.lang);
  }

  std::string label(const field& what, const std::string& text) const {
    const entity& to = *records::find_entity(what.ref);
    const field& named = to.fields[to.label_at];
    return records::sight_of(named, who_) == records::visible::clear
               ? text
               : records::masked_text(named, text);
  }

  const export_request& ask_;
  const access::principal& who_;
  const export_moment& at_;
  std::vector<std::string> cells_;
  std::vector<std::string_view> views_;
  std::vector<int> ref_;
};

table_head head_of(api::services& with, const access::principal& who, const export_request& ask) {
  const bool zh = who.lang == language::zh;
  table_head head;
  head.sheet = zh ? ask.list.what->zh : ask.list.what->en;
  head.banner = stamp_lines({with.config.demo, who.display_name, now_ms(), ask.purpose, who.lang});
  for (const auto& column : ask.columns)
    head.columns.push_back({std::string(zh ? column.zh : column.en),
                            kind_of(*ask.list.what, column), width_of(*ask.list.what, column)});
  return head;
}

void audit_export(api::services& with, const access::principal& who, const export_request& ask,
                  std::int64_t rows) {
  json::writer detail;
  detail.open()
      .member("rows", rows)
      .member("format", ask.xlsx ? "xlsx" : "csv")
      .key("columns")
      .open_array();
  for (const auto& column : ask.columns) detail.value(column.name);
  const auto text = detail.close_array().close().str();
  auto done = api::write<int>(with, who, [&](api::transaction& tx) -> result<int> {
    tx.audit(
        {"export", ask.list.what->number, std::nullopt, ask.list.range.low, ask.purpose, text});
    return 0;
  });
  if (!done) throw std::runtime_error("the audit refused an entry");
}

// The list parameters of a JSON body as a request's query, so that one reader serves both.
http::request as_query(const json::view& body) {
  http::request ask;
  for (const char* name : {"unit", "q", "sort", "as_of"})
    if (const auto text = body.text_of(name); !text.empty()) ask.query.emplace_back(name, text);
  if (const auto filters = body.find("filters"))
    filters->each_member([&](std::string_view name, const json::view& v) {
      ask.query.emplace_back(name, v.text());
    });
  return ask;
}

std::string names_of(const std::vector<export_column>& all) {
  std::string out;
  for (const auto& one : all) out += (out.empty() ? "" : ", ") + std::string(one.name);
  return out;
}

}  // namespace

result<export_request> read_export_request(const json::view& body, const access::principal& who,
                                           const territory::unit_tree& units) {
  const auto* of = records::find_plural(body.text_of("kind"));
  if (!of)
    return refuse_field(error::bad_parameter, "kind",
                        {{"name", "kind"},
                         {"value", std::string(body.text_of("kind"))},
                         {"expected", "persons, households, …"}});
  auto list = records::read_list_query(*of, as_query(body), who, units);
  if (!list) return refused(list.error());
  export_request out;
  out.list = std::move(*list);
  out.list.limit = page_rows;
  const auto format = body.find("format") ? body.text_of("format") : "xlsx";
  out.xlsx = format == "xlsx";
  out.purpose = first_characters(normalise(body.text_of("purpose")), longest_purpose);
  std::vector<problem> found;
  if (!out.xlsx && format != "csv")
    found.push_back({error::bad_parameter,
                     "format",
                     {{"name", "format"},
                      {"value", std::string(format.substr(0, 40))},
                      {"expected", "xlsx, csv"}}});
  if (character_count(out.purpose) < 2) found.push_back({error::purpose_needed, "purpose", {}});
  const auto all = export_columns(*of, who);
  if (const auto columns = body.find("columns"))
    columns->each_item([&](const json::view& name) {
      const auto one = std::find_if(all.begin(), all.end(), [&](const export_column& each) {
        return each.name == name.text();
      });
      if (one != all.end()) return out.columns.push_back(*one);
      found.push_back({error::unknown_field,
                       "columns",
                       {{"name", std::string(name.text())}, {"known", names_of(all)}}});
    });
  if (!found.empty()) return refused(failure(std::move(found)));
  if (out.columns.empty()) out.columns = all;
  return out;
}

result<std::string> run_export(api::services& with, const access::principal& who,
                               export_request ask, jobs::progress& report) {
  std::filesystem::create_directories(ask.file.parent_path());
  table_target target{ask.file, ask.file.parent_path(), {}};
  auto head = head_of(with, who, ask);
  auto out = ask.xlsx ? open_xlsx_table(target, std::move(head)) : open_csv_table(target, head);
  const auto units = with.units.snapshot();
  const export_moment moment{*units, day_of(now_ms())};
  row_cells cells(ask, who, moment);
  std::int64_t rows = 0;
  do {
    if (report.cancelled()) return refuse(error::cancelled);
    auto page = records::read_page(*with.store.read(), with.vault, with.tallies, ask.list);
    if (!page) return refused(page.error());
    report.expect(page->total);
    for (const auto& item : page->items)
      if (auto good = out->write_row(cells.fill(item)); !good) return refused(good.error());
    rows += static_cast<std::int64_t>(page->items.size());
    report.advance(rows);
    ask.list.cursor = page->next;
  } while (!ask.list.cursor.empty());
  if (auto good = out->finish(); !good) return refused(good.error());
  audit_export(with, who, ask, rows);
  return export_outcome(who, ask.file, rows,
                        who.lang == language::zh ? ask.list.what->zh : ask.list.what->en);
}

std::string export_outcome(const access::principal& who, const std::filesystem::path& file,
                           std::int64_t rows, std::string_view name) {
  json::writer told;
  told.open()
      .member("rows", rows)
      .member("bytes", static_cast<std::int64_t>(std::filesystem::file_size(file)));
  told.member("rights", access::rights_text(who)).member("filename", name);
  return told.member("format", file.extension() == ".csv" ? "csv" : "xlsx").close().str();
}

std::filesystem::path export_file(const api::settings& config, const uuid& job, bool xlsx) {
  return std::filesystem::path(config.data_dir) / "exports" /
         (to_string(job) + (xlsx ? ".xlsx" : ".csv"));
}

void clear_old_exports(const api::settings& config, instant now) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  for (const auto& one : fs::directory_iterator(fs::path(config.data_dir) / "exports", ignored)) {
    const auto id = parse_uuid(one.path().stem().string());
    if (id && now - made_at(*id) > 24 * 3'600'000LL) fs::remove(one.path(), ignored);
  }
}

}  // namespace wangge::exchange
