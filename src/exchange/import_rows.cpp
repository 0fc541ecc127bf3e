#include "exchange/import_rows.h"

#include <algorithm>

#include "base/codes.h"
#include "base/text.h"
#include "exchange/cells.h"
#include "exchange/heading_names.h"
#include "records/codec.h"
#include "records/rules.h"

namespace wangge::exchange {
namespace {

using records::field;
using records::field_kind;

constexpr std::size_t most_remembered = 5'000;  // words of one column
constexpr std::size_t most_meanings = 9;
constexpr std::size_t shown_characters = 60;

std::string letters_of(std::string_view text) {
  std::string out;
  for (const char32_t c : form_of(text).full) append_character(out, c);
  return out;
}

bool repeats_itself(const field& what) {
  return what.kind == field_kind::code || what.kind == field_kind::boolean ||
         what.kind == field_kind::date || what.kind == field_kind::unit ||
         what.kind == field_kind::grid;
}

bool is_private(const field& what) {
  return what.sealed() || what.mask != records::privacy::none;
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A plain one-line text field, as parts of a dwelling and ids are read.
const field& line_field() {
  static const field what = [] {
    field one{};
    one.name = "text";
    one.kind = field_kind::text;
    return one;
  }();
  return what;
}

std::string line_of(const cell& from) {
  const auto text = canonical_text(from, line_field());
  return text ? *text : std::string();
}

// What the row says for a field, private numbers masked.
std::string said(const import_row& in, int at) {
  if (at < 0) return {};
  for (const auto* texts : {&in.refs, &in.masked})
    for (const auto& [field_at, text] : *texts)
      if (field_at == at) return text;
  if (!in.fills(at)) return {};
  const field& what = in.given.what->fields[static_cast<std::size_t>(at)];
  const auto text =
      records::shown(what, in.given.values[static_cast<std::size_t>(at)], language::zh);
  return what.sealed() ? records::masked_text(what, text)
                       : std::string(first_characters(text, shown_characters));
}

// Everything a problem says of a private number is masked: problems are kept unsealed.
void mask_words(problem& what, const field& of) {
  const auto value = what.params.find("value");
  if (of.sealed() && value != what.params.end())
    value->second = records::masked_text(of, value->second);
}

}  // namespace

unit_names::unit_names(const territory::unit_tree::units& all, code_range area) {
  for (auto at = all.lower_bound(area.low); at != all.end() && at->first <= area.high; ++at) {
    std::string name;
    const auto path = territory::path_to(all, at->first);
    std::vector<std::string> known;
    for (auto unit = path.rbegin(); unit != path.rend(); ++unit) {
      name = letters_of((*unit)->name) + name;
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      known.push_back(name);
      codes_.emplace(name, at->first);
    }
  }
}

std::vector<std::int64_t> unit_names::find(std::string_view text) const {
  std::vector<std::int64_t> found;
  const auto [first, last] = codes_.equal_range(letters_of(text));
  for (auto at = first; at != last && found.size() < most_meanings; ++at)
    if (std::find(found.begin(), found.end(), at->second) == found.end())
      found.push_back(at->second);
  return found;
}

row_decoder::row_decoder(const records::entity& of, std::vector<mapped_column> columns,
                         const unit_names& names)
    : of_(of), columns_(std::move(columns)), names_(names), memory_(columns_.size()) {}

import_row row_decoder::decode(const row& from) {
  import_row into;
  into.number = from.number;
  into.given = records::record(of_);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const cell& one = from.at(columns_[i].column);
    if (one.kind != cell_kind::empty) take(one, i, into);
  }
  return into;
}

void row_decoder::take(const cell& from, std::size_t index, import_row& into) {
  const import_field& to = columns_[index].to;
  if (to.what == meaning::field) return take_field(from, index, into);
  const std::string text = line_of(from);
  if (text.empty()) return;
  if (to.what == meaning::part)
    into.parts[static_cast<std::size_t>(to.at)] = text;
  else if (const auto id = parse_uuid(text))
    into.id = *id;
  else
    into.problems.push_back({{error::unknown_reference,
                              "id",
                              {{"label.zh", std::string(to.zh)}, {"label.en", std::string(to.en)}}},
                             columns_[index].column,
                             columns_[index].heading,
                             shown_cell(from, nullptr)});
}

void row_decoder::take_field(const cell& from, std::size_t index, import_row& into) {
  const mapped_column& here = columns_[index];
  const field& what = of_.fields[static_cast<std::size_t>(here.to.at)];
  if (is_private(what) && from.text.find('*') != from.text.npos) {
    into.masked.emplace_back(here.to.at, normalise(from.text));
    return;
  }
  if (what.kind == field_kind::ref) {
    if (auto text = canonical_text(from, what)) {
      if (!text->empty()) into.refs.emplace_back(here.to.at, std::move(*text));
      return;
    }
  }
  const meaning_of& found = meaning(from, index);
  for (const auto& each : found.problems)
    into.problems.push_back({each, here.column, here.heading, shown_cell(from, &what)});
  if (!found.problems.empty() || db::is_null(found.value)) return;
  into.given.values[static_cast<std::size_t>(here.to.at)] = found.value;
  into.filled |= std::uint64_t{1} << here.to.at;
}

const row_decoder::meaning_of& row_decoder::meaning(const cell& from, std::size_t index) {
  const field& what = of_.fields[static_cast<std::size_t>(columns_[index].to.at)];
  if (!repeats_itself(what)) return last_ = read(from, what);
  auto& known = memory_[index];
  std::string key(1, static_cast<char>(from.kind));
  key += from.text;
  const auto found = known.find(key);
  if (found != known.end()) return found->second;
  if (known.size() >= most_remembered) known.clear();
  return known.emplace(std::move(key), read(from, what)).first->second;
}

row_decoder::meaning_of row_decoder::read(const cell& from, const field& to) const {
  meaning_of out;
  if (to.kind == field_kind::unit || to.kind == field_kind::grid) {
    const std::string text = line_of(from);
    std::string digits = text;
    std::erase(digits, ' ');
    if (!text.empty() && !all_digits(digits)) return read_unit(text, to);
  }
  auto text = canonical_text(from, to);
  if (text) {
    records::decode_text(to, *text, out.value, out.problems);
  } else {
    out.problems = text.error().problems;
  }
  for (auto& each : out.problems) mask_words(each, to);
  return out;
}

row_decoder::meaning_of row_decoder::read_unit(const std::string& text, const field& to) const {
  meaning_of out;
  auto found = names_.find(text);
  if (to.kind == field_kind::grid)
    std::erase_if(found,
                  [](std::int64_t code) { return codes::level_of(code) != codes::level::grid; });
  auto params = records::labelled(to);
  if (found.size() == 1) {
    out.value = found.front();
  } else if (found.empty()) {
    out.problems.push_back({error::unknown_reference, std::string(to.name), params});
  } else {
    params["count"] = std::to_string(found.size());
    out.problems.push_back({error::several_references, std::string(to.name), params});
  }
  return out;
}

const mapped_column* row_decoder::column_of(std::string_view field_name) const {
  const auto found = std::find_if(columns_.begin(), columns_.end(),
                                  [&](const auto& one) { return one.to.name == field_name; });
  return found == columns_.end() ? nullptr : &*found;
}

row_problem row_decoder::place(problem what, const import_row& in) const {
  const int at = of_.find(what.field);
  const field* to = at < 0 ? nullptr : &of_.fields[static_cast<std::size_t>(at)];
  if (to) mask_words(what, *to);
  row_problem out{std::move(what), {}, to ? std::string(to->zh) : std::string(), said(in, at)};
  const mapped_column* column = column_of(out.what.field);
  if (!column && at >= 0 && at == dwelling_field(of_) && in.says_dwelling()) {
    const bool numbered = !in.parts[part_number].empty();
    column = column_of(numbered ? "dwelling.number" : "dwelling.building");
    out.shown = in.parts[numbered ? part_number : part_building];
  }
  if (!column) return out;
  out.column = column->column;
  out.heading = column->heading;
  return out;
}

std::string shown_cell(const cell& from, const field* to) {
  const std::string text(first_characters(normalise(from.text), shown_characters));
  return to && to->sealed() ? records::masked_text(*to, text) : text;
}

}  // namespace wangge::exchange
