#include "ledgers/ledger_export.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "api/transaction.h"
#include "base/codes.h"
#include "base/text.h"
#include "db/store.h"
#include "exchange/exports.h"
#include "exchange/table_writer.h"
#include "ledgers/saved.h"
#include "records/codec.h"
#include "records/request.h"
#include "territory/unit_tree.h"

namespace wangge::ledgers {
namespace {

using exchange::fill_cell;
using records::field_kind;

constexpr int page_rows = 500;
constexpr std::int64_t most_template_rows = 20'000;

bool is_number(const column& of, const ledger& in) {
  if (of.is_count()) return true;
  const auto kind = in.of->fields[of.field_at].kind;
  return kind == field_kind::integer || kind == field_kind::decimal;
}

std::string field_shown(const records::listed& item, int at, const access::principal& who,
                        const territory::unit_tree* units) {
  const auto& what = item.one.what->fields[at];
  const auto sight = records::sight_of(what, who);
  if (sight == records::visible::hidden || !item.one.has(at)) return "";
  if (what.kind == field_kind::ref) {
    const auto refs = records::ref_fields(*item.one.what);
    for (std::size_t n = 0; n < refs.size(); ++n)
      if (refs[n] == at)
        return records::label_seen(*records::find_entity(what.ref), item.ref_labels[n], who);
  }
  if ((what.kind == field_kind::grid || what.kind == field_kind::unit) && units)
    return units->name_of(item.one.integer(at));
  if (sight == records::visible::masked) return records::masked_text(what, item.one.text(at));
  return records::shown(what, item.one.values[at], who.lang);
}

std::string moment_shown(std::optional<instant> at, instant now) {
  const auto text = format_instant(at.value_or(now));
  return text.substr(0, 10) + " " + text.substr(11, 5);
}

// One moment of the register, for the rows, their counts and the totals below them.
struct reading {
  explicit reading(api::services& parts)
      : with(parts), reader(parts.store.read()), moment(*reader) {}

  api::services& with;
  db::store::lease reader;
  db::snapshot moment;
};

// Every row of the ledger, page by page.
result<std::int64_t> each_row(reading& from, const access::principal& who, ledger_query what,
                              jobs::progress& report,
                              const std::function<result<void>(std::vector<fill_cell>)>& give) {
  std::int64_t rows = 0;
  past_kinds past;
  what.rows.limit = page_rows;
  do {
    if (report.cancelled()) return refuse(error::cancelled);
    const auto page = read_ledger_page(from.with, *from.reader, what, past);
    if (!page) return refused(page.error());
    report.expect(page->rows.total);
    for (std::size_t n = 0; n < page->rows.items.size(); ++n)
      if (auto good = give(cells_of(what, *page, n, who, &from.with.units)); !good)
        return refused(good.error());
    report.advance(rows += static_cast<std::int64_t>(page->rows.items.size()));
    what.rows.cursor = page->rows.next;
  } while (!what.rows.cursor.empty());
  return rows;
}

totals totals_of(reading& from, const ledger_query& what) {
  past_kinds past;
  return read_totals(from.with, *from.reader, what, past);
}

exchange::table_head head_of(api::services& with, const access::principal& who,
                             const ledger_export& what) {
  const bool zh = who.lang == language::zh;
  const auto& of = what.what.of;
  exchange::table_head head;
  head.sheet = zh ? of.zh : of.en;
  head.banner =
      exchange::stamp_lines({with.config.demo, who.display_name, now_ms(), what.purpose, who.lang});
  head.banner.insert(head.banner.begin(), with.units.name_of(what.what.rows.range.low) + " · " +
                                              head.sheet +
                                              (zh ? "台账 · 截至 " : " ledger · as of ") +
                                              moment_shown(what.what.rows.as_of, now_ms()));
  for (const auto& one : of.columns)
    head.columns.push_back(
        {zh ? one.zh : one.en,
         is_number(one, of) ? exchange::column_kind::integer : exchange::column_kind::text, 0});
  return head;
}

struct written {
  std::int64_t rows = 0, entries = 0;  // entries: saved by a template
};

result<written> write_table(api::services& with, const access::principal& who,
                            const ledger_export& what, jobs::progress& report) {
  const auto out =
      exchange::open_xlsx_table({what.file, what.file.parent_path(), {}}, head_of(with, who, what));
  const auto put = [&](const std::vector<fill_cell>& cells) {
    std::vector<std::string_view> views;
    for (const auto& one : cells) views.emplace_back(one.text);
    return out->write_row(views);
  };
  reading from(with);
  const auto rows = each_row(from, who, what.what, report, put);
  if (!rows) return refused(rows.error());
  std::vector<fill_cell> last;
  for (const auto& one : totals_of(from, what.what))
    last.push_back({one ? std::to_string(*one) : "", true});
  if (!last.empty() && last.front().text.empty())
    last.front().text = who.lang == language::zh ? "合计" : "Total";
  if (auto good = put(last); !good) return refused(good.error());
  if (auto good = out->finish(); !good) return refused(good.error());
  return written{*rows, 0};
}

// The values of a template's placeholders, from rows already read.
class filling {
 public:
  filling(const ledger_export& what, std::string unit, const access::principal& who, totals sums)
      : what_(what), unit_(std::move(unit)), who_(who), sums_(std::move(sums)) {}

  void add(std::vector<fill_cell> row) { rows_.push_back(std::move(row)); }
  exchange::fill_source source(const jobs::progress& report) {
    return {rows_.size(), [this](auto name, auto row) { return field(name, row); },
            [this](auto name) { return single(name); }, [&report] { return report.cancelled(); }};
  }
  // What it saved of typing: of the columns the workbook asked for.
  std::int64_t entries() const {
    const auto& of = what_.what.of;
    std::int64_t all = 0;
    for (const int at : asked_for_)
      if (of.columns[at].is_count() || is_entry(*of.of, of.columns[at].field_at))
        all +=
            std::ranges::count_if(rows_, [at](const auto& row) { return !row[at].text.empty(); });
    return all;
  }

 private:
  std::optional<fill_cell> field(std::string_view name, std::size_t row) {
    if (name == "n" || name == "序号") return fill_cell{std::to_string(row + 1), true};
    const int at = column_named(what_.what.of, name);
    if (at < 0) return std::nullopt;
    asked_for_.insert(at);
    return row < rows_.size() ? rows_[row][at] : fill_cell{};
  }
  std::optional<fill_cell> single(std::string_view name) const {
    if (name == "unit" || name == "单位") return fill_cell{unit_, false};
    if (name == "on" || name == "截至")
      return fill_cell{moment_shown(what_.what.rows.as_of, now_ms()), false};
    if (name == "count" || name == "合计数") return fill_cell{std::to_string(rows_.size()), true};
    if (name == "user" || name == "填表人") return fill_cell{who_.display_name, false};
    for (const std::string_view prefix : {"total:", "合计:", "合计："})
      if (name.starts_with(prefix)) {
        const int at = column_named(what_.what.of, name.substr(prefix.size()));
        if (at >= 0 && sums_[at]) return fill_cell{std::to_string(*sums_[at]), true};
      }
    return std::nullopt;
  }

  const ledger_export& what_;
  std::string unit_;
  const access::principal& who_;
  totals sums_;
  std::vector<std::vector<fill_cell>> rows_;
  std::set<int> asked_for_;  // columns
};

result<written> write_template(api::services& with, const access::principal& who,
                               const ledger_export& what, jobs::progress& report) {
  const auto columns = read_columns(what.in->mapping, what.what.of);
  if (!columns) return refused(columns.error());
  const auto unit = with.units.name_of(what.what.rows.range.low);
  reading from(with);
  filling into(what, unit, who, totals_of(from, what.what));
  std::int64_t rows = 0;
  const auto keep = [&](std::vector<fill_cell> row) -> result<void> {
    if (++rows > most_template_rows)
      return refuse(error::unit_too_large, {{"unit", unit},
                                            {"rows", std::to_string(report.total())},
                                            {"max", std::to_string(most_template_rows)}});
    into.add(std::move(row));
    return {};
  };
  const auto read = each_row(from, who, what.what, report, keep);
  if (!read) return refused(read.error());
  auto source = into.source(report);
  source.stamp =
      exchange::stamp_line({with.config.demo, who.display_name, now_ms(), what.purpose, who.lang});
  const auto filled = exchange::fill_workbook(what.in->file, source, *columns);
  if (!filled) return refused(filled.error());
  std::ofstream out(what.file, std::ios::binary);
  out << *filled;
  out.close();
  if (out) return written{*read, into.entries()};
  std::filesystem::remove(what.file);
  return refuse(error::store_full);
}

void audit_export(api::services& with, const access::principal& who, const ledger_export& what,
                  const written& file) {
  json::writer detail;
  detail.open().member("ledger", what.what.of.id).member("rows", file.rows);
  detail.member("format", "xlsx");
  if (what.in) detail.member("template", what.in->name);
  const auto text = detail.close().str();
  auto done = api::write<int>(with, who, [&](api::transaction& tx) -> result<int> {
    tx.audit({"export", what.what.of.of->number, std::nullopt, what.what.rows.range.low,
              what.purpose, text});
    count_saved(tx,
                {known_as(who, with.units), "template", what.what.rows.range.low, file.entries});
    return 0;
  });
  if (!done) throw std::runtime_error("the audit refused an entry");
}

}  // namespace

std::vector<fill_cell> cells_of(const ledger_query& ask, const ledger_page& page, std::size_t row,
                                const access::principal& who, const territory::unit_tree* units) {
  std::vector<fill_cell> out;
  for (std::size_t at = 0; at < ask.of.columns.size(); ++at) {
    const auto& one = ask.of.columns[at];
    if (one.is_count())
      out.push_back({std::to_string(page.counts[row][at]), true});
    else
      out.push_back(
          {field_shown(page.rows.items[row], one.field_at, who, units), is_number(one, ask.of)});
  }
  return out;
}

result<ledger_export> read_ledger_export(api::call& ask, const json::view& body) {
  const auto db = ask.with.store.read();
  auto of = find_ledger(*db, ask.who.area, ask.path[0]);
  if (!of) return refuse(error::not_found);
  auto range = result<access::scope>(ask.who.area);
  if (const auto unit = body.text_of("unit"); !unit.empty())
    range = records::scope_of_unit(unit, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  std::optional<instant> at;
  if (const auto on = body.text_of("on"); !on.empty()) {
    at = records::moment(on);
    if (!at)
      return refuse_field(error::bad_parameter, "on",
                          {{"name", "on"}, {"value", std::string(on)}, {"expected", "2020-03-30"}});
    if (*at >= ask.now) at.reset();
  }
  ledger_export out;
  out.purpose = first_characters(normalise(body.text_of("purpose")), 100);
  if (character_count(out.purpose) < 2) return refuse_field(error::purpose_needed, "purpose");
  if (const auto given = body.text_of("template"); !given.empty()) {
    const auto id = parse_uuid(given);
    out.in = id ? find_template(*db, ask.who.area, *id) : std::nullopt;
    if (!out.in || out.in->ledger != of->id) return refuse(error::not_found);
  }
  auto what = ledger_query_of(ask.with, ask.who, std::move(*of), *range, at);
  if (!what) return refused(what.error());
  out.what = std::move(*what);
  out.job = new_uuid();
  out.file = exchange::export_file(ask.with.config, out.job, true);
  return out;
}

result<std::string> run_ledger_export(api::services& with, const access::principal& who,
                                      ledger_export what, jobs::progress& report) {
  std::filesystem::create_directories(what.file.parent_path());
  const auto file =
      what.in ? write_template(with, who, what, report) : write_table(with, who, what, report);
  if (!file) return refused(file.error());
  audit_export(with, who, what, *file);
  return exchange::export_outcome(who, what.file, file->rows,
                                  who.lang == language::zh ? what.what.of.zh : what.what.of.en);
}

}  // namespace wangge::ledgers
