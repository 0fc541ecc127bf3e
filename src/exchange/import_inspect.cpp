#include "exchange/import_inspect.h"

#include <algorithm>

#include "exchange/open.h"

namespace wangge::exchange {
namespace {

constexpr std::uint32_t top_rows = 20;

std::string_view word_of(match_kind how) {
  switch (how) {
    case match_kind::exact:
      return "exact";
    case match_kind::alias:
      return "alias";
    case match_kind::remembered:
      return "remembered";
    case match_kind::fuzzy:
      return "fuzzy";
    case match_kind::ignored:
      return "ignored";
    case match_kind::ambiguous:
      return "ambiguous";
    default:
      return "unknown";
  }
}

result<std::vector<row>> read_top(workbook& book, std::size_t sheet, std::uint32_t until) {
  auto reader = book.open(sheet);
  if (!reader) return refused(reader.error());
  std::vector<row> top;
  for (row next;;) {
    const auto more = (*reader)->next_row(next);
    if (!more) return refused(more.error());
    if (!*more || next.number > until) return top;
    top.push_back(next);
  }
}

import_column column_of(const column_match& from, const std::vector<import_field>& fields) {
  import_column one;
  one.column = from.column;
  one.heading = from.heading;
  one.how = word_of(from.how);
  one.score = from.score;
  // A likeness below the sure ones is only a proposal.
  if (from.mapped()) one.field = fields[static_cast<std::size_t>(from.field)].name;
  for (const int at : from.candidates)
    one.candidates.emplace_back(fields[static_cast<std::size_t>(at)].name);
  return one;
}

result<void> look(workbook& book, std::size_t sheet, const inspect_request& ask,
                  import_plan& into) {
  const auto known = headings_of(ask.fields);
  auto top = read_top(book, sheet, std::max(top_rows, ask.heading_row));
  if (!top) return refused(top.error());
  std::optional<std::uint32_t> fixed;
  if (ask.heading_row > 0) fixed = ask.heading_row;
  const auto found = find_headings(*top, {known, ask.remembered}, fixed);
  into.sheet = book.sheets()[sheet].name;
  into.heading_row = 0;
  into.columns.clear();
  if (!found) return {};
  into.heading_row = found->last_row;
  for (const auto& one : found->columns) into.columns.push_back(column_of(one, ask.fields));
  return {};
}

}  // namespace

int sheet_at(const workbook& book, std::string_view name) {
  const auto& all = book.sheets();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].name == name) return static_cast<int>(i);
  return -1;
}

result<import_plan> inspect(const inspect_request& ask) {
  auto book = open_workbook({ask.file, {}});
  if (!book) return refused(book.error());
  import_plan plan;
  std::string names;
  for (const auto& one : (*book)->sheets()) {
    plan.sheets.push_back(one.name);
    names += (names.empty() ? "" : "、") + one.name;
  }
  if (!ask.sheet.empty()) {
    const int at = sheet_at(**book, ask.sheet);
    if (at < 0)
      return refuse_field(error::unknown_sheet, "sheet", {{"value", ask.sheet}, {"known", names}});
    if (auto good = look(**book, static_cast<std::size_t>(at), ask, plan); !good)
      return refused(good.error());
    return plan;
  }
  // Sheets that are shown before hidden ones; the first with headings.
  for (const bool hidden : {false, true})
    for (std::size_t i = 0; i < plan.sheets.size(); ++i) {
      if ((*book)->sheets()[i].hidden != hidden) continue;
      if (auto good = look(**book, i, ask, plan); !good) return refused(good.error());
      if (plan.heading_row > 0) return plan;
    }
  if (!plan.sheets.empty()) plan.sheet = plan.sheets.front();
  return plan;
}

std::vector<mapped_column> mapped_columns(const import_plan& plan,
                                          const std::vector<import_field>& fields) {
  std::vector<mapped_column> all;
  for (const auto& one : plan.columns) {
    const int at = one.field.empty() ? -1 : find_field(fields, one.field);
    if (at >= 0) all.push_back({one.column, one.heading, fields[static_cast<std::size_t>(at)]});
  }
  return all;
}

bool may_default(const import_field& one, const records::entity& of) {
  if (one.what != meaning::field) return false;
  const auto& what = of.fields[static_cast<std::size_t>(one.at)];
  return !what.sealed() && !what.unique && what.kind != records::field_kind::ref &&
         one.at != of.label_at;
}

std::vector<row_default> row_defaults(const import_plan& plan, const records::entity& of,
                                      const std::vector<import_field>& fields) {
  std::vector<row_default> all;
  for (const auto& one : plan.defaults) {
    const int at = find_field(fields, one.field);
    if (at < 0 || !may_default(fields[static_cast<std::size_t>(at)], of)) continue;
    cell says;
    says.kind = cell_kind::text;
    says.text = one.text;
    all.push_back({fields[static_cast<std::size_t>(at)], std::move(says)});
  }
  return all;
}

}  // namespace wangge::exchange
