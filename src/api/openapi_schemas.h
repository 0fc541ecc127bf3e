#pragma once
// The components of the OpenAPI description: one schema per entity, the shared ones by hand.

#include <set>
#include <string>

#include "base/json.h"

namespace wangge::api {

// `used`: every schema name that a route refers to; each gets a definition.
void write_components(json::writer& out, const std::set<std::string>& used);

}  // namespace wangge::api
