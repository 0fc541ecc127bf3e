#pragma once
// A refusal as problem+json (RFC 9457) in the reader's language, every violation with its field.

#include "base/error.h"
#include "http/http.h"

namespace wangge::http {

// `status` overrides the catalogue's status of the first violation (0: keep it).
response problem_response(const failure& why, language lang, int status = 0);

}  // namespace wangge::http
