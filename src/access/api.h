#pragma once
// The routes of access: sessions, accounts, roles, access tokens, the audit trail, the first start.

#include <vector>

#include "access/parts.h"
#include "api/api.h"

namespace wangge::access {

std::vector<api::route> routes(parts& with);

// By topic; `routes` joins them.
std::vector<api::route> session_routes(parts& with);
std::vector<api::route> account_routes(parts& with);
std::vector<api::route> role_routes(parts& with);
std::vector<api::route> token_routes(parts& with);
std::vector<api::route> audit_routes(parts& with);
std::vector<api::route> setup_routes(parts& with);

}  // namespace wangge::access
