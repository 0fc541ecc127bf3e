#pragma once
// Accounts, roles and tokens as the API shows them.

#include "access/account.h"
#include "access/parts.h"
#include "api/api.h"
#include "base/json.h"

namespace wangge::access {

// {code, name, level} of a unit; the name is "" while the register does not have it.
void write_unit(json::writer& out, const api::services& with, std::int64_t code);
void write_account(json::writer& out, const api::services& with, const account& one, instant now);
void write_role(json::writer& out, const role& one);
void write_token(json::writer& out, const api_token& one);
// An instant, or null for 0.
void write_instant(json::writer& out, std::string_view name, instant at);

// What the web apps need to know of who is signed in. `open` is null for access tokens.
std::string session_text(const api::services& with, const parts& here, const account& one,
                         const session* open);

}  // namespace wangge::access
