#include "exchange/import_refs.h"

#include <algorithm>

#include "base/text.h"
#include "gen/entities.h"
#include "records/rules.h"
#include "records/store.h"

namespace wangge::exchange {
namespace {

using records::entity;
using records::field;

constexpr std::size_t most_known = 50'000;
// Beyond these it does not matter how many more there are.
constexpr int most_meant = 20;

// A row lies where these lie; the others may lie next door.
bool holds(const field& ref) {
  return ref.ref == "building" || ref.ref == "courtyard" || ref.ref == "door" ||
         ref.ref == "household" || ref.name == "market";
}

std::string spaceless(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::string leading_digits(const std::string& text) {
  return text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
}

// 101, 101室, 101号: the same door.
bool same_number(const std::string& stored, const std::string& written) {
  if (stored == written) return true;
  const auto digits = leading_digits(written);
  const auto rest = written.substr(digits.size());
  return !digits.empty() && stored == digits && (rest == "室" || rest == "号" || rest == "户");
}

std::string key_of(const entity& to, const std::string& text, code_range within) {
  return std::to_string(to.number) + "|" + std::to_string(within.low) + "|" +
         std::to_string(within.high) + "|" + text;
}

}  // namespace

std::vector<meant> reference_finder::find(const entity& to, const std::string& text,
                                          code_range within) {
  const std::string key = key_of(to, text, within);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (known_.size() >= most_known) known_.clear();
  auto found = find_uncached(to, text, within);
  if (found.empty() && text.find(' ') != text.npos)
    found = find_uncached(to, spaceless(text), within);
  return known_.emplace(key, std::move(found)).first->second;
}

std::vector<meant> reference_finder::find_uncached(const entity& to, const std::string& text,
                                                   code_range within) {
  std::vector<meant> found;
  if (const auto id = parse_uuid(text)) {
    if (const auto one = records::find(db_, keys_, to, *id, within); one && one->live())
      found.push_back({*id, one->grid(), std::string(one->text(to.label_at))});
    return found;
  }
  const bool person = to.number == records::person_entity.number;
  if (person && text.size() == 18) return by_identity(text, within);
  const std::string label(to.fields[static_cast<std::size_t>(to.label_at)].name);
  const std::string scope(to.scope().name);
  auto rows = db_.query("SELECT id, " + scope + ", " + label + " FROM " + std::string(to.table()) +
                            " WHERE " + label + " = ?1 AND " + scope + " >= ?2 AND " + scope +
                            " <= ?3 AND ended_on IS NULL LIMIT " + std::to_string(most_meant),
                        {text, within.low, within.high});
  while (rows.step()) found.push_back({rows->id(0), rows->integer(1), std::string(rows->text(2))});
  return found;
}

std::vector<meant> reference_finder::by_identity(const std::string& text, code_range within) {
  std::vector<meant> found;
  const auto& what =
      records::person_entity.fields[static_cast<std::size_t>(records::person_at::id_number)];
  auto rows = db_.query(
      "SELECT id, grid, name FROM person WHERE id_number_bx = ?1 AND grid >= ?2 AND grid <= ?3 AND "
      "ended_on IS NULL",
      {records::blind_of(keys_, what, text), within.low, within.high});
  while (rows.step()) found.push_back({rows->id(0), rows->integer(1), std::string(rows->text(2))});
  return found;
}

code_range reference_finder::range_of(const import_row& in) const {
  const auto at = in.given.what->scope_at;
  return in.fills(at) ? code_range{in.given.grid(), in.given.grid()} : area_;
}

std::vector<meant> reference_finder::buildings(const import_row& in, code_range within) {
  const std::string& compound = in.parts[part_compound];
  const std::string& name = in.parts[part_building];
  auto found = find(records::building_entity, name, within);
  if (!compound.empty() && found.size() != 1)
    if (auto whole = find(records::building_entity, compound + name, within); !whole.empty())
      found = std::move(whole);
  if (compound.empty() || found.size() < 2) return found;
  const auto compounds = find(records::compound_entity, compound, area_);
  std::erase_if(found, [&](const meant& one) {
    const auto building = records::find(db_, keys_, records::building_entity, one.id, area_);
    return !building || std::none_of(compounds.begin(), compounds.end(), [&](const meant& of) {
      return building->values[records::building_at::compound] == db::value(of.id);
    });
  });
  return found;
}

// Doors with "unit|number" as their label.
const std::vector<meant>& reference_finder::doors_of(const char* parent, const uuid& id) {
  const std::string key = std::string(parent) + "|" + to_string(id);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  std::vector<meant> all;
  auto rows = db_.query("SELECT id, grid, unit_no, number FROM door WHERE " + std::string(parent) +
                            " = ?1 AND ended_on IS NULL",
                        {id});
  while (rows.step())
    all.push_back({rows->id(0), rows->integer(1),
                   (rows->is_null(2) ? "" : std::to_string(rows->integer(2))) + "|" +
                       std::string(rows->text(3))});
  return known_.emplace(key, std::move(all)).first->second;
}

// Households behind doors.
std::vector<meant> reference_finder::behind(const std::vector<meant>& doors) {
  std::vector<meant> found;
  for (const auto& door : doors) {
    auto rows = db_.query(
        "SELECT id, grid, address FROM household WHERE door = ?1 AND ended_on IS NULL", {door.id});
    while (rows.step())
      found.push_back({rows->id(0), rows->integer(1), std::string(rows->text(2))});
  }
  return found;
}

// By building, unit and number; a courtyard's address may stand for the building.
std::vector<meant> reference_finder::dwellings(const import_row& in, const entity& to) {
  const auto within = range_of(in);
  const std::string unit = leading_digits(in.parts[part_unit]);
  const std::string& number = in.parts[part_number];
  std::vector<meant> doors;
  const auto take = [&](const char* parent, const std::vector<meant>& parents) {
    for (const auto& one : parents)
      for (const auto& door : doors_of(parent, one.id)) {
        const auto bar = door.label.find('|');
        const bool here = unit.empty() || door.label.substr(0, bar) == unit;
        if (here && same_number(door.label.substr(bar + 1), number)) doors.push_back(door);
      }
  };
  take("building", buildings(in, within));
  if (doors.empty())
    take("courtyard", find(records::courtyard_entity, in.parts[part_building], within));
  for (auto& door : doors)
    if (const auto one = records::find(db_, keys_, records::door_entity, door.id, area_))
      door.label = one->text(records::door_at::address);
  return to.number == records::household_entity.number ? behind(doors) : doors;
}

void reference_finder::settle(import_row& in, int at, std::vector<meant> found,
                              const row_decoder& decoder) {
  const field& what = in.given.what->fields[static_cast<std::size_t>(at)];
  const auto refuse = [&](error code, std::map<std::string, std::string> params) {
    params.merge(records::labelled(what));
    in.problems.push_back(decoder.place({code, std::string(what.name), std::move(params)}, in));
  };
  if (found.empty()) return refuse(error::unknown_reference, {});
  if (found.size() > 1) {
    open_.push_back({at, std::move(found)});
    return;
  }
  in.given.values[static_cast<std::size_t>(at)] = found.front().id;
  in.filled |= std::uint64_t{1} << at;
  const int scope = in.given.what->scope_at;
  if (!holds(what)) return;
  if (!in.fills(scope)) {
    in.given.values[static_cast<std::size_t>(scope)] = found.front().place;
    in.filled |= std::uint64_t{1} << scope;
  } else if (in.given.grid() != found.front().place) {
    refuse(error::other_grid, {});
  }
}

void reference_finder::fill_dwelling(import_row& in, const row_decoder& decoder) {
  const int at = dwelling_field(*in.given.what);
  if (at < 0 || in.fills(at)) return;
  const auto& to = *records::find_entity(in.given.what->fields[static_cast<std::size_t>(at)].ref);
  if (in.says_dwelling()) return settle(in, at, dwellings(in, to), decoder);
  // A household's or a residence's own address names its door.
  const int address = in.given.what->find("address");
  if (address < 0 || !in.fills(address)) return;
  auto found = find(to, std::string(in.given.text(address)), range_of(in));
  if (!found.empty()) settle(in, at, std::move(found), decoder);
}

// A dwelling without an address of its own has that of its door.
void reference_finder::fill_address(import_row& in) const {
  const int address = in.given.what->find("address"), at = in.given.what->find("door");
  if (address < 0 || at < 0 || in.fills(address) || !in.fills(at)) return;
  const auto id = std::get<uuid>(in.given.values[static_cast<std::size_t>(at)]);
  const auto door = records::find(db_, keys_, records::door_entity, id, area_);
  if (!door) return;
  in.given.values[static_cast<std::size_t>(address)] =
      std::string(door->text(records::door_at::address));
  in.filled |= std::uint64_t{1} << address;
}

void reference_finder::resolve(import_row& in, const row_decoder& decoder) {
  open_.clear();
  const auto home = area_.district() * 1'000'000'000;
  for (const auto& [at, text] : in.refs) {
    const field& what = in.given.what->fields[static_cast<std::size_t>(at)];
    const entity& to = *records::find_entity(what.ref);
    const bool everywhere = to.number == records::organisation_entity.number;
    const std::string& compound = in.parts[part_compound];
    auto found = find(to, text, everywhere ? code_range{home, home + 999'999'999} : range_of(in));
    if (found.empty() && to.number == records::building_entity.number && !compound.empty())
      found = find(to, compound + text, range_of(in));
    if (found.empty() && !everywhere) found = find(to, text, area_);
    settle(in, at, std::move(found), decoder);
  }
  fill_dwelling(in, decoder);
  fill_address(in);
}

}  // namespace wangge::exchange
