#pragma once
// Answers that are worth packing: a phone pays for every byte.

#include "http/http.h"

namespace wangge::http {

// Packs the body when the client takes gzip and it is more than a packet.
void compress(response& out, const request& ask);

}  // namespace wangge::http
