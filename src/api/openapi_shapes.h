#pragma once
// Shapes of bodies and answers that are no described entities, one line each:
//   name:type       a member that is always there; name?:type  one that may be missing
//   type            text int num flag time day id object any, [type] for a list, name|null, or the
//                   name of another shape
// A shape this file does not know is an object without more detail.

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace wangge::api {

struct shape_line {
  std::string_view name, members;
};
std::span<const shape_line> sweep_shapes();  // rounds, visits, phones (openapi_shapes_sweep.cpp)

// Writes the schema of a shape and adds the shapes it refers to; false when it is not known here.
bool write_shape(json::writer& out, std::string_view name, std::set<std::string>& more);

// The members of a body that its shape, or a shape within it, does not name; by path. A body that
// is no JSON object, or of a shape that is not known here, has none: its handler reads it.
std::vector<problem> unknown_members(std::string_view body, std::string_view shape);

}  // namespace wangge::api
