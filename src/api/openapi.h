#pragma once
// The description of every route as OpenAPI 3.1, made from the route table and the entities.

#include <string>

#include "api/router.h"

namespace wangge::api {

std::string openapi(const router& table);

}  // namespace wangge::api
