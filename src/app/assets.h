#pragma once
// The web apps inside the binary (cmake/pack_web.py made the pack).

#include "http/http.h"

namespace wangge::app {

// The page or file for a path; "/", "/wall", "/field" and the addresses below give their index
// page.
http::response asset(const http::request& ask);

}  // namespace wangge::app
