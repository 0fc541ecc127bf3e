#include "exchange/matching.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "gen/entities.h"

namespace wangge::exchange {
namespace {

using records::entity;
using records::record;

std::map<int, matching> declare() {
  namespace unit = records::unit_at;
  namespace organisation = records::organisation_at;
  namespace compound = records::compound_at;
  namespace entrance = records::entrance_at;
  namespace building = records::building_at;
  namespace courtyard = records::courtyard_at;
  namespace door = records::door_at;
  namespace place = records::place_at;
  namespace stall = records::stall_at;
  namespace household = records::household_at;
  namespace person = records::person_at;
  namespace residence = records::residence_at;
  std::map<int, matching> all;
  all[records::unit_entity.number] = {{{{unit::code}, true}}, {}};
  all[records::organisation_entity.number] = {{{{organisation::kind, organisation::name}}},
                                              {organisation::credit_code}};
  all[records::compound_entity.number] = {{{{compound::name}}}, {}};
  all[records::entrance_entity.number] = {{{{entrance::name}}}, {entrance::compound}};
  all[records::building_entity.number] = {{{{building::name}}}, {building::compound}};
  all[records::courtyard_entity.number] = {{{{courtyard::address}}}, {}};
  all[records::door_entity.number] = {
      {{{door::building, door::number}}, {{door::courtyard, door::number}}}, {door::unit_no}};
  all[records::place_entity.number] = {{{{place::credit_code}, true}, {{place::kind, place::name}}},
                                       {place::credit_code}};
  all[records::stall_entity.number] = {
      {{{stall::credit_code}, true}, {{stall::market, stall::number}}}, {}};
  all[records::household_entity.number] = {
      {{{household::door, household::address}}}, {household::kind}, true};
  all[records::person_entity.number] = {
      {{{person::id_number, person::name}, true},
       {{person::name, person::birth_date, person::phone}},
       {{person::name, person::household}},
       {{person::name, person::birth_date, person::household, person::phone}, false, true}},
      {person::id_number, person::birth_date, person::sex}};
  all[records::residence_entity.number] = {
      {{{residence::person, residence::kind, residence::address}}}, {residence::from_on}};
  return all;
}

bool same_value(const record& a, const record& b, int at) {
  if (const auto* text = std::get_if<std::string>(&a.values[at])) {
    const auto* other = std::get_if<std::string>(&b.values[at]);
    return other && (*text == *other || fold(*text) == fold(*other));
  }
  return a.values[at] == b.values[at];
}

void mix(std::uint64_t& hash, std::string_view bytes) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  hash = (hash ^ 0xff) * 0x100000001b3;
}

void mix_value(std::uint64_t& hash, const records::value& v) {
  if (const auto* text = std::get_if<std::string>(&v)) return mix(hash, fold(*text));
  if (const auto* id = std::get_if<uuid>(&v))
    return mix(hash, {reinterpret_cast<const char*>(id->bytes.data()), id->bytes.size()});
  if (const auto* n = std::get_if<std::int64_t>(&v))
    return mix(hash, {reinterpret_cast<const char*>(n), sizeof *n});
  mix(hash, {});
}

}  // namespace

const matching& matching_of(const entity& of) {
  static const std::map<int, matching> all = declare();
  return all.at(of.number);
}

bool counts(const natural_key& key, const record& one) {
  return key.empty_too ||
         std::all_of(key.fields.begin(), key.fields.end(), [&](int at) { return one.has(at); });
}

bool fits(const natural_key& key, const record& a, const record& b) {
  return std::all_of(key.fields.begin(), key.fields.end(),
                     [&](int at) { return same_value(a, b, at); });
}

bool told_apart(const matching& how, const record& a, const record& b) {
  return std::any_of(how.telling.begin(), how.telling.end(),
                     [&](int at) { return a.has(at) && b.has(at) && !same_value(a, b, at); });
}

std::uint64_t key_hash(const natural_key& key, std::size_t number, const record& one) {
  std::uint64_t hash = 0xcbf29ce484222325 + number;
  if (!key.district) mix_value(hash, one.values[one.what->scope_at]);
  for (const int at : key.fields) mix_value(hash, one.values[at]);
  // The low bits choose the place in a table; FNV leaves them weak.
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93;
  return hash ^ hash >> 32;
}

std::string key_label(const natural_key& key, const entity& of, language lang) {
  std::string out;
  for (const int at : key.fields) {
    const auto& what = of.fields[at];
    if (!out.empty()) out += lang == language::zh ? "、" : ", ";
    out += lang == language::zh ? what.zh : what.en;
  }
  return out;
}

}  // namespace wangge::exchange
