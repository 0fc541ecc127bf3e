// What an office put into a sheet: headings found or refused, every cell brought to its field's
// canonical text or refused. A canonical text must be canonical: reading it again changes nothing.
#include "exchange/cells.h"

#include "exchange/headings.h"
#include "exchange/open.h"
#include "gen/entities.h"

namespace {

using namespace wangge;

std::vector<exchange::known_heading> headings_of(const records::entity& of) {
  std::vector<exchange::known_heading> out;
  for (const auto& one : of.fields) out.push_back({one.name, one.zh, one.en, one.headings});
  return out;
}

void read_cell(const exchange::cell& from, const records::field& to) {
  const auto first = exchange::canonical_text(from, to);
  if (!first || first->empty()) return;
  const exchange::cell again{exchange::cell_kind::text, 0, 0, *first};
  const auto second = exchange::canonical_text(again, to);
  const bool passes = second && *second == *first;
  // Digits of an old ID or of a number cell may look rounded once they are text.
  const bool rounded = !second && second.error().code() == error::rounded_id_number;
  if (!passes && !rounded) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto known = headings_of(records::person_entity);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto book = exchange::open_workbook({.path = {}, .bytes = bytes}, {.rows = 1000, .columns = 64});
  auto sheet = book ? (*book)->open(0) : decltype((*book)->open(0))(nullptr);
  if (!book || !sheet) return 0;
  std::vector<exchange::row> top;
  exchange::row row;
  for (auto more = (*sheet)->next_row(row); more && *more; more = (*sheet)->next_row(row)) {
    if (top.size() < 20) top.push_back(row);
    for (const auto& cell : row.cells())
      for (const auto& field : records::person_entity.fields) read_cell(cell, field);
  }
  const auto map = exchange::find_headings(top, {known, {}});
  if (map && exchange::heading_problems(*map).size() > map->columns.size()) __builtin_trap();
  return 0;
}
