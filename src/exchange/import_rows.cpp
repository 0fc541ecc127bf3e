#include "exchange/import_rows.h"

#include <algorithm>
#include <charconv>

#include "base/codes.h"
#include "base/text.h"
#include "exchange/cells.h"
#include "gen/entities.h"
#include "records/codec.h"
#include "records/rules.h"

namespace wangge::exchange {
namespace {

using records::field;
using records::field_kind;

constexpr std::size_t most_remembered = 5'000;  // words of one column
constexpr std::size_t shown_characters = 60;
constexpr std::size_t most_ordinal = 3;  // digits of a grid's number in its community

bool lies_somewhere(const field& what) {
  return what.kind == field_kind::unit || what.kind == field_kind::grid;
}

bool repeats_itself(const field& what) {
  return what.kind == field_kind::code || what.kind == field_kind::boolean ||
         what.kind == field_kind::date || lies_somewhere(what);
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

row_decoder::row_decoder(const records::entity& of, std::vector<mapped_column> columns,
                         std::vector<row_default> defaults, const unit_names& names)
    : of_(of),
      columns_(std::move(columns)),
      defaults_(std::move(defaults)),
      names_(names),
      memory_(columns_.size()) {}

// The words that narrow others come first, wherever their columns stand.
import_row row_decoder::decode(const row& from) {
  import_row into;
  into.number = from.number;
  into.given = records::record(of_);
  for (const bool words : {true, false})
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const cell& one = from.at(columns_[i].column);
      if (one.kind == cell_kind::empty || words == (columns_[i].to.what == meaning::field))
        continue;
      if (words)
        take_word(one, i, into);
      else
        take_field(one, i, into);
    }
  if (into.says_something())
    for (const auto& each : defaults_) take_default(each, into);
  return into;
}

void row_decoder::take_word(const cell& from, std::size_t index, import_row& into) {
  const import_field& to = columns_[index].to;
  const std::string text = line_of(from);
  if (text.empty()) return;
  const auto wrong = [&](error code) {
    problem what{code,
                 std::string(to.name),
                 {{"label.zh", std::string(to.zh)},
                  {"label.en", std::string(to.en)},
                  {"expected.zh", "整数"},
                  {"expected.en", "a whole number"}}};
    into.problems.push_back({std::move(what), columns_[index].column, columns_[index].heading,
                             shown_cell(from, nullptr)});
  };
  if (to.what == meaning::part) {
    into.parts[static_cast<std::size_t>(to.at)] = text;
  } else if (to.what == meaning::version) {
    const auto [end, failed] =
        std::from_chars(text.data(), text.data() + text.size(), into.version);
    if (failed != std::errc() || end != text.data() + text.size() || into.version < 1)
      wrong(error::wrong_kind);
  } else if (const auto id = parse_uuid(text)) {
    into.id = *id;
  } else {
    wrong(error::unknown_reference);
  }
}

// A reason for having no number is none where there is one.
void row_decoder::take_default(const row_default& from, import_row& into) const {
  const int at = from.to.at;
  const field& what = of_.fields[static_cast<std::size_t>(at)];
  const auto is_own = [&](const auto& one) { return one.first == at; };
  const bool said =
      into.fills(at) || std::any_of(into.refs.begin(), into.refs.end(), is_own) ||
      std::any_of(into.masked.begin(), into.masked.end(), is_own) ||
      std::any_of(into.problems.begin(), into.problems.end(),
                  [&](const row_problem& one) { return one.what.field == what.name; });
  const bool needless = of_.number == records::person_entity.number &&
                        at == records::person_at::id_missing_reason &&
                        into.fills(records::person_at::id_number);
  if (said || needless) return;
  const auto found = read(from.says, what, {});
  for (const auto& each : found.problems)
    into.problems.push_back({each, {}, std::string(what.zh), shown_cell(from.says, &what)});
  if (!found.problems.empty() || db::is_null(found.value)) return;
  into.given.values[static_cast<std::size_t>(at)] = found.value;
  into.filled |= std::uint64_t{1} << at;
  into.defaulted |= std::uint64_t{1} << at;
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
  const unit_words within = {into.parts[part_street], into.parts[part_community]};
  const meaning_of& found = meaning(from, index, within);
  for (const auto& each : found.problems)
    into.problems.push_back({each, here.column, here.heading, shown_cell(from, &what)});
  if (!found.problems.empty() || db::is_null(found.value)) return;
  into.given.values[static_cast<std::size_t>(here.to.at)] = found.value;
  into.filled |= std::uint64_t{1} << here.to.at;
}

std::vector<problem> row_decoder::default_problems() const {
  std::vector<problem> all;
  for (const auto& one : defaults_)
    for (auto& each : read(one.says, of_.fields[static_cast<std::size_t>(one.to.at)], {}).problems)
      all.push_back(std::move(each));
  return all;
}

const row_decoder::meaning_of& row_decoder::meaning(const cell& from, std::size_t index,
                                                    const unit_words& within) {
  const field& what = of_.fields[static_cast<std::size_t>(columns_[index].to.at)];
  if (!repeats_itself(what)) return last_ = read(from, what, within);
  auto& known = memory_[index];
  std::string key(1, static_cast<char>(from.kind));
  key += from.text;
  if (lies_somewhere(what)) key += '|' + within.street + '|' + within.community;
  const auto found = known.find(key);
  if (found != known.end()) return found->second;
  if (known.size() >= most_remembered) known.clear();
  return known.emplace(std::move(key), read(from, what, within)).first->second;
}

row_decoder::meaning_of row_decoder::read(const cell& from, const field& to,
                                          const unit_words& within) const {
  meaning_of out;
  if (lies_somewhere(to)) {
    const std::string text = line_of(from);
    std::string digits = text;
    std::erase(digits, ' ');
    const bool is_code = all_digits(digits) && (within.empty() || digits.size() > most_ordinal);
    if (!text.empty() && !is_code) return read_unit(text, to, within);
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

row_decoder::meaning_of row_decoder::read_unit(const std::string& text, const field& to,
                                               const unit_words& within) const {
  meaning_of out;
  auto found = names_.find(text, within);
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
