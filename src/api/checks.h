#pragma once
// What every request passes before its handler, and what every answer carries.

#include <exception>
#include <functional>
#include <memory>

#include "api/api.h"

namespace wangge::api {

// ?lang=, then Accept-Language; Chinese otherwise.
language language_of(const http::request& ask);

// Signed in, CSRF token on writes by cookie, permission, known parameters.
result<std::shared_ptr<const access::principal>> admit(
    const route& to, const http::request& ask,
    const std::function<result<std::shared_ptr<const access::principal>>(const http::request&)>&
        who);

// Refuses members of a body that its schema does not name: a mistyped one would be lost without a
// word. What a phone sends is read leniently, operation by operation: it may be of another release.
result<void> check_members(const route& to, const http::request& ask);

failure turned_away_failure(int status);
void add_api_headers(http::response& out, const settings& config);
void add_page_headers(http::response& out, const settings& config);

// The reason a broken machine gives; the cause goes to the log.
failure failure_of(const std::exception& what);

}  // namespace wangge::api
