#pragma once
// GeoJSON for the schematic map. Coordinates are WGS-84.

#include <string>

#include "api/api.h"
#include "base/codes.h"
#include "records/figures.h"

namespace wangge::territory {

// Outlines of the units of one level in the range, each with the figure's value.
std::string units_geojson(api::call& ask, access::scope range, codes::level level,
                          const records::figure& figure);

// Compounds, buildings, courtyards, entrances and places of a small range.
std::string places_geojson(api::call& ask, access::scope range);

}  // namespace wangge::territory
