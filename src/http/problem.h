#pragma once
// A refusal as problem+json (RFC 9457) in the reader's language, every violation with its field:
// {type, title, status, detail, code, errors: [{code, field, message}], conflict}. The title says
// what kind of refusal it is and is the same for every one of its status; detail is the message of
// the first violation. 401 says how to sign in, 429 and 503 when to come back.

#include "base/error.h"
#include "http/http.h"

namespace wangge::http {

// `status` overrides the catalogue's status of the first violation (0: keep it).
response problem_response(const failure& why, language lang, int status = 0);

}  // namespace wangge::http
