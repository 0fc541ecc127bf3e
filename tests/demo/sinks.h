#pragma once
// Where the tests send a demonstration.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "demo/generate.h"
#include "demo/names.h"
#include "gen/entities.h"
#include "records/figures.h"
#include "records/tally.h"

namespace wangge::demo {

using records::record;

inline const progress silent = [](int, int) {};

inline std::string text_of(const db::value& one) {
  if (const auto* whole = std::get_if<std::int64_t>(&one)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&one)) return std::to_string(*real * 1e7);
  if (const auto* text = std::get_if<std::string>(&one)) return *text;
  if (const auto* id = std::get_if<uuid>(&one)) return to_string(*id);
  return "-";
}

inline std::uint64_t mix(std::uint64_t digest, std::string_view text) {
  for (const char c : text) digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return (digest ^ 0xff) * 0x100000001b3;
}

// Everything in one number.
struct digest_sink : sink {
  std::uint64_t value = 0xcbf29ce484222325;
  void add(record one) override {
    value = mix(mix(value, one.what->name), to_string(one.id));
    for (const auto& each : one.values) value = mix(value, text_of(each));
  }
};

// Keeps a small demonstration whole.
struct keeping_sink : sink {
  std::vector<record> all;
  void add(record one) override { all.push_back(std::move(one)); }
  std::vector<const record*> of(const records::entity& what) const {
    std::vector<const record*> out;
    for (const auto& one : all) {
      if (one.what == &what) out.push_back(&one);
    }
    return out;
  }
};

// What a stream of two million records must hold, checked as they pass.
struct counting_sink : sink {
  std::vector<std::int64_t> measures = std::vector<std::int64_t>(records::measure_count());
  std::unordered_set<std::uint64_t> id_numbers;  // without their check characters
  std::unordered_set<std::string> credit_codes;
  std::unordered_map<uuid, int, uuid_hash> homes;   // persons present in each household
  std::map<std::int64_t, std::int64_t> registered;  // households by grid
  std::map<std::int64_t, std::int64_t> wanted;
  std::unordered_map<std::int64_t, std::array<std::int64_t, 16>> by_grid;  // by entity number
  uuid last_id{};
  int repeated_ids = 0, repeated_codes = 0, out_of_order = 0, reserved = 0;
  std::vector<int> scratch;

  void add(record one) override {
    records::measures_of(one, scratch);
    for (const int at : scratch) ++measures[at];
    ++by_grid[one.grid()][one.what->number];
    if (one.what == &records::person_entity) see_person(one);
    if (one.what == &records::household_entity) see_household(one);
    if (one.what == &records::unit_entity && one.has(records::unit_at::registered_households)) {
      wanted[one.grid()] = one.integer(records::unit_at::registered_households);
    }
    const int code = one.what->find("credit_code");
    if (code >= 0 && one.has(code)) {
      repeated_codes += !credit_codes.insert(std::string(one.text(code))).second;
    }
  }

  void see_household(const record& one) {
    namespace at = records::household_at;
    homes[one.id] = 0;
    registered[one.grid()] += one.integer(at::registered);
  }

  void see_person(const record& one) {
    namespace at = records::person_at;
    const auto home = homes.find(std::get<uuid>(one.values[at::household]));
    ASSERT_NE(home, homes.end());
    home->second += one.integer(at::presence) == records::person_presence::present;
    reserved += is_reserved_name(one.text(at::name));
    if (one.has(at::id_number)) {
      const std::string number(one.text(at::id_number).substr(0, 17));
      repeated_ids += !id_numbers.insert(std::stoull(number)).second;
    }
    out_of_order += !(last_id < one.id);
    last_id = one.id;
  }

  std::int64_t figure(std::string_view id) const {
    const auto* found = records::find_figure(id);
    if (!found) throw std::logic_error("no figure " + std::string(id));
    std::int64_t sum = 0;
    for (const int at : records::measures_of(*found)) sum += measures[at];
    return sum;
  }
};

}  // namespace wangge::demo
