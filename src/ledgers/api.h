#pragma once
// Routes of ledgers, of the offices' own templates, of asked forms and of contacts.

#include <vector>

#include "api/api.h"

namespace wangge::ledgers {

std::vector<api::route> routes();

// By part; routes() joins them.
std::vector<api::route> ledger_routes();
std::vector<api::route> template_routes();
std::vector<api::route> form_routes();
std::vector<api::route> saved_routes();
std::vector<api::route> contact_routes();
std::vector<api::route> saved_routes();

// Refuses unit_above where the caller's area does not cover the owner of a ledger or workbook.
result<void> may_change(const api::call& ask, std::int64_t owner);

}  // namespace wangge::ledgers
